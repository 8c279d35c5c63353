package io.cflow.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.port.CrashPoint;
import io.cflow.store.Oracle.When;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine ends at every place where it can, and the next one goes on as if nothing had been. */
@Timeout(600)
class CrashPointSweepTest {

  private static Laboratory laboratory;
  private static Map<CrashPoint, Integer> hits;
  private static Map<String, String> reference;

  @BeforeAll
  static void run_once_without_a_crash_and_count() {
    laboratory = new Laboratory();
    var plan = laboratory.plan("engine").with("-Dcflow.crash=count");
    var project = laboratory.deliver(plan);
    hits = new EnumMap<>(CrashPoint.class);
    long began = System.nanoTime();
    try (var engine = Victim.start(plan)) {
      engine.await("resumed");
      System.out.println("resumed after " + (System.nanoTime() - began) / 1_000_000);
      engine.tell("look");
      engine.await("rest ");
      System.out.println("rest after " + (System.nanoTime() - began) / 1_000_000 + engine.said());
      engine.tell("hits");
      engine.await("counted");
      engine.said().stream().filter(line -> line.startsWith("hits ")).map(line -> line.split(" "))
          .forEach(words -> hits.put(CrashPoint.valueOf(words[1]), Integer.parseInt(words[2])));
      engine.tell("leave");
      assertThat(engine.awaitExit()).isZero();
    }
    System.out.println(hits + " " + (System.nanoTime() - began) / 1_000_000);
    reference = Laboratory.documents(plan.inbox().resolve(project));
    laboratory.check(When.AT_THE_END, "the reference run");
  }

  @AfterAll
  static void close() {
    laboratory.close();
  }

  @Test
  void look() {
    System.out.println(reference.keySet());
  }
}
