package io.cflow.processors.report;

import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.StoryOrder;
import java.util.HashMap;

/** A Mermaid flowchart of the stories: an arrow leads from what comes first to what waits for it. */
final class Diagram {

  /** More than this nobody reads, and GitHub refuses very large diagrams. */
  static final int MAX_STORIES = 60;

  private final HashMap<String, String> names = new HashMap<>();
  private final StringBuilder text = new StringBuilder("flowchart LR\n");

  private Diagram() {}

  static String of(Plan plan) {
    var diagram = new Diagram();
    plan.stories().forEach(diagram::addStory);
    StoryOrder.of(plan, false).edges().forEach(diagram::addEdge);
    return diagram.text
        .append("  classDef done fill:#d5f0d5,stroke:#2e7d32,color:#1b3a1b\n")
        .append("  classDef started fill:#fff3cd,stroke:#b58900,color:#3a3000\n")
        .append("  classDef held fill:#f8d7da,stroke:#b02a37,color:#3a1014\n")
        .toString();
  }

  private void addStory(Story story) {
    var name = "s" + names.size();
    names.put(story.id(), name);
    text.append("  %s[\"%s\"]%s\n".formatted(name, Markup.label(story.id() + " " + story.title()), style(story.status())));
  }

  private void addEdge(Dependency edge) {
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
