package io.cflow.processors.report;

import static io.cflow.processors.report.MarkdownPage.row;

import io.cflow.domain.Artifact;
import io.cflow.processors.report.Traceability.CriterionTrace;
import io.cflow.processors.report.Traceability.RequirementTrace;
import io.cflow.processors.report.Traceability.ServingStory;
import io.cflow.processors.report.Traceability.StoryTrace;
import java.util.List;
import java.util.stream.Collectors;

/** {@code traceability.md}: requirement → epic → story → criterion → test case; gaps first. */
final class TraceabilityReport {

  private final Traceability trace;
  private final MarkdownPage page;

  private TraceabilityReport(String project, Traceability trace) {
    this.trace = trace;
    this.page = new MarkdownPage("Traceability of " + Markup.text(project));
  }

  static Artifact of(String project, Traceability trace) {
    return new Artifact("traceability.md", new TraceabilityReport(project, trace).written());
  }

  private String written() {
    page.paragraph("%d of %s served by a story.".formatted(
        trace.covered(), Markup.count(trace.requirements().size(), "requirement is", "requirements are")));
    requirements("Served by no story", false);
    requirements("Served", true);
    criteria();
    return page.written();
  }

  private void requirements(String title, boolean covered) {
    var rows = trace.requirements().stream().filter(each -> each.isCovered() == covered).map(this::cells).toList();
    if (!rows.isEmpty()) {
      page.section(title + " (" + rows.size() + ")");
      page.table(row("Requirement", "Text", "Epics", "Stories", "Criteria", "Tests", "Where"), rows);
      if (covered && trace.requirements().stream().flatMap(each -> each.stories().stream())
          .anyMatch(ServingStory::inherited)) {
        page.paragraph("A story in parentheses does not name the requirement itself: its epic does.");
      }
    }
  }

  private List<String> cells(RequirementTrace each) {
    var requirement = each.requirement();
    return row(
        Markup.text(requirement.id()), Markup.text(requirement.text(), 120), ids(each.epics()), stories(each.stories()),
        each.stories().stream().mapToInt(ServingStory::criteria).sum(), each.cases(),
        Markup.code(requirement.source()));
  }

  private static String ids(List<String> ids) {
    return ids.stream().map(Markup::text).collect(Collectors.joining(", "));
  }

  private static String stories(List<ServingStory> stories) {
    return stories.stream()
        .map(story -> (story.inherited() ? "(%s %s)" : "%s %s").formatted(
            Markup.text(story.id()), Markup.words(story.status())))
        .collect(Collectors.joining(", "));
  }

  private void criteria() {
    if (trace.stories().isEmpty()) {
      return;
    }
    page.section("Criteria and their tests");
    boolean tested = trace.stories().stream().flatMap(story -> story.criteria().stream())
        .anyMatch(criterion -> !criterion.cases().isEmpty());
    if (!tested) {
      page.paragraph("No test plan has been made yet.");
    }
    page.table(row("Story", "Criterion", "Text", "Tests"),
        trace.stories().stream().flatMap(story -> story.criteria().stream().map(each -> cells(story, each))).toList());
  }

  private static List<String> cells(StoryTrace story, CriterionTrace each) {
    var tests = each.cases().stream().map(TraceabilityReport::test).collect(Collectors.joining(", "));
    return row(Markup.text(story.story().id()), each.criterion().ordinal(), Markup.text(each.criterion().text(), 120),
        tests.isEmpty() ? "none" : tests);
  }

  private static String test(TestCase test) {
    var facts = List.of(test.priority(), test.level()).stream().filter(fact -> !fact.isEmpty()).toList();
    return Markup.text(test.id(), 60) + (facts.isEmpty() ? "" : " (" + Markup.text(String.join(", ", facts), 40) + ")");
  }
}
