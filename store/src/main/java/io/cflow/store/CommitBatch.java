package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.Step;
import io.cflow.engine.TaskState;
import io.cflow.engine.Track;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one commit will write, gathered from events and the steps that followed. */
final class CommitBatch {

  private static final String ENGINE = "engine";

  private final RowSet tasks = new RowSet(CommitSql.TASKS, "uuid", "text", "int", "int", "bigint", "text", "text");
  private final RowSet moves = new RowSet(
      CommitSql.STAGE_CHANGES, "uuid", "text", "text", "text", "text", "text", "text", "text", "int", "text", "text");
  private final RowSet executions = new RowSet(CommitSql.EXECUTIONS, "uuid", "text", "bool", "text", "text");
  private final RowSet questions = new RowSet(
      CommitSql.QUESTIONS, "uuid", "text", "uuid", "text", "text", "text", "text", "text", "text");
  private final RowSet answers = new RowSet(CommitSql.ANSWERS, "uuid", "text", "text", "text");
  private final RowSet lapsed = new RowSet(CommitSql.LAPSED, "uuid", "text");
  private final RowSet artifacts = new RowSet(CommitSql.ARTIFACTS, "uuid", "text", "text", "text");
  private final RowSet deadLetters = new RowSet(CommitSql.DEAD_LETTERS, "uuid", "text", "uuid", "text", "text", "text");
  private final RowSet ledger;
  private final RowSet outbox = new RowSet(CommitSql.OUTBOX, "text", "uuid", "text", "text", "text");
  private final RowSet calls = new RowSet(CommitSql.CALLS, "uuid", "text");
  private final RowSet taskArtifacts = new RowSet(
      RevisionSql.TASK_ARTIFACTS, "uuid", "text", "uuid", "text", "text");
  private final RevisionRows revision = new RevisionRows(this::note);
  private final Map<UUID, String> reasons = new HashMap<>();
  private final Map<UUID, @Nullable String> results = new HashMap<>();
  private final Supplier<UUID> ids;

  /** @param announces whether what is noted in the ledger leaves as an event, too */
  CommitBatch(Supplier<UUID> ids, boolean announces) {
    this.ids = ids;
    this.ledger = new RowSet(
        announces ? CommitSql.ANNOUNCED_LEDGER : CommitSql.LEDGER, "text", "uuid", "text", "text", "text", "text");
  }

  /** The sets that hold something, in the order they must be written. */
  List<RowSet> filled() {
    var rest = Stream.of(
        tasks, moves, executions, answers, lapsed, questions, artifacts, taskArtifacts, deadLetters, ledger, outbox,
        calls);
    return Stream.concat(revision.all().stream(), rest)
        .filter(rows -> !rows.isEmpty())
        .toList();
  }

  /** Writes what came from outside, unless it moved nothing: a stale answer is not an answer. */
  void event(ExecutionState execution, Event event, List<Step> steps) {
    if (event instanceof Event.Decided decided && steps.stream().anyMatch(Step.Move.class::isInstance)) {
      var verb = decided.accepted() ? "accept" : "respond";
      answers.add(decided.decision(), verb, decided.actor(), decided.text());
      note(execution, "decision-answered", decided.track(), decided.actor(), verb + " " + decided.text());
    }
  }

  /** In the transaction of its effect, so that a call has it once. */
  void applied(UUID call, List<Step> steps) {
    calls.add(call, EventCodec.text(steps));
  }

  void started(ExecutionState execution, AgentTask task) {
    task(execution, task.number(), TaskState.RUNNING, null);
  }

  void step(ExecutionState execution, Step step) {
    switch (step) {
      case Step.Release release -> task(execution, release.number(), TaskState.READY, null);
      case Step.Record ended -> ended(execution, ended);
      case Step.Mark mark -> task(execution, mark.number(), mark.state(), mark.reason());
      case Step.RetryLater _ -> {}
      case Step.Bury bury -> bury(execution, bury);
      case Step.Move move -> move(execution, move);
      case Step.Ask ask -> ask(execution, ask);
      case Step.Refuse refuse -> refuse(execution, refuse);
      case Step.Change change -> changed(execution, change);
      case Step.Settle settle -> execution(execution, settle.quiet());
      case Step.Revising revising -> revise(execution, revising);
      case Step.Fenced fenced -> note(
          execution, "outcome-fenced", subject(execution, fenced.number()), ENGINE, "stale lease " + fenced.lease());
    }
  }

  /** What was at rest may not be any more, although no track moved; if it still is, that is said again. */
  private void revise(ExecutionState execution, Step.Revising step) {
    revision.step(execution, step);
    if (step instanceof Step.Adopt || step instanceof Step.Hold) {
      execution(execution, false);
    }
  }

  private void task(ExecutionState execution, int number, TaskState state, @Nullable String result) {
    task(execution, number, state, result, "");
  }

