package io.cflow.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.store.Oracle.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Two engines on one database that get work and faults until enough of them were killed. The seed decides which. */
final class Campaign implements AutoCloseable {

  private static final List<String> WORKERS = List.of("a", "b");
  private static final long LEASE_MILLIS = 6_000;
  private static final long PATIENCE_MILLIS = 120_000;
  private static final int CHECK_EVERY = 5;

  private final Laboratory laboratory = new Laboratory();
  private final RandomGenerator random;
  private final Map<String, Victim> engines = new TreeMap<>();
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private final List<Long> resumes = new ArrayList<>();
  private final List<Long> inheritances = new ArrayList<>();
  private final Map<String, String> reference;
  private int fenced;

  /**
   * What came of it.
   *
   * @param resumeMillis from the start of a process until its own executions go on
   * @param inheritMillis from a kill until another process owns what the killed one did
   */
  record Result(
      Map<Fault, Integer> faults, long executions, long tasks, long repeated, int operations, int refused,
      int lostAnswers, List<Long> resumeMillis, List<Long> inheritMillis) {

    int kills() {
      return faults.getOrDefault(Fault.KILL, 0) + faults.getOrDefault(Fault.KILL_AND_LEAVE, 0);
    }
  }

  Campaign(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var plan = plan("reference");
    var project = laboratory.deliver(plan);
    try (var engine = Victim.start(plan)) {
      engine.await("resumed");
      engine.tell("look");
      engine.await("over ");
      engine.tell("leave");
      engine.awaitExit();
    }
    reference = Laboratory.documents(plan.inbox().resolve(project));
  }

  /**
   * Runs until this many were killed, and then until everything is finished; checks everything on the way.
   *
   * @param first faults that shall not be left to chance
   */
  Result run(int kills, List<Fault> first) throws IOException {
    WORKERS.forEach(this::start);
    first.forEach(this::act);
    for (int round = 1; killed() < kills; round++) {
      act(Fault.drawn(random));
      if (round % CHECK_EVERY == 0) {
        laboratory.check(When.ALWAYS, "after " + counts);
      }
    }
    finish();
    return result();
  }

  /** One fault of a kind, at a moment of its own. */
  private void act(Fault fault) {
    counts.merge(fault, 1, Integer::sum);
    var worker = WORKERS.get(random.nextInt(WORKERS.size()));
    ensureAlive();
    var plan = plan(worker);
    var project = laboratory.deliver(plan);
    if (fault == Fault.FULL_DISK && !laboratory.limitOutput(plan, project)) {
      System.out.println("SKIPPED: this machine does not permit a small disk");
    }
    engines.get(worker).tell("look");
    pause(50 + random.nextInt(600));
    if (fault == Fault.ZOMBIE || fault == Fault.KILL_AND_LEAVE) {
      // Without work in hand there would be nothing to inherit.
      laboratory.await("work for " + worker, () -> running(worker) > 2);
    }
    strike(fault, worker);
  }

  private void strike(Fault fault, String worker) {
    switch (fault) {
      case KILL -> {
        engines.get(worker).kill();
        start(worker);
      }
      case KILL_AND_LEAVE -> inherit(worker);
      case ZOMBIE -> zombie(worker);
      case LEAVE -> {
        engines.get(worker).tell("leave");
        assertThat(engines.get(worker).awaitExit()).isIn(0, 3);
        start(worker);
      }
      case TERMINATE -> laboratory.sql().sql("""
          select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
          where datname = current_database() and application_name like 'cflow%'""").query(Long.class).single();
      case CUT -> laboratory.wire().cut();
      case LOST_ANSWER -> laboratory.wire().loseAnswer();
      case SERVER -> laboratory.restartServer();
      case FULL_DISK -> {
        pause(500);
        laboratory.freeDisks();
      }
    }
  }

