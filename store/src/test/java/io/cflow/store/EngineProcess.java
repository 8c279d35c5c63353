package io.cflow.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** An owner in a process of its own: accepts plans, works, and tells how far it has come, until it is killed. */
final class EngineProcess {

  private EngineProcess() {}

  public static void main(String[] arguments) throws Exception {
    var address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
    int plans = Integer.parseInt(arguments[4]);
    var performed = new AtomicInteger();
    var engine = Engine.start(Database.open(address), arguments[3], task -> {
      // Somebody is always at work when the kill comes.
      LockSupport.parkNanos(2_000_000);
      System.out.println("performed " + performed.incrementAndGet());
      return Crew.DONE;
    });
    IntStream.range(0, plans).forEach(i -> engine.accept(Samples.tenTasks("forked-" + i)));
    System.out.println("accepted");
    System.in.read();
  }
}
