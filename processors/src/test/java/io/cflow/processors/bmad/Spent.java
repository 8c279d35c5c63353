package io.cflow.processors.bmad;

import java.lang.management.ManagementFactory;

/** Processor time of this thread: other work on the machine does not count. */
final class Spent {

  private Spent() {}

  /** Nanoseconds of the fastest of several runs, since everything that disturbs a run makes it slower. */
  static long fastest(int runs, Runnable work) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      long start = now();
      work.run();
      best = Math.min(best, now() - start);
    }
    return best;
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
