package io.cflow.processors.report;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Field;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Severity;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.PlanCheck;
import io.cflow.engine.Reconciliation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What whoever owns the documents should do now, most urgent first. */
final class NextSteps {

  private final Plan plan;
  private final Forecast forecast;
  private final List<String> steps = new ArrayList<>();

  private NextSteps(Plan plan, Forecast forecast) {
    this.plan = plan;
    this.forecast = forecast;
  }

  static List<String> of(Plan plan, Forecast forecast) {
    var next = new NextSteps(plan, forecast);
    var refused = PlanCheck.refusal(plan);
    refused.ifPresent(next::start);
    next.repair();
    if (refused.isEmpty()) {
      next.decide();
      next.run();
    }
    return next.steps;
  }

  private void start(PlanCheck.Refused refused) {
    steps.add(switch (refused.code()) {
      case DEPENDENCY_CYCLE -> "take the statements named above out of their documents: nothing can run before";
      case EMPTY_PLAN -> refused.reason();
    });
  }

  private void repair() {
    long errors = plan.diagnostics().stream().filter(each -> each.severity() == Severity.ERROR).count();
    add(errors, "look at the %s: part of a document could not be read", "error", "errors");
    long refused = plan.receipt().entries().stream()
        .filter(entry -> entry.treatment() == Receipt.Treatment.REFUSED).count();
    add(refused, "look at the %s: what they say is not in the plan", "refused file", "refused files");
  }

  private void decide() {
    var trace = Traceability.of(plan, List.of());
    if (!trace.requirements(true, true).isEmpty()) {
      add(trace.requirements(true, false).size(), "write a story for %s that none serves, or strike it",
          "functional requirement", "functional requirements");
    }
    var drifts = Reconciliation.of(plan);
    add(drifts.stream().filter(Discrepancy::repairable).count(),
        "cflow sync DIR --repair would settle %s, after you have looked at them", "status", "statuses");
    add(drifts.stream().filter(each -> each.field() == Field.STATUS && !each.repairable()).count(),
        "settle %s that no rule can", "status", "statuses");
    add(drifts.stream().filter(each -> each.field() == Field.NUMBER).count(),
        "renumber %s", "story whose number is taken", "stories whose number is taken");
    add(first(Set.of(StoryStatus.BLOCKED)), "lift the block of %s", "story", "stories");
    add(first(Set.of(StoryStatus.BACKLOG, StoryStatus.DRAFT, StoryStatus.UNKNOWN)),
        "approve %s of the first wave (backlog or draft), or let the run ask you", "story", "stories");
  }

  private void run() {
    if (plan.stories().isEmpty()) {
      steps.add("no story is defined yet: a run will draft stories for the requirements");
    } else if (forecast.left() == 0) {
      steps.add("every story is finished or given up: a run will only write the reports");
    } else {
      steps.add("cflow run DIR works what is ready and parks what needs a person or an implementer");
    }
  }

  private long first(Set<StoryStatus> statuses) {
    var wave = forecast.waves().stream().limit(1).flatMap(List::stream).collect(Collectors.toSet());
    return plan.stories().stream()
        .filter(story -> wave.contains(story.id()) && statuses.contains(story.status()))
        .count();
  }

  private void add(long number, String step, String one, String many) {
    if (number > 0) {
      steps.add(step.formatted(Markup.count(number, one, many)));
    }
  }
}
