package io.cflow.processors.report;

import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.StoryOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Mermaid flowchart of the stories: an arrow leads from what comes first to what waits for it. */
final class Diagram {

  /** More than this nobody reads. */
  private static final int MAX_STORIES = 60;
  /** Mermaid itself gives up at 500. */
  private static final int MAX_ARROWS = 300;

  private final Map<String, String> names = new HashMap<>();
  private final StringBuilder text = new StringBuilder("flowchart LR\n");

  private Diagram() {}

  /** @return empty for a plan that is too large to be drawn, or where nothing waits */
  static Optional<String> of(Plan plan) {
    var order = StoryOrder.of(plan, false);
    if (plan.stories().size() > MAX_STORIES || !order.cycle().isEmpty()) {
      return Optional.empty();
    }
    var arrows = order.edges().stream().filter(edge -> isNeeded(edge, order)).toList();
    return arrows.isEmpty() || arrows.size() > MAX_ARROWS
        ? Optional.empty()
        : Optional.of(new Diagram().drawn(plan.stories(), arrows));
  }

  /** Where 3 waits for 2 and 2 for 1, an arrow from 1 to 3 says nothing. */
  private static boolean isNeeded(Dependency edge, StoryOrder order) {
    var after = Set.copyOf(order.graph().allDependents(edge.to()));
    return order.graph().needs(edge.from()).stream().noneMatch(after::contains);
  }

  private String drawn(List<Story> stories, List<Dependency> arrows) {
    stories.forEach(this::addStory);
    arrows.forEach(this::addArrow);
    return text
        .append("  classDef done fill:#d5f0d5,stroke:#2e7d32,color:#1b3a1b\n")
        .append("  classDef started fill:#fff3cd,stroke:#b58900,color:#3a3000\n")
        .append("  classDef held fill:#f8d7da,stroke:#b02a37,color:#3a1014\n")
        .toString();
  }

  private void addStory(Story story) {
    var name = "s" + names.size();
    names.put(story.id(), name);
    text.append("  %s[\"%s\"]%s\n".formatted(
        name, Markup.label(story.id() + " " + story.title()), style(story.status())));
  }

  private void addArrow(Dependency edge) {
    var arrow = edge.strength() == Dependency.Strength.HARD ? "-->" : "-.->";
    text.append("  %s %s %s\n".formatted(names.get(edge.to()), arrow, names.get(edge.from())));
  }

  private static String style(StoryStatus status) {
    return switch (status) {
      case DONE -> ":::done";
      case IN_PROGRESS, REVIEW -> ":::started";
      case BLOCKED, DEFERRED, CANCELLED -> ":::held";
      case BACKLOG, DRAFT, APPROVED, READY, UNKNOWN -> "";
    };
  }
}
