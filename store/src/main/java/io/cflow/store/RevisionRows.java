package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.Step;
import io.cflow.engine.Track;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of steps that take an execution to another version of its plan. */
final class RevisionRows {

  private final RowSet adopted = new RowSet(RevisionSql.ADOPTED, "uuid", "uuid");
  private final RowSet tracks = new RowSet(
      RevisionSql.TRACKS, "uuid", "text", "text", "text", "text", "text", "text");
  private final RowSet waits = new RowSet(RevisionSql.WAITS, "uuid", "text", "text");
  private final RowSet holds = new RowSet(RevisionSql.HOLDS, "uuid", "text", "text");
  private final RowSet tasks = new RowSet(
      RevisionSql.TASKS, "uuid", "text", "uuid", "int", "text", "text", "text", "text", "text", "text", "text", "int",
      "text");
  private final RowSet revised = new RowSet(RevisionSql.REVISED, "uuid", "int", "text", "text", "int", "text");
  private final RowSet broughtBack = new RowSet(RevisionSql.BROUGHT_BACK, "uuid");
  private final Ledger ledger;

  /** Where history is written. */
  @FunctionalInterface
  interface Ledger {
    void note(ExecutionState execution, String kind, String subject, String actor, String detail);
  }

  RevisionRows(Ledger ledger) {
    this.ledger = ledger;
  }

  /** In the order they must be written, before everything that changes a track or a task. */
  List<RowSet> all() {
    return List.of(adopted, tracks, tasks, waits, holds, revised, broughtBack);
  }

  void step(ExecutionState execution, Step.Revising step) {
    switch (step) {
      case Step.Adopt adopt -> adopt(execution, adopt);
      case Step.Begin begin -> begin(execution, begin.track());
      case Step.Await await -> waits.put(
          List.of(execution.id(), await.track()), execution.id(), await.track(), joined(await.waitsFor()));
      case Step.Hold hold -> hold(execution, hold);
      case Step.Add add -> add(execution, add);
      case Step.Renew renew -> revise(execution, renew.number(), new Revised(
          0, renew.reason(), renew.inputs(), renew.version(), numbers(renew.needs())));
      case Step.Supersede over -> supersede(execution, over);
      case Step.Restore back -> restore(execution, back);
      case Step.Keep keep -> keep(execution, keep);
    }
  }

  private void adopt(ExecutionState execution, Step.Adopt adopt) {
    adopted.put(execution.id(), execution.id(), adopt.plan());
    note(execution, "plan-adopted", "", adopt.actor(), "plan version %d: %s".formatted(adopt.version(), adopt.reason()));
  }

  private void begin(ExecutionState execution, Track track) {
    tracks.put(
        List.of(execution.id(), track.name()), execution.id(), execution.tenant(), track.name(), track.stage().name(),
        track.standing().label(), joined(track.waitsFor()), Texts.brief(track.note()));
    note(execution, "track-begun", track.name(), "engine", track.note());
  }

  private void hold(ExecutionState execution, Step.Hold hold) {
    holds.put(List.of(execution.id(), hold.track()), execution.id(), hold.track(), Texts.brief(hold.reason()));
    note(execution, hold.reason().isEmpty() ? "track-released" : "track-paused", hold.track(), "engine", hold.reason());
  }

  private void add(ExecutionState execution, Step.Add add) {
    var task = add.task();
    var id = AgentTask.id(execution.id(), task.number());
    tasks.put(
        id, id, execution.tenant(), execution.id(), task.number(), task.track(), task.stage().name(),
        task.capability().role().name(), task.capability().name(), task.story(), numbers(task.needs()), add.inputs(),
        add.version(), Texts.brief(add.reason()));
  }

  private void supersede(ExecutionState execution, Step.Supersede over) {
    revise(execution, over.number(), new Revised(
        over.version(), "superseded: " + over.reason(), over.inputs(), null, null));
    note(execution, "result-superseded", subject(execution, over.number()), "engine", over.reason());
  }

  private void restore(ExecutionState execution, Step.Restore back) {
    var id = AgentTask.id(execution.id(), back.number());
    revise(execution, back.number(), new Revised(0, back.reason(), null, null, numbers(back.needs())));
    broughtBack.put(id, id);
    note(execution, "result-kept", subject(execution, back.number()), "engine", back.reason());
  }

  /** What changes in a task's row; null keeps what is there. */
  private record Revised(
      int supersededIn, String cause, @Nullable String inputs, @Nullable Integer version, @Nullable String needs) {}

  private void revise(ExecutionState execution, int number, Revised row) {
    var id = AgentTask.id(execution.id(), number);
    revised.put(id, id, row.supersededIn(), Texts.brief(row.cause()), row.inputs(), row.version(), row.needs());
  }

  private void keep(ExecutionState execution, Step.Keep keep) {
    Map<String, Long> capabilities = keep.numbers().stream()
        .map(number -> execution.planned(number).capability().toString())
        .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    var detail = capabilities.entrySet().stream()
        .map(each -> each.getValue() == 1 ? each.getKey() : each.getKey() + " (" + each.getValue() + ")")
        .collect(Collectors.joining(", ", "inputs unchanged in plan version " + keep.version() + ": ", ""));
    note(execution, "results-kept", keep.track(), "engine", detail);
  }

  private void note(ExecutionState execution, String kind, String subject, String actor, String detail) {
    ledger.note(execution, kind, subject, actor, detail);
  }

  private static String subject(ExecutionState execution, int number) {
    return CommitBatch.subject(execution, number);
  }

  private static String joined(List<String> names) {
    return String.join(RevisionSql.SEPARATOR, names);
  }

  private static String numbers(List<Integer> needs) {
    return joined(needs.stream().map(String::valueOf).toList());
  }
}
