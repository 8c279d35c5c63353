package io.cflow.engine;

import io.cflow.domain.Dependency;
import io.cflow.domain.OrderStatement;
import io.cflow.domain.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    var cycles = CycleReport.of(plan);
    return cycles.isEmpty() ? Optional.empty() : Optional.of(new Refused(Code.DEPENDENCY_CYCLE, reason(cycles)));
  }

  private static String emptyReason(Plan plan) {
    return plan.documents().isEmpty()
        ? "no planning documents found; expected a PRD, epics or story files in markdown"
        : "%d documents read, but none defines a requirement or a story".formatted(plan.documents().size());
  }

  private static String reason(CycleReport cycles) {
    int others = cycles.paths().size() - 1;
    return "these stories wait for each other: " + path(cycles.paths().getFirst())
        + (others == 0 ? "" : ", and %d more %s".formatted(others, others == 1 ? "circle" : "circles"))
        + "; " + advice(cycles);
  }

  /** One cycle in words: {@code 1.1 waits for 1.2 (epics.md:12), 1.2 waits for 1.1 (epics.md:20)}. */
  public static String path(List<CycleReport.Step> path) {
    return path.stream()
        .map(step -> "%s waits for %s (%s%s)".formatted(
            step.from(), step.to(), epics(step.because()), step.because().evidence()))
        .collect(Collectors.joining(", "));
  }

  private static String epics(OrderStatement statement) {
    return statement instanceof Dependency
        ? "" : "epic %s waits for epic %s, ".formatted(statement.from(), statement.to());
  }

  private static String advice(CycleReport cycles) {
    var cut = cycles.cut().stream().map(PlanCheck::statement).collect(Collectors.joining(", "));
    var fewest = cycles.minimum() ? "the fewest statements to take back" : "statements to take back";
    return "%s: %s".formatted(fewest, cut);
  }

  /** A statement in words, with every place to change. */
  public static String statement(OrderStatement statement) {
    var epic = statement instanceof Dependency ? "" : "epic ";
    var repeats = statement.repeats().stream().map(span -> ", " + span).collect(Collectors.joining());
    return "%s%s waits for %s%s (%s%s)".formatted(
        epic, statement.from(), epic, statement.to(), statement.evidence(), repeats);
  }
}
