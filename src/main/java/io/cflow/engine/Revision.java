package io.cflow.engine;

import io.cflow.domain.Stage;
import io.cflow.engine.Track.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes an execution to another version of its plan. A finished story is never opened again; one that has begun does
 * again what is made from something else now, and goes back no further than that; one that has not begun becomes what
 * the new version says; one that has gone is cancelled, with everything it made kept.
 */
final class Revision {

  private final ExecutionState state;
  private final PlanChange change;
  private final List<Step> steps = new ArrayList<>();
  private final RevisedTasks tasks;
  private final RevisedTracks tracks;
  private final Map<String, Track> wanted;
  private final List<String> touched = new ArrayList<>();

  private Revision(ExecutionState state, PlanChange change) {
    this.state = state;
    this.change = change;
    this.tasks = new RevisedTasks(state.tasks(), change, steps);
    this.tracks = new RevisedTracks(state, steps);
    this.wanted = change.work().tracks().stream().filter(track -> !Track.isPlan(track.name()))
        .collect(Collectors.toMap(Track::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  /** Moves {@code state} and returns the steps that lead there; what can run then has not been released yet. */
  static List<Step> apply(ExecutionState state, PlanChange change) {
    var revision = new Revision(state, change);
    revision.go();
    return revision.steps;
  }

  private void go() {
    steps.add(new Step.Adopt(change.plan(), change.version(), change.actor(), summary()));
    state.tracks().values().stream().filter(track -> !track.isPlan()).forEach(this::revise);
    wanted.values().stream().filter(track -> !state.tracks().containsKey(track.name())).forEach(this::begin);
    var planning = new PlanningRevision(state, change, tasks, tracks).go();
    wanted.values().forEach(track -> await(track, planning));
    become();
  }

  private String summary() {
    var changes = change.diff().changes();
    return changes.isEmpty() ? "nothing but statuses changed"
        : (changes.size() == 1 ? "" : changes.size() + " changes, first ") + changes.getFirst();
  }

  private void revise(TrackState track) {
    var now = wanted.get(track.name);
    if (track.standing == Standing.FINISHED) {
      return;
    }
    if (now == null || now.standing() == Standing.CANCELLED) {
      cancel(track, now == null ? "it is not in plan version " + change.version() : now.note());
    } else if (now.standing() == Standing.FINISHED) {
      finish(track);
    } else if (track.standing == Standing.CANCELLED) {
      revive(track, now);
    } else if (hasBegun(track, now)) {
      rework(track, now);
    } else {
      replace(track, now);
    }
  }

  private void cancel(TrackState track, String reason) {
    if (track.standing != Standing.CANCELLED) {
      track.tasks.forEach(task -> tasks.supersede(task, reason));
      tracks.stand(track, Standing.CANCELLED, reason);
    }
  }

  private void finish(TrackState track) {
    var reason = "its documents say that it is done";
    track.tasks.stream().filter(task -> !task.state.isOver()).forEach(task -> tasks.supersede(task, reason));
    tracks.stand(track, Standing.FINISHED, reason);
  }

  /** It goes on where it was, or from the first thing it has to do again. */
  private void revive(TrackState track, Track now) {
    track.tasks.forEach(task -> tasks.supersede(task, reason()));
    var first = add(change.tasks(track.name), track.name);
    var at = track.workingStage();
    var further = state.workflow.rank(at) > state.workflow.rank(now.stage());
    var stage = further ? first.filter(stages -> state.workflow.rank(stages) < state.workflow.rank(at)).orElse(at)
        : now.stage();
    tracks.goBack(track, stage, further ? Standing.OPEN : now.standing(), reason() + " has it again");
    touched.add(track.name);
  }

  /** A person may have let it go on before any of its tasks ran. */
  private boolean hasBegun(TrackState track, Track now) {
    return track.tasks.stream().anyMatch(task -> task.attempt > 0)
        || state.workflow.rank(track.workingStage()) > state.workflow.rank(now.stage());
  }

  private void rework(TrackState track, Track now) {
    var reworking = new Reworking(tasks, state.workflow).go(track.tasks);
    keep(track, reworking.kept());
    if (reworking.isRepeating()) {
      var standing = now.standing() == Standing.HELD ? Standing.HELD : Standing.OPEN;
      tracks.goBack(track, reworking.backFrom(track.workingStage(), track.tasks), standing, reason());
    }
    if (reworking.isTouched()) {
      touched.add(track.name);
    }
  }

  private void keep(TrackState track, List<Integer> kept) {
    if (!kept.isEmpty()) {
      tracks.keep(track.name, kept, change.version());
    }
  }

  private void replace(TrackState track, Track now) {
    var fresh = change.tasks(track.name);
    if (isSameWork(track.tasks, fresh)) {
      if (new Reworking(tasks, state.workflow).go(track.tasks).isTouched()) {
        touched.add(track.name);
      }
    } else {
      track.tasks.forEach(task -> tasks.supersede(task, reason()));
      add(fresh, track.name);
      touched.add(track.name);
    }
    tracks.replace(track, now, reason());
  }

  private static boolean isSameWork(List<TaskEntry> old, List<PlannedTask> fresh) {
    return old.stream().map(task -> task.planned.stage() + " " + task.planned.capability()).toList()
        .equals(fresh.stream().map(task -> task.stage() + " " + task.capability()).toList());
  }

  private void begin(Track track) {
    tracks.begin(track);
    add(change.tasks(track.name()), track.name());
    touched.add(track.name());
  }

  /** What was done before from the same comes back. @return the first stage with something to do */
  private Optional<Stage> add(List<PlannedTask> fresh, String track) {
    var numbers = new HashMap<Integer, Integer>();
    var first = Optional.<Stage>empty();
    for (var task : fresh) {
      var needs = task.needs().stream().map(numbers::get).toList();
      var earlier = first.isEmpty() ? tasks.earlier(task) : Optional.<Integer>empty();
      earlier.ifPresent(number -> tasks.restore(number, needs));
      numbers.put(task.number(), earlier.orElseGet(
          () -> tasks.add(task, track, needs, "new in plan version " + change.version())));
      first = first.isEmpty() && earlier.isEmpty() ? Optional.of(task.stage()) : first;
    }
    return first;
  }

  /** What has begun does not wait for other stories; what was touched waits for the planning that is done again. */
  private void await(Track now, Optional<String> planning) {
    var track = state.tracks().get(now.name());
    var waitsFor = new ArrayList<>(track != null && hasBegun(track, now) ? tracks.waitsFor(now.name()) : now.waitsFor());
    if (touched.contains(now.name())) {
      planning.ifPresent(waitsFor::add);
    }
    tracks.await(now.name(), waitsFor);
  }

  private String reason() {
    return "plan version " + change.version();
  }

  private void become() {
    var rules = new ExecutionState.Rules(state.workflow, state.gates);
    var work = new WorkPlan(tasks.planned(), tracks.tracks());
    boolean open = tracks.saved().stream().map(SavedTrack::standing).anyMatch(standing -> !standing.isOver());
    var status = state.status == ExecutionStatus.FAILED || state.status == ExecutionStatus.COMPLETED && open
        ? ExecutionStatus.RUNNING : state.status;
    if (status != state.status) {
      steps.add(new Step.Change(status, reason() + " has work to do"));
    }
    var next = new ExecutionState(state.id(), state.tenant(), work, rules, state.ids)
        .restore(status, tracks.saved(), tasks.saved());
    state.tasks().stream()
        .filter(task -> task.state == TaskState.RUNNING)
        .filter(task -> tasks.saved().get(task.planned.number()).state() == TaskState.RUNNING)
        .forEach(task -> next.keepRunning(task.planned.number(), task.lease));
    state.become(next);
  }
}
