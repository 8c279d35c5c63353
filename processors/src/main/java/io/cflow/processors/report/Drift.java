package io.cflow.processors.report;

import io.cflow.domain.Plan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import java.util.List;
import java.util.Optional;

/**
 * A story whose documents disagree about its status.
 *
 * @param statements one for each document that states one
 */
record Drift(Story story, Kind kind, List<StatedStatus> statements) {

  /** Who is ahead, and what to do about it. */
  enum Kind {
    TRACKER_AHEAD(
        "the tracker is ahead of the story file",
        "if the work is done, say so in the story file; if not, set the tracker back"),
    FILE_AHEAD(
        "the story file is ahead of the tracker",
        "set the tracker to what the story file says"),
    HELD(
        "one source holds the story back, another does not",
        "decide whether the story may go on, and say so in both places"),
    PLANNING_DIFFERS(
        "a planning document says something else",
        "take the status out of the planning document, or bring it up to date");

    private final String finding;
    private final String repair;

    Kind(String finding, String repair) {
      this.finding = finding;
      this.repair = repair;
    }

    String finding() {
      return finding;
    }

    String repair() {
      return repair;
    }
  }

  static List<Drift> of(Plan plan) {
    return plan.stories().stream()
        .filter(Story::hasStatusDrift)
        .map(story -> new Drift(story, kind(story), story.statuses()))
        .toList();
  }

  String said(Source source) {
    return statement(story, source).map(StatedStatus::raw).orElse("");
  }

  private static Kind kind(Story story) {
    var file = statement(story, Source.STORY_FILE).map(StatedStatus::status);
    var tracker = statement(story, Source.TRACKER).map(StatedStatus::status);
    return file.isPresent() && tracker.isPresent() && !file.equals(tracker)
        ? compare(file.get(), tracker.get())
        : Kind.PLANNING_DIFFERS;
  }

  private static Kind compare(StoryStatus file, StoryStatus tracker) {
    if (!file.isProgress() || !tracker.isProgress()) {
      return Kind.HELD;
    }
    return tracker.compareTo(file) > 0 ? Kind.TRACKER_AHEAD : Kind.FILE_AHEAD;
  }

  private static Optional<StatedStatus> statement(Story story, Source source) {
    return story.statuses().stream().filter(stated -> stated.source() == source).findFirst();
  }
}