  private void task(
      ExecutionState execution, int number, TaskState state, @Nullable String result, String need) {
    var id = AgentTask.id(execution.id(), number);
    // A task that ends and goes on in one commit keeps what it said last.
    var said = result == null ? results.get(id) : result;
    results.put(id, said);
    tasks.put(
        id, id, state.label(), execution.attempt(number), execution.failures(number), execution.lease(number),
        said, need);
  }

  private void ended(ExecutionState execution, Step.Record ended) {
    var outcome = ended.outcome();
    task(execution, ended.number(), ended.state(), Texts.brief(outcome.summary()), need(outcome));
    outcome.artifacts().forEach(artifact -> artifact(execution, ended.number(), artifact));
    var role = execution.planned(ended.number()).capability().role().name();
    note(execution, kind(outcome), subject(execution, ended.number()), role, outcome.summary());
  }

  private static String need(Outcome outcome) {
    return outcome instanceof Outcome.Suspended suspended
        ? suspended.need().name().toLowerCase(Locale.ROOT).replace('_', '-')
        : "";
  }

  private static String kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> "task-succeeded";
      case Outcome.Rejected _ -> "task-rejected";
      case Outcome.Failed _ -> "task-failed";
      case Outcome.Suspended _ -> "task-suspended";
    };
  }

  private void artifact(ExecutionState execution, int number, Artifact artifact) {
    var hash = Texts.hash(Texts.clean(artifact.content()));
    artifacts.put(List.of(execution.id(), artifact.path()), execution.id(), execution.tenant(), artifact.path(), hash);
    var task = AgentTask.id(execution.id(), number);
    taskArtifacts.put(
        List.of(task, artifact.path()), task, execution.tenant(), execution.id(), artifact.path(), hash);
    outbox.add(execution.tenant(), execution.id(), Outbox.DOCUMENT, artifact.path(), hash);
  }

  private void bury(ExecutionState execution, Step.Bury bury) {
    deadLetter(execution, "task", subject(execution, bury.number()), bury.reason());
  }

  private void refuse(ExecutionState execution, Step.Refuse refuse) {
    var reason = "%s -> %s by %s: %s; allowed: %s"
        .formatted(refuse.from(), refuse.to(), refuse.actor(), refuse.reason(), refuse.allowed());
    deadLetter(execution, "transition", refuse.track(), reason);
    note(execution, "transition-refused", refuse.track(), refuse.actor(), reason);
  }

  private void deadLetter(ExecutionState execution, String kind, String subject, String reason) {
    deadLetters.add(ids.get(), execution.tenant(), execution.id(), kind, subject, Texts.brief(reason));
  }

  private void move(ExecutionState execution, Step.Move move) {
    var cameFrom = move.cameFrom() == null ? null : move.cameFrom().name();
    moves.add(
        execution.id(), execution.tenant(), execution.workflow().name(), move.track(), move.from().name(),
        move.to().name(), cameFrom, move.standing().label(), move.rework().iteration(),
        Texts.brief(move.rework().rejection()), Texts.brief(move.reason()));
    if (leavesSession(move)) {
      var session = List.of(execution.id(), move.track());
      questions.remove(session);
      lapsed.put(session, execution.id(), move.track());
    }
    note(execution, "track-" + move.standing().label(), move.track(), ENGINE, describe(move));
    execution(execution, false);
  }

  /** Its question, unless it was answered, is not asked any more. */
  private static boolean leavesSession(Step.Move move) {
    return move.from().equals(Stage.HIL_SESSION) && move.standing() != Track.Standing.ASKED;
  }

  private static String describe(Step.Move move) {
    var where = move.from().equals(move.to()) ? move.to().name() : move.from() + " -> " + move.to();
    return where + ": " + move.reason();
  }

  private void ask(ExecutionState execution, Step.Ask ask) {
    questions.put(
        List.of(execution.id(), ask.track()), ask.decision(), execution.tenant(), execution.id(), ask.track(),
        ask.kind().label(), ask.from().name(), ask.to().name(), ask.question(), Texts.hash(ask.question()));
    note(execution, "decision-asked", ask.track(), ENGINE, ask.question());
  }

  private void changed(ExecutionState execution, Step.Change change) {
    reasons.put(execution.id(), Texts.brief(change.reason()));
    execution(execution, false);
    note(execution, "execution-" + change.status().label(), "", ENGINE, change.reason());
  }

  private void execution(ExecutionState execution, boolean quiet) {
    executions.put(
        execution.id(), execution.id(), execution.status().label(), quiet, execution.currentStage().name(),
        reasons.get(execution.id()));
  }

  private void note(ExecutionState execution, String kind, String subject, String actor, String detail) {
    ledger.add(execution.tenant(), execution.id(), kind, subject, actor, Texts.brief(detail));
  }

  static String subject(ExecutionState execution, int number) {
    var planned = execution.planned(number);
    return planned.story().isEmpty() ? planned.capability().toString() : planned.capability() + " " + planned.story();
  }
}
