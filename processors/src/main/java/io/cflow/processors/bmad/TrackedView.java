package io.cflow.processors.bmad;

import io.cflow.domain.Plan;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A story or an epic that only the sprint status file knows, as JSON: it is in the plan, but nobody describes it. */
record TrackedView(String kind, String id, String key, String status, String place) {

  static List<TrackedView> of(Plan plan) {
    var epics = plan.epics().stream().filter(epic -> epic.isOnlyTracked()).map(epic -> {
      var tracker = Objects.requireNonNull(epic.tracker());
      return new TrackedView("epic", epic.id(), "epic-" + epic.id(), tracker.raw(), tracker.span().toString());
    });
    var stories = plan.stories().stream().filter(story -> story.isOnlyTracked()).map(story -> new TrackedView(
        "story", story.id(), story.aliases().isEmpty() ? story.id() : story.aliases().getLast(),
        story.statuses().getFirst().raw(), story.source().toString()));
    return Stream.concat(epics, stories).toList();
  }
}
