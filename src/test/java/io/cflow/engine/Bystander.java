package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Somebody who knows the plan, hears of every step, and can only read the tables. */
final class Bystander {

  private final List<Track> tracks;
  private final Map<String, List<PlannedTask>> tasksOf;
  private final Run run;
  private final Set<String> seen = new TreeSet<>();

  Bystander(WorkPlan work, Run run) {
    this.tracks = work.tracks();
    this.tasksOf = work.tasks().stream().collect(Collectors.groupingBy(PlannedTask::track));
    this.run = run;
  }

  void watch(List<Step> steps) {
    steps.forEach(step -> seen.add(kind(step)));
    tracks.forEach(this::assertOrder);
    assertTold();
  }

  private static String kind(Step step) {
    return step.getClass().getSimpleName() + switch (step) {
      case Step.Record ended -> " " + ended.state().label();
      case Step.Mark mark -> " " + mark.state().label();
      case Step.Move move -> " " + move.standing().label();
      case Step.Ask ask -> " " + ask.kind().label();
      case Step.Change change -> " " + change.status().label();
      default -> "";
    };
  }

  /** Told by the plan and the tables alone: nothing starts before what it waits for is over. */
  private void assertOrder(Track track) {
    boolean works = tasksOf.getOrDefault(track.name(), List.of()).stream()
        .anyMatch(task -> run.tables().task(task.number()).isActive());
    if (works && !track.name().equals(Track.PLAN)) {
      assertThat(over(track.waitsFor())).as("%s works before %s", track.name(), track.waitsFor()).isTrue();
      assertThat(over(List.of(Track.PLAN))).as("%s works before the planning is done", track.name()).isTrue();
    }
  }

  private boolean over(Collection<String> names) {
    return names.stream().allMatch(name -> run.tables().track(name).standing().isOver());
  }

  /** Whoever only reads the tables knows the status, and that nothing will happen without somebody. */
  private void assertTold() {
    var state = run.state();
    assertThat(run.tables().status()).isEqualTo(state.status());
    assertThat(run.tables().quiet()).as("quiet").isEqualTo(state.active == 0 && !state.status().isOver());
  }

  /** What happened at least once, so that a test can tell whether chance did its work. */
  Set<String> seen() {
    return seen;
  }

  /** Which stages followed which, human sessions between them left out. */
  Set<String> walked() {
    var walked = new LinkedHashSet<String>();
    var last = new HashMap<String, Stage>();
    for (var move : run.tables().moves()) {
      var from = last.getOrDefault(move.track(), move.from());
      if (!move.to().equals(Stage.HIL_SESSION)) {
        last.put(move.track(), move.to());
        walked.add(from + " -> " + move.to());
      }
    }
    return walked;
  }
}
