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
    page.paragraph("Named by a story: %s; %s.".formatted(
        share(true, "functional requirements"), share(false, "other requirements")));
    requirements("Functional requirements no story serves", trace.requirements(true, false));
    requirements("Other requirements no story names", trace.requirements(false, false));
    requirements("Functional requirements and their stories", trace.requirements(true, true));
    requirements("Other requirements and their stories", trace.requirements(false, true));
    criteria();
    return page.written();
  }

  private String share(boolean functional, String what) {
    int covered = trace.requirements(functional, true).size();
    return "%d of %d %s".formatted(covered, covered + trace.requirements(functional, false).size(), what);
  }

  private void requirements(String title, List<RequirementTrace> traces) {
    if (traces.isEmpty()) {
      return;
    }
    page.section(title + " (" + traces.size() + ")");
    if (traces.getFirst().isCovered()) {
      page.table(row("Requirement", "Text", "Epics", "Stories", "Criteria", "Tests", "Where"),
          traces.stream().map(TraceabilityReport::served).toList());
      if (traces.stream().flatMap(each -> each.closestStories().stream()).anyMatch(ServingStory::inherited)) {
        page.paragraph("A story in parentheses does not name the requirement itself: its epic does.");
      }
    } else {
      page.table(row("Requirement", "Text", "Epics", "Where"),
          traces.stream().map(TraceabilityReport::unserved).toList());
    }
  }

  private static List<String> unserved(RequirementTrace each) {
    return row(Markup.text(each.requirement().id()), Markup.text(Wording.of(each.requirement())), ids(each.epics()),
        Markup.code(each.requirement().source()));
  }

  private static List<String> served(RequirementTrace each) {
    return row(Markup.text(each.requirement().id()), Markup.text(Wording.of(each.requirement()), 120),
        ids(each.epics()), stories(each.closestStories()),
        each.closestStories().stream().mapToInt(ServingStory::criteria).sum(), each.cases(),
        Markup.code(each.requirement().source()));
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
        trace.stories().stream()
            .flatMap(story -> story.criteria().stream().map(each -> cells(story, each)))
            .toList());
  }

  private static List<String> cells(StoryTrace story, CriterionTrace each) {
    var tests = each.cases().stream().map(TraceabilityReport::test).collect(Collectors.joining(", "));
    return row(Markup.text(story.story().id()), each.criterion().ordinal(),
        Markup.text(Wording.of(each.criterion().text()), 160), tests.isEmpty() ? "none" : tests);
  }

  private static String test(TestCase test) {
    var facts = List.of(test.priority(), test.level()).stream().filter(fact -> !fact.isEmpty()).toList();
    return Markup.text(test.id(), 60) + (facts.isEmpty() ? "" : " (" + Markup.text(String.join(", ", facts), 40) + ")");
  }
}
