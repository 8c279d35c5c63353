package io.cflow.store;

import io.cflow.engine.Event;
import io.cflow.engine.ExecutionState;
import io.cflow.engine.Step;
import io.cflow.port.Committed;
import io.cflow.port.Committed.Consequence;
import io.cflow.store.InFlight.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What is written together: events that memory has followed already, and the tasks that start with them. */
record Wave(List<Applied> applied, List<Started> started) {

  /** Events in one transaction; bounds its memory and how long the first of them waits. */
  private static final int MOST = 1_000;

  /** Something to be written, and who waits for it. @param call the row it came in, if it came from another process */
  record Entry(UUID execution, Event event, Optional<UUID> call, CompletableFuture<List<Step>> verdict) {

    /** The lease of the body whose outcome it is, if it is one. */
    Optional<Lease> ended() {
      return event instanceof Event.TaskEnded ended
          ? Optional.of(new Lease(execution, ended.number(), ended.lease()))
          : Optional.empty();
    }
  }

  record Applied(Entry entry, ExecutionState execution, List<Step> steps) {}

  Wave() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  boolean isFull() {
    return applied.size() >= MOST;
  }

  boolean isEmpty() {
    return applied.isEmpty() && started.isEmpty();
  }

  /** Built from where memory stands now, at the end: a row that changed several times is written once. */
  List<RowSet> rows(Supplier<UUID> ids, boolean announces) {
    var batch = new CommitBatch(ids, announces);
    for (var one : applied) {
      batch.event(one.execution(), one.entry().event(), one.steps());
      one.steps().forEach(step -> batch.step(one.execution(), step));
      one.entry().call().ifPresent(call -> batch.applied(call, one.steps()));
    }
    started.forEach(one -> batch.started(one.execution(), one.task()));
    return batch.filled();
  }

  /** The same, one wave for each execution. */
  Map<UUID, Wave> byExecution() {
    var parts = new LinkedHashMap<UUID, Wave>();
    applied.forEach(one -> parts.computeIfAbsent(one.execution().id(), id -> new Wave()).applied.add(one));
    started.forEach(one -> parts.computeIfAbsent(one.execution().id(), id -> new Wave()).started.add(one));
    return parts;
  }

  /** Takes out what belongs to one execution. */
  Wave remove(UUID execution) {
    var part = byExecution().getOrDefault(execution, new Wave());
    applied.removeAll(part.applied);
    started.removeAll(part.started);
    return part;
  }

  Committed committed() {
    var consequences = new ArrayList<Consequence>();
    for (var one : applied) {
      one.steps().forEach(step ->
          consequences.add(new Consequence(one.execution().id(), one.execution().tenant(), step)));
    }
    return new Committed(started.stream().map(Started::task).toList(), consequences);
  }

  /** Whether nobody did anything, except that executions were taken up. */
  boolean onlyOpens() {
    return applied.stream().allMatch(one -> one.entry().event() instanceof Event.Opened);
  }
}
