package io.cflow.engine;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a journal would have written, as the simplest thing that can be: rows in maps. It refuses what the guards of
 * the real tables refuse, so a step that could not be stored fails the test that made it.
 */
final class Tables {

  private final UUID id;
  private final List<PlannedTask> planned;
  private final Map<String, Track> begun = new LinkedHashMap<>();
  private final ExecutionState.Rules rules;
  private final Map<Integer, SavedTask> tasks = new HashMap<>();
  private final Map<String, SavedTrack> tracks = new LinkedHashMap<>();
  private final List<Step.Move> moves = new ArrayList<>();
  private ExecutionStatus status = ExecutionStatus.RUNNING;
  private boolean quiet;

  Tables(UUID id, WorkPlan work, ExecutionState.Rules rules) {
    this.id = id;
    this.planned = new ArrayList<>(work.tasks());
    work.tracks().forEach(track -> begun.put(track.name(), track));
    this.rules = rules;
    work.tasks().forEach(t -> tasks.put(t.number(), new SavedTask(t.number(), TaskState.BLOCKED, 0, 0)));
    work.tracks().forEach(t -> tracks.put(t.name(), new SavedTrack(
        t.name(), t.stage(), null, t.standing(), new Step.Rework(0, ""), null, null)));
  }

  void madeFrom(TaskInputs inputs) {
    planned.forEach(task -> tasks.computeIfPresent(task.number(), (n, row) -> row.madeFrom(inputs.hash(task))));
  }

  void write(List<Step> steps, ExecutionState state) {
    steps.forEach(step -> write(step, state));
  }

  private void write(Step step, ExecutionState state) {
    switch (step) {
      case Step.Release release -> write(release.number(), TaskState.READY, state);
      case Step.Record ended -> write(ended.number(), ended.state(), state);
      case Step.Mark mark -> write(mark.number(), mark.state(), state);
      case Step.Move move -> write(move);
      case Step.Ask ask -> write(ask);
      case Step.Change change -> {
        status = change.status();
        quiet = false;
      }
      case Step.Settle settle -> quiet = settle.quiet();
      case Step.Revising revising -> revise(revising, state);
      case Step.Bury _, Step.RetryLater _, Step.Refuse _, Step.Fenced _ -> {}
    }
  }

  void started(AgentTask task, ExecutionState state) {
    write(task.number(), TaskState.RUNNING, state);
  }

  private void write(int number, TaskState to, ExecutionState state) {
    var row = tasks.get(number);
    tasks.put(number, new SavedTask(
        number, to, state.attempt(number), state.failures(number), row.inputs(), row.supersededIn()));
  }

  private void revise(Step.Revising step, ExecutionState state) {
    switch (step) {
      case Step.Begin(var track) -> {
        begun.put(track.name(), track);
        tracks.put(track.name(), new SavedTrack(
            track.name(), track.stage(), null, track.standing(), new Step.Rework(0, ""), null, null));
      }
      case Step.Await(var name, var first) -> {
        var track = begun.get(name);
        begun.put(name, new Track(name, track.stage(), track.standing(), first, track.note()));
      }
      case Step.Hold(var name, var reason) -> {
        var row = tracks.get(name);
        tracks.put(name, new SavedTrack(
            name, row.stage(), row.cameFrom(), row.standing(), row.rework(), row.decision(), row.heading(), reason));
      }
      case Step.Add add -> {
        planned.add(add.task());
        tasks.put(add.task().number(), new SavedTask(add.task().number(), TaskState.BLOCKED, 0, 0, add.inputs(), 0));
      }
      case Step.Renew renew -> {
        planned.set(renew.number(), state.planned(renew.number()));
        tasks.put(renew.number(), tasks.get(renew.number()).madeFrom(renew.inputs()));
      }
      case Step.Supersede over -> tasks.put(over.number(), tasks.get(over.number()).superseded(over.version()));
      case Step.Restore back -> {
        planned.set(back.number(), state.planned(back.number()));
        tasks.put(back.number(), tasks.get(back.number()).superseded(0));
      }
      case Step.Adopt _, Step.Keep _ -> {}
    }
  }

  private void write(Step.Move move) {
    var row = tracks.get(move.track());
    if (!row.stage().equals(move.from())) {
      throw new IllegalStateException("track '%s' stands in %s: %s".formatted(row.name(), row.stage(), move));
    }
    if (!move.from().equals(move.to()) && !rules.workflow().allows(move.from(), row.cameFrom(), move.to())) {
      throw new IllegalStateException("not in the table: " + move);
    }
    if (move.to().equals(Stage.HIL_SESSION) && move.cameFrom() == null) {
      throw new IllegalStateException("a session without a way back: " + move);
    }
    moves.add(move);
    quiet = false;
    tracks.put(move.track(), new SavedTrack(
        move.track(), move.to(), move.cameFrom(), move.standing(), move.rework(), null, null, row.hold()));
  }

  private void write(Step.Ask ask) {
    var row = tracks.get(ask.track());
    if (row.decision() != null || row.standing() != Track.Standing.ASKED) {
      throw new IllegalStateException("asked out of turn: " + ask);
    }
    tracks.put(ask.track(), new SavedTrack(
        row.name(), row.stage(), row.cameFrom(), row.standing(), row.rework(), ask.decision(), ask.to(), row.hold()));
  }

  /** What a new owner makes of the rows, in whatever order they come. */
  ExecutionState restore(Supplier<UUID> ids) {
    var rows = List.copyOf(begun.values()).reversed().stream().map(this::row).toList();
    return new ExecutionState(id, "tenant", new WorkPlan(planned, rows), rules, ids)
        .restore(status, List.copyOf(tracks.values()), List.copyOf(tasks.values()));
  }

  /** The rows know only where a track stands now, not where it began. */
  private Track row(Track track) {
    var saved = tracks.get(track.name());
    return new Track(track.name(), saved.stage(), saved.standing(), track.waitsFor(), track.note());
  }

  SavedTrack track(String name) {
    return tracks.get(name);
  }

  List<SavedTrack> open(Track.Standing standing) {
    return tracks.values().stream().filter(track -> track.standing() == standing).toList();
  }

  TaskState task(int number) {
    return tasks.get(number).state();
  }

  /** Every move of a track to another stage or standing, oldest first. */
  List<Step.Move> moves() {
    return moves;
  }

  ExecutionStatus status() {
    return status;
  }

  boolean quiet() {
    return quiet;
  }
}
