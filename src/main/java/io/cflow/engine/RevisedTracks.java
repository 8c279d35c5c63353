package io.cflow.engine;

import io.cflow.domain.Stage;
import io.cflow.engine.Track.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tracks of an execution under another version of its plan. */
final class RevisedTracks {

  private final ExecutionState state;
  private final List<Step> steps;
  private final Map<String, SavedTrack> saved = new LinkedHashMap<>();
  private final Map<String, List<String>> waitsFor = new LinkedHashMap<>();

  RevisedTracks(ExecutionState state, List<Step> steps) {
    this.state = state;
    this.steps = steps;
    state.tracks().values().forEach(track -> {
      saved.put(track.name, track.saved());
      waitsFor.put(track.name, track.waitsFor);
      if (!track.hold.isEmpty()) {
        steps.add(new Step.Hold(track.name, ""));
      }
    });
  }

  void begin(Track track) {
    saved.put(track.name(), new SavedTrack(
        track.name(), track.stage(), null, track.standing(), new Step.Rework(0, ""), null, null));
    waitsFor.put(track.name(), track.waitsFor());
    steps.add(new Step.Begin(track));
  }

  /** Where it is, in another standing. */
  void stand(TrackState track, Standing standing, String reason) {
    move(track, track.stage, track.stage, standing, reason);
  }

  /** To an earlier stage, by transitions the workflow lists; a question that was open there lapses. */
  void goBack(TrackState track, Stage target, Standing standing, String reason) {
    walk(track, target, standing, reason);
  }

  /** One that has not begun becomes what the new version says; a question about its approval stays as it is. */
  void replace(TrackState track, Track now, String reason) {
    boolean asksTheSame = track.standing == Standing.ASKED && now.standing() == Standing.UNAPPROVED
        || track.standing == Standing.PARKED && now.standing() == Standing.UNAPPROVED;
    if (!asksTheSame && (track.standing != now.standing() || !track.workingStage().equals(now.stage()))) {
      walk(track, now.stage(), now.standing(), now.note().isEmpty() ? reason : reason + ": " + now.note());
    }
  }

  private void walk(TrackState track, Stage target, Standing standing, String reason) {
    var at = track.stage;
    if (at.equals(Stage.HIL_SESSION) && track.cameFrom != null) {
      move(track, at, track.cameFrom, Standing.OPEN, reason);
      at = track.cameFrom;
    }
    var way = state.workflow.way(at, target);
    if (way.isEmpty() && !at.equals(target)) {
      move(track, at, at, Standing.HELD, reason + "; the workflow knows no way back to " + target);
      return;
    }
    for (var next : way) {
      move(track, at, next, Standing.OPEN, reason);
      at = next;
    }
    if (way.isEmpty() || standing != Standing.OPEN) {
      move(track, at, at, standing, reason);
    }
  }

  private void move(TrackState track, Stage from, Stage to, Standing standing, String reason) {
    var rework = new Step.Rework(track.iteration, "");
    saved.put(track.name, new SavedTrack(track.name, to, null, standing, rework, null, null));
    steps.add(new Step.Move(track.name, from, to, null, standing, rework, reason));
  }

  void keep(String track, List<Integer> numbers, int version) {
    steps.add(new Step.Keep(track, numbers, version));
  }

  List<String> waitsFor(String track) {
    return waitsFor.get(track);
  }

  void await(String track, List<String> first) {
    if (!first.equals(waitsFor.get(track))) {
      waitsFor.put(track, List.copyOf(first));
      steps.add(new Step.Await(track, first));
    }
  }

  List<Track> tracks() {
    var tracks = new ArrayList<Track>();
    saved.forEach((name, track) ->
        tracks.add(new Track(name, track.stage(), track.standing(), waitsFor.get(name), "")));
    return tracks;
  }

  List<SavedTrack> saved() {
    return List.copyOf(saved.values());
  }
}
