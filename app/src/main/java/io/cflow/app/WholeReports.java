package io.cflow.app;

import io.cflow.app.engine.PlanShelf;
import io.cflow.domain.Artifact;
import io.cflow.processors.report.Reports;
import io.cflow.processors.report.Waiting;
import io.cflow.store.Standing.TaskLine;
import io.cflow.store.Standing.TrackLine;
import io.cflow.store.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The reports on an execution as a whole: from the plan, from what the agents made, and from who waits for what. */
final class WholeReports {

  private static final Set<String> WAITING = Set.of("asked", "parked", "held");
  private static final String INDEX = "index.md";

  private WholeReports() {}

  static List<Artifact> of(PlanShelf.Volume volume, Standing.Snapshot snapshot, List<Artifact> made) {
    var plan = volume.plan();
    var reports = Reports.of(plan, made);
    var own = new ArrayList<>(reports.stream().map(Artifact::path).toList());
    own.add(INDEX);
    var linked = new ArrayList<>(made.stream().filter(artifact -> !own.contains(artifact.path())).toList());
    linked.addAll(reports);
    var all = new ArrayList<>(reports);
    all.add(Reports.index(plan, linked, waiting(snapshot)));
    return all;
  }

  private static List<Waiting> waiting(Standing.Snapshot snapshot) {
    var tracks = snapshot.tracks().stream()
        .filter(track -> WAITING.contains(track.standing()))
        .map(track -> waiting(track, snapshot.tasks()));
    var questions = snapshot.questions().stream()
        .map(question -> new Waiting("decision", question.subject(), question.question()));
    return Stream.concat(tracks, questions).toList();
  }

  private static Waiting waiting(TrackLine track, List<TaskLine> tasks) {
    var kind = track.standing().equals("asked") ? "decision" : need(track.name(), tasks);
    return new Waiting(kind, track.name().isEmpty() ? "the plan" : track.name(), track.note());
  }

  private static String need(String story, List<TaskLine> tasks) {
    return tasks.stream()
        .filter(task -> task.story().equals(story) && task.status().equals("waiting"))
        .map(TaskLine::need)
        .findFirst()
        .orElse("person");
  }
}