  private void inherit(String worker) {
    engines.get(worker).kill();
    long began = System.nanoTime();
    boolean left = owned(worker) > 0;
    laboratory.await("an heir of " + worker, () -> owned(worker) == 0);
    if (left) {
      inheritances.add(millisSince(began));
    }
    start(worker);
  }

  private void zombie(String worker) {
    var engine = engines.get(worker);
    engine.stop();
    laboratory.await("an heir of " + worker, () -> owned(worker) == 0);
    // Its heir shall have begun, and be at work when it comes back.
    pause(LEASE_MILLIS / 10);
    engine.goOn();
    pause(LEASE_MILLIS / 2);
  }

  private long owned(String worker) {
    return laboratory.number("select count(*) from workflow_executions where status = 'running' and owner = '%s'"
        .formatted(worker));
  }

  private long running(String worker) {
    return laboratory.number("""
        select count(*) from agent_tasks t join workflow_executions x on x.id = t.execution_id
        where t.status = 'running' and x.owner = '%s'""".formatted(worker));
  }

  private Victim.Plan plan(String worker) {
    return laboratory.plan(worker).with("-Dchaos.work.millis=80");
  }

  private void start(String worker) {
    var plan = plan(worker);
    // One in five lives with a clock that jumps by an hour.
    var engine = Victim.start(random.nextInt(5) == 0 ? plan.with("-Dchaos.clock.jump.seconds=3600") : plan);
    long began = System.nanoTime();
    engines.put(worker, engine);
    if (!engine.await("resumed").isEmpty()) {
      resumes.add(millisSince(began));
      // What was delivered when the one before it died.
      engine.tell("look");
    }
  }

  /** One that found itself taken over has ended. */
  private void ensureAlive() {
    for (var worker : WORKERS) {
      if (!engines.get(worker).isAlive()) {
        fenced++;
        start(worker);
      }
    }
  }

  private void finish() throws IOException {
    laboratory.freeDisks();
    for (long began = System.nanoTime(); !laboratory.isQuiet(); pause(1_000)) {
      assertThat(millisSince(began)).as("%s %s %s", laboratory.unfinished(), counts, engines.values().stream()
          .map(Victim::said).toList()).isLessThan(PATIENCE_MILLIS);
      ensureAlive();
      engines.values().forEach(engine -> engine.tell("look"));
    }
    engines.values().forEach(engine -> engine.tell("leave"));
    engines.values().forEach(Victim::awaitExit);
    laboratory.check(When.AT_THE_END, "the end");
    laboratory.checkProjects(reference);
  }

  private Result result() throws IOException {
    var files = new ArrayList<Path>();
    try (var all = Files.newDirectoryStream(laboratory.folder(), "history-*.log")) {
      all.forEach(files::add);
    }
    var histories = TaskHistories.read(files, laboratory.sql());
    assertThat(histories.impossible()).as("calls and refusals: %s", laboratory.sql().sql("""
        select i::text from inbound i union all select l::text from ledger l where kind = 'outcome-fenced'""")
        .query(String.class).list()).isEmpty();
    long tasks = laboratory.number("select count(*) from agent_tasks");
    long repeated = laboratory.number("select sum(attempt) - count(*) from agent_tasks where status = 'completed'");
    assertThat(repeated).as("only what was in flight is done again")
        .isLessThanOrEqualTo((long) HeadlessEngine.POOL * (killed() + fenced + counts.getOrDefault(Fault.LEAVE, 0)));
    return new Result(
        counts, laboratory.number("select count(*) from workflow_executions"), tasks, repeated,
        histories.operations(), histories.refusals(), laboratory.wire().lostAnswers(), resumes, inheritances);
  }

  private int killed() {
    return counts.getOrDefault(Fault.KILL, 0) + counts.getOrDefault(Fault.KILL_AND_LEAVE, 0);
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  @Override
  public void close() {
    engines.values().forEach(Victim::close);
    laboratory.close();
  }
}
