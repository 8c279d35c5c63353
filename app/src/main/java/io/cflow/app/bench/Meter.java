package io.cflow.app.bench;

import com.sun.management.OperatingSystemMXBean;
import io.cflow.store.Activity;
import java.lang.management.ManagementFactory;

/** Reads what has been spent since it was made. */
final class Meter {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Activity activity;
  private final ServerProcesses server;
  private final Reading begin;

  private record Reading(
      long walBytes, long writeTransactions, long statements, long roundTrips, double jvmMillis, double serverMillis) {}

  Meter(Activity activity, ServerProcesses server) {
    this.activity = activity;
    this.server = server;
    this.begin = read();
  }

  private Reading read() {
    var counters = activity.counters();
    return new Reading(
        counters.walBytes(), counters.writeTransactions(), CountingSockets.statements(), CountingSockets.roundTrips(),
        jvmMillis(), server.cpuMillis());
  }

  private static double jvmMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / NANOS_PER_MILLI;
  }

  Cost cost(int units) {
    var end = read();
    return new Cost(
        per(units, end.writeTransactions() - begin.writeTransactions()),
        per(units, end.roundTrips() - begin.roundTrips()),
        per(units, end.statements() - begin.statements()),
        per(units, end.walBytes() - begin.walBytes()),
        per(units, end.jvmMillis() - begin.jvmMillis()),
        per(units, end.serverMillis() - begin.serverMillis()));
  }

  private static double per(int units, double spent) {
    return Math.round(spent / units * 10_000) / 10_000.0;
  }
}
