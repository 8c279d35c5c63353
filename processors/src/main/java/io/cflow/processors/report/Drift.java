package io.cflow.processors.report;

import io.cflow.domain.Plan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import java.util.List;

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
    FILES_DIFFER(
        "two files of the same story differ",
        "keep one of them, and retire or renumber the other"),
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

  private static Kind kind(Story story) {
    var files = stated(story, Source.STORY_FILE);
    var tracker = stated(story, Source.TRACKER);
    if (files.size() > 1) {
      return Kind.FILES_DIFFER;
    }
    return files.isEmpty() || tracker.isEmpty() || files.equals(tracker)
        ? Kind.PLANNING_DIFFERS
        : compare(files.getFirst(), tracker.getFirst());
  }

  private static Kind compare(StoryStatus file, StoryStatus tracker) {
    if (!file.isProgress() || !tracker.isProgress()) {
      return Kind.HELD;
    }
    return tracker.compareTo(file) > 0 ? Kind.TRACKER_AHEAD : Kind.FILE_AHEAD;
  }

  private static List<StoryStatus> stated(Story story, Source source) {
    return story.statuses().stream()
        .filter(statement -> statement.source() == source)
        .map(StatedStatus::status)
        .distinct()
        .toList();
  }
}
