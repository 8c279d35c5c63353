package io.cflow.engine;

import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.engine.Track.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The planning under another version of the plan. What has to be planned again walks the planning stages on a track of
 * its own, so that stories the change does not touch go on meanwhile.
 */
final class PlanningRevision {

  private final ExecutionState state;
  private final PlanChange change;
  private final RevisedTasks tasks;
  private final RevisedTracks tracks;
  private final List<PlannedTask> again = new ArrayList<>();

  private record Key(Stage stage, Capability capability, String story) {}

  PlanningRevision(ExecutionState state, PlanChange change, RevisedTasks tasks, RevisedTracks tracks) {
    this.state = state;
    this.change = change;
    this.tasks = tasks;
    this.tracks = tracks;
  }

  /** @return the track on which planning is done again, if there is one */
  Optional<String> go() {
    var known = known();
    var kept = new ArrayList<Integer>();
    change.tasks(Track.PLAN).forEach(fresh -> revise(fresh, known.remove(key(fresh)), kept));
    known.values().forEach(this::leave);
    if (!kept.isEmpty()) {
      tracks.keep(Track.PLAN, kept, change.version());
    }
    return plan();
  }

  private static Key key(PlannedTask task) {
    return new Key(task.stage(), task.capability(), task.story());
  }

  private Map<Key, TaskEntry> known() {
    var known = new LinkedHashMap<Key, TaskEntry>();
    state.tracks().values().stream().filter(TrackState::isPlan).flatMap(track -> track.tasks.stream())
        .forEach(task -> known.put(key(task.planned), task));
    return known;
  }

  private void revise(PlannedTask fresh, @Nullable TaskEntry task, List<Integer> kept) {
    if (task != null && (!tasks.isChanged(task) || isFinished(task.planned.story()))) {
      if (task.state == TaskState.COMPLETED) {
        kept.add(task.planned.number());
      }
    } else if (task != null && RevisedTasks.isToCome(task) && tasks.earlier(fresh).isEmpty()) {
      tasks.renew(task.planned, task.planned.needs());
    } else if (task == null || task.state != TaskState.CANCELLED) {
      repeat(fresh, task);
    }
  }

  /** What it was planned with has served its turn. */
  private boolean isFinished(String story) {
    var track = state.tracks().get(story);
    return track != null && !track.isPlan() && track.standing == Standing.FINISHED;
  }

  private void repeat(PlannedTask fresh, @Nullable TaskEntry task) {
    if (task != null) {
      tasks.supersede(task, tasks.reason(fresh));
    }
    tasks.earlier(fresh).ifPresentOrElse(number -> tasks.restore(number, List.of()), () -> again.add(fresh));
  }

  /** The plan does not ask for it any more: its story has gone, or is done. */
  private void leave(TaskEntry task) {
    if (!task.state.isOver() || isGone(task.planned.story())) {
      tasks.supersede(task, "it is not in plan version " + change.version());
    }
  }

  private boolean isGone(String story) {
    return !story.isEmpty() && change.work().tracks().stream()
        .noneMatch(track -> track.name().equals(story) && track.standing() != Standing.CANCELLED);
  }

  private Optional<String> plan() {
    var open = state.tracks().values().stream()
        .filter(track -> track.isPlan() && !track.standing.isOver()).reduce((first, last) -> last);
    open.ifPresent(this::join);
    if (again.isEmpty()) {
      return Optional.empty();
    }
    var name = Track.plan(change.version());
    var first = again.stream().map(PlannedTask::stage).min(Comparator.comparingInt(state.workflow::rank)).orElseThrow();
    tracks.begin(new Track(
        name, first, Standing.OPEN, open.map(track -> List.of(track.name)).orElse(List.of()),
        "planned again for plan version " + change.version()));
    again.forEach(task -> add(task, name));
    return Optional.of(name);
  }

  /** Planning that has not come to a stage yet does the new work of that stage, too. */
  private void join(TrackState track) {
    int at = state.workflow.rank(track.workingStage());
    var ahead = again.stream().filter(task -> state.workflow.rank(task.stage()) >= at).toList();
    ahead.forEach(task -> add(task, track.name));
    again.removeAll(ahead);
  }

  private void add(PlannedTask task, String track) {
    var reason = tasks.reason(task);
    tasks.add(task, track, List.of(), "ran again because " + reason);
  }
}
