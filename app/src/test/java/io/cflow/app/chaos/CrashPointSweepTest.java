package io.cflow.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.Folders;
import io.cflow.port.CrashPoint;
import io.cflow.store.Oracle.When;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine ends at every place where it can, and the next process goes on as if nothing had been. One process for
 * each end: it first has to clean up after the one before.
 */
@Timeout(3_600)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashPointSweepTest {

  /** Of what happens once for each task only the first time and one in the middle, unless everything is wanted. */
  private static final boolean EVERY_TIME = Boolean.getBoolean("chaos.sweep.everything");
  /** Long enough for a call to find the execution open. */
  private static final String SLOW = "-Dchaos.work.millis=150";

  private static Laboratory laboratory;
  private static Map<CrashPoint, Integer> hits;
  private static Map<String, String> reference;
  private static final Map<CrashPoint, Integer> passed = new EnumMap<>(CrashPoint.class);

  record Place(CrashPoint point, int time) {
    @Override
    public String toString() {
      return point + ":" + time;
    }
  }

  @BeforeAll
  static void run_once_without_a_crash_and_count() {
    laboratory = new Laboratory();
    var plan = laboratory.plan("engine").with("-Dcflow.crash=count");
    var project = laboratory.deliver(plan);
    hits = new EnumMap<>(CrashPoint.class);
    try (var engine = Victim.start(plan)) {
      engine.await("resumed");
      engine.tell("look");
      engine.await("over ");
      engine.tell("hits");
      engine.await("counted");
      engine.said().stream().filter(line -> line.startsWith("hits ")).map(line -> line.split(" "))
          .forEach(words -> hits.put(CrashPoint.valueOf(words[1]), Integer.parseInt(words[2])));
      engine.tell("leave");
      assertThat(engine.awaitExit()).as(laboratory.errors()).isZero();
    }
    reference = Laboratory.documents(plan.inbox().resolve(project));
    assertThat(reference).hasSizeGreaterThan(10);
    laboratory.check(When.AT_THE_END, "the reference run");
  }

  @AfterAll
  static void close() {
    laboratory.close();
  }

  static Stream<Place> places() {
    return hits.entrySet().stream()
        .flatMap(hit -> times(hit.getValue()).stream().map(time -> new Place(hit.getKey(), time)));
  }

  private static List<Integer> times(int all) {
    var wanted = new TreeSet<Integer>();
    for (int time = 1; time <= all; time++) {
      if (EVERY_TIME || time == 1 || time == all / 2) {
        wanted.add(time);
      }
    }
    return List.copyOf(wanted);
  }

  @Order(1)
  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void a_process_that_ends_here_harms_nothing(Place place) {
    var plan = laboratory.plan("engine");
    laboratory.deliver(plan);
    endAt(plan, place);
    laboratory.check(When.ALWAYS, place.toString());
    passed.merge(place.point(), 1, Integer::sum);
  }

  private static void endAt(Victim.Plan plan, Place place) {
    try (var engine = Victim.start(plan.with("-Dcflow.crash=" + place))) {
      if (!engine.await("resumed").isEmpty()) {
        engine.tell("look");
      }
      assertThat(engine.awaitExit()).as("%s was reached: %s", place, engine.said()).isEqualTo(137);
    }
  }

  @Order(2)
  @Test
  void a_process_that_ends_while_it_takes_over_harms_nothing() {
    var ghost = laboratory.plan("ghost");
    laboratory.deliver(ghost);
    endAt(ghost, new Place(CrashPoint.COMMIT_DONE, 5));
    laboratory.forget("ghost");
    endAt(laboratory.plan("engine"), new Place(CrashPoint.TAKEN_OVER, 1));
    laboratory.check(When.ALWAYS, "TAKEN_OVER");
    passed.merge(CrashPoint.TAKEN_OVER, 1, Integer::sum);
  }

  @Order(3)
  @ParameterizedTest
  @MethodSource
  void an_owner_that_ends_with_a_call_in_hand_applies_it_once(CrashPoint point) {
    var plan = laboratory.plan("owner");
    var project = laboratory.deliver(plan);
    try (var caller = Victim.start(laboratory.plan("caller"))) {
      caller.await("resumed");
      String execution;
      try (var owner = Victim.start(plan.with(SLOW).with("-Dcflow.crash=" + point + ":1"))) {
        owner.await("resumed");
        owner.tell("look");
        execution = accepted(owner, project);
        caller.tell("toggle " + execution);
        assertThat(owner.awaitExit()).as("%s was reached: %s", point, owner.said()).isEqualTo(137);
        laboratory.check(When.ALWAYS, point.toString());
      }
      try (var owner = Victim.start(plan)) {
        caller.await("toggled");
        // It may take over others meanwhile, and finish those first.
        owner.await("over " + execution);
        assertThat(laboratory.number("select count(*) from ledger where kind = 'execution-paused' and execution_id in "
            + "(select execution_id from inbound)")).isEqualTo(laboratory.number("select count(*) / 2 from inbound"));
        passed.merge(point, 1, Integer::sum);
      }
    }
  }

  static List<CrashPoint> an_owner_that_ends_with_a_call_in_hand_applies_it_once() {
    return List.of(CrashPoint.CALL_TAKEN, CrashPoint.CALL_APPLIED);
  }

  @Order(4)
  @Test
  void a_call_is_applied_although_its_caller_has_ended() {
    var plan = laboratory.plan("owner");
    var project = laboratory.deliver(plan);
    try (var owner = Victim.start(plan.with(SLOW));
        var caller = Victim.start(laboratory.plan("caller").with("-Dcflow.crash=CALL_LEFT:1"))) {
      owner.await("resumed");
      caller.await("resumed");
      owner.tell("look");
      var execution = accepted(owner, project);
      caller.tell("toggle " + execution);
      assertThat(caller.awaitExit()).as(caller.said().toString()).isEqualTo(137);
      laboratory.await("the pause", () -> laboratory.sql()
          .sql("select status from workflow_executions where id = cast(:id as uuid)").param("id", execution)
          .query(String.class).single().equals("paused"));
      owner.tell("toggle " + execution);
      owner.await("over " + execution);
      passed.merge(CrashPoint.CALL_LEFT, 1, Integer::sum);
    }
  }

  private static String accepted(Victim engine, String project) {
    return engine.await(line -> line.startsWith("accepted ") && line.endsWith(project)).split(" ")[1];
  }

  @Order(5)
  @Test
  void in_the_end_everything_is_finished_and_every_document_is_whole() {
    for (var worker : List.of("engine", "owner")) {
      try (var engine = Victim.start(laboratory.plan(worker))) {
        engine.await("resumed");
        engine.tell("look");
        // A process may have ended before it looked into its inbox, and an engine that has not looked yet is quiet too.
        laboratory.await("the end", () -> laboratory.isEverythingTaken() && laboratory.isQuiet());
        engine.tell("leave");
        engine.awaitExit();
      }
    }
    laboratory.check(When.AT_THE_END, "the sweep");
    laboratory.checkProjects(reference);
  }

  @Order(6)
  @Test
  void every_place_was_come_by_and_the_matrix_says_so() {
    var source = Folders.repository().resolve("src/main/java/io/cflow/port/CrashPoint.java");
    var rows = Stream.of(CrashPoint.values()).map(point -> "| `%s` | %s | %s | %s |".formatted(
        point, CrashMatrix.said(source, point.name()),
        hits.get(point) > 1 ? "the first time; in the middle" : "the first time",
        passed.containsKey(point) ? "goes on" : "NOT TRIED")).toList();
    CrashMatrix.check("places", "| place | what is true there | ended there | outcome |", rows);
  }
}
