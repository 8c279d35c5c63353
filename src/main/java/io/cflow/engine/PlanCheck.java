package io.cflow.engine;

import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the kernel does not take: a plan with nothing in it, and a plan that waits for itself. */
public final class PlanCheck {

  /** @param reason one sentence for a person, with places */
  public record Refused(Code code, String reason) {}

  /** Why a plan is refused. */
  public enum Code {
    EMPTY_PLAN,
    DEPENDENCY_CYCLE
  }

  private PlanCheck() {}

  /** @return empty if the plan can be executed */
  public static Optional<Refused> refusal(Plan plan) {
    if (plan.stories().isEmpty() && plan.requirements().isEmpty()) {
      return Optional.of(new Refused(Code.EMPTY_PLAN, emptyReason(plan)));
    }
    var order = StoryOrder.of(plan, false);
    var cycle = order.cycle();
    return cycle.isEmpty()
        ? Optional.empty()
        : Optional.of(new Refused(Code.DEPENDENCY_CYCLE, "these stories wait for each other: " + path(order, cycle)));
  }

  private static String emptyReason(Plan plan) {
    return plan.documents().isEmpty()
        ? "no planning documents found; expected a PRD, epics or story files in markdown"
        : "%d documents read, but none defines a requirement or a story".formatted(plan.documents().size());
  }

  private static String path(StoryOrder order, List<String> cycle) {
    var steps = new ArrayList<String>();
    for (int i = 0; i < cycle.size(); i++) {
      var from = cycle.get(i);
      var to = cycle.get((i + 1) % cycle.size());
      steps.add("%s waits for %s (%s)".formatted(from, to, evidence(order, from, to)));
    }
    return String.join(", ", steps);
  }

  private static String evidence(StoryOrder order, String from, String to) {
    return order.edgesFrom(from).stream()
        .filter(edge -> edge.to().equals(to))
        .map(Dependency::evidence)
        .map(Object::toString)
        .findFirst()
        .orElseThrow();
  }
}
