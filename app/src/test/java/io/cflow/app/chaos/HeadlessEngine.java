package io.cflow.app.chaos;

import io.cflow.app.engine.Gates;
import io.cflow.app.engine.Inbox;
import io.cflow.app.engine.Publication;
import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.ExecutionState.Rules;
import io.cflow.engine.GatePolicy;
import io.cflow.engine.Step;
import io.cflow.engine.Workflow;
import io.cflow.port.Committed;
import io.cflow.port.CrashPoint;
import io.cflow.port.Journal;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.flow.PlanReading;
import io.cflow.processors.flow.TaskSplitting;
import io.cflow.processors.flow.WorkflowReader;
import io.cflow.processors.intake.InboxProject;
import io.cflow.processors.intake.IntakeLimits;
import io.cflow.store.Database;
import io.cflow.store.DatabaseAddress;
import io.cflow.store.JdbcIntake;
import io.cflow.store.Outbox;
import io.cflow.store.Ownership;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The engine without routes and web, in a process that is there to be killed: the real intake, journal, gates and
 * publication, and agents that need a moment. Says on its standard output what happens and does what it is told on its
 * standard input.
 */
final class HeadlessEngine {

  static final int POOL = 8;
  /** A body needs about this long, so that somebody is always at work. */
  private static final long WORK_NANOS = Long.getLong("chaos.work.millis", 2) * 1_000_000;

  private final History history;
  private final Ownership ownership;
  private final JdbcIntake intake;
  private final Publication publication;
  private final Gates gates;
  private final Inbox inbox;
  private final PlanReading reading = new PlanReading(new ProjectReader());
  private final TaskSplitting splitting;

  private HeadlessEngine(DatabaseAddress address, String worker, Path inboxFolder, History history) {
    this.history = history;
    var workflow = workflow();
    var clock = shifted();
    var ids = new SkewedIds(clock);
    var database = Database.open(address);
    var rules = Map.of(workflow.name(), new Rules(workflow, new GatePolicy(true, Set.of())));
    this.ownership = new Ownership(
        database, new Ownership.Settings(worker, rules, POOL, Map.of()), this::committed, ids);
    this.splitting = new TaskSplitting(workflow, false);
    this.intake = new JdbcIntake(database, ownership, ids);
    this.publication = new Publication(new Outbox(database, ownership));
    this.gates = Wiring.approving(database, ownership.journal(), ids);
    this.inbox = new Inbox(
        inboxFolder, inboxFolder.resolveSibling("projects"), Duration.ZERO, IntakeLimits.DEFAULT, clock);
  }

  static Workflow workflow() {
    try (var file = HeadlessEngine.class.getResourceAsStream("/workflows/bmad.yaml")) {
      return WorkflowReader.read("bmad.yaml", new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A clock that jumps, if it was wished for: forward by an hour and back again, every other second. */
  private static InstantSource shifted() {
    var jump = Duration.ofSeconds(Long.getLong("chaos.clock.jump.seconds", 0));
    var clock = InstantSource.system();
    return () -> clock.instant().getEpochSecond() % 2 == 0 ? clock.instant().plus(jump) : clock.instant().minus(jump);
  }

  /** Called by whoever commits. */
  private void committed(Committed committed) {
    committed.started().forEach(task -> Thread.startVirtualThread(() -> perform(task)));
    for (var consequence : committed.steps()) {
      switch (consequence.step()) {
        case Step.Ask _ -> background(() -> gates.opened(consequence));
        case Step.Settle settle when settle.status().isOver() -> background(() -> {
          publication.drain();
          say("over " + consequence.execution());
        });
        // Whoever asked before may have died before anybody answered.
        case Step.Settle _ -> background(() -> gates.opened(consequence));
        case Step.Record ended when !ended.outcome().artifacts().isEmpty() -> background(publication::drain);
        default -> {}
      }
    }
  }

  /** Trouble is what this is for: the next heartbeat looks again. */
  private static void background(Runnable work) {
    Thread.startVirtualThread(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        say("trouble " + e);
      }
    });
  }

  private void perform(AgentTask task) {
    history.claimed(task);
    LockSupport.parkNanos(WORK_NANOS / 2 + Math.floorMod(task.lease() * 7_919 + task.number(), WORK_NANOS + 1));
    var content = "# %s\n\nFor %s, as task %d.\n".formatted(task.capability(), task.story(), task.number());
    var path = "tasks/%03d.md".formatted(task.number());
    long began = history.begins(task);
    try {
      ownership.journal().record(
          task, new Outcome.Succeeded("made " + path, List.of(new Artifact(path, content))));
      history.ended(task, began);
    } catch (RuntimeException e) {
      say("trouble " + e);
    }
  }

  private void look() {
    for (var project : inbox.ready()) {
      take(project);
    }
  }

  private void take(InboxProject project) {
    try {
      var accepted = intake.accept(splitting.split(reading.check(reading.read(inbox.read(project)))));
      inbox.taken(project, accepted);
      say("accepted " + accepted.execution() + " " + project.name());
    } catch (RuntimeException e) {
      inbox.refuse(project, e);
    }
  }

  /** What the housekeeping route does every two seconds. */
  private void heartbeat() {
    try {
      if (!ownership.heartbeat()) {
        say("fenced");
        System.exit(3);
      }
      ownership.takeOver();
      ownership.catchUp();
      publication.retry();
    } catch (RuntimeException e) {
      say("trouble " + e);
    }
  }

  private void obey(String order) {
    switch (order.split(" ")[0]) {
      case "look" -> background(this::look);
      case "toggle" -> background(() -> toggle(UUID.fromString(order.split(" ")[1])));
      case "hits" -> hits();
      case "leave" -> {
        ownership.leave();
        System.exit(0);
      }
      default -> throw new IllegalArgumentException(order);
    }
  }

  /** Pauses an execution and lets it go on, whoever owns it. */
  private void toggle(UUID execution) {
    signal(execution, new Signal.Pause());
    signal(execution, new Signal.Resume());
    say("toggled " + execution);
  }

  private void signal(UUID execution, Signal signal) {
    CrashPoint.WORD_TAKEN.hit();
    try {
      ownership.journal().offer(execution, new Event.Signalled(signal, "operator")).join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof Journal.Pending)) {
        throw e;
      }
    }
    CrashPoint.WORD_APPLIED.hit();
  }

  private static void hits() {
    for (var point : CrashPoint.values()) {
      say("hits " + point + " " + point.hits());
    }
    say("counted");
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /** @param arguments url, user, password, worker, inbox, history file */
  public static void main(String[] arguments) throws IOException {
    var address = new DatabaseAddress(arguments[0], arguments[1], arguments[2]);
    try (var history = new History(Path.of(arguments[5]))) {
      var inbox = Files.createDirectories(Path.of(arguments[4]));
      var engine = new HeadlessEngine(address, arguments[3], inbox, history);
      say("up");
      engine.ownership.takeOver();
      engine.ownership.resume();
      say("resumed");
      var pulse = Executors.newSingleThreadScheduledExecutor();
      pulse.scheduleWithFixedDelay(engine::heartbeat, 0, 2, TimeUnit.SECONDS);
      try (var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
          engine.obey(order);
        }
      }
      // Whoever gave the orders is gone.
      Runtime.getRuntime().halt(0);
    }
  }
}
