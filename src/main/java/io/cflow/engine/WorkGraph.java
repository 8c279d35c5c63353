package io.cflow.engine;

import io.cflow.domain.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tasks and tracks of an execution as nodes: each knows who waits for it, and how much it waits for itself. */
record WorkGraph(UUID execution, List<TaskEntry> tasks, Map<String, TrackState> tracks) {

  static WorkGraph of(UUID execution, WorkPlan work) {
    var graph = new WorkGraph(execution, new ArrayList<>(), new LinkedHashMap<>());
    var inOrder = work.tracks().stream().sorted(Comparator.comparing(Track::name, NaturalOrder.INSTANCE)).toList();
    inOrder.forEach(track -> graph.tracks.put(track.name(), new TrackState(track)));
    inOrder.forEach(graph::linkTrack);
    work.tasks().forEach(graph::addTask);
    work.tasks().forEach(graph::linkTask);
    graph.tracks.values().forEach(TrackState::countLeft);
    return graph;
  }

  private void linkTrack(Track track) {
    var state = tracks.get(track.name());
    if (!state.isPlan()) {
      state.waitFor(track(Track.PLAN));
    }
    track.waitsFor().forEach(name -> state.waitFor(track(name)));
  }

  private void addTask(PlannedTask planned) {
    if (planned.number() != tasks.size()) {
      throw new IllegalArgumentException("task numbers must be 0, 1, 2, ...: " + planned);
    }
    var track = track(planned.track());
    var entry = new TaskEntry(planned, track);
    tasks.add(entry);
    track.tasks.add(entry);
  }

  private void linkTask(PlannedTask planned) {
    planned.needs().forEach(need -> tasks.get(need).dependents.add(tasks.get(planned.number())));
  }

  TrackState track(String name) {
    var track = tracks.get(name);
    if (track == null) {
      throw new IllegalArgumentException("execution " + execution + " has no track '" + name + "'");
    }
    return track;
  }
}
