package io.cflow.processors.report;

import io.cflow.domain.Artifact;
import java.util.List;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code traceability.json}: the same as the markdown, for programs. */
final class TraceabilityJson {

  private record Root(
      String project, long requirementsCovered, List<RequirementRow> requirements, List<StoryRow> stories) {}

  private record RequirementRow(
      String id, String kind, String text, boolean covered, String source, List<String> epics, List<Serving> stories) {}

  private record Serving(String id, String status, boolean inherited) {}

  private record StoryRow(String id, String title, List<CriterionRow> criteria) {}

  private record CriterionRow(int ordinal, String text, String source, List<CaseRow> cases) {}

  private record CaseRow(String id, String level, String priority) {}

  /** Line ends are ours, whatever the machine's are. */
  private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
      .withObjectIndenter(new DefaultIndenter("  ", "\n"))
      .withArrayIndenter(new DefaultIndenter("  ", "\n"));
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .defaultPrettyPrinter(PRINTER)
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private TraceabilityJson() {}

  static Artifact of(String project, Traceability trace) {
    var root = new Root(project,
        trace.requirements().stream().filter(Traceability.RequirementTrace::isCovered).count(),
        trace.requirements().stream().map(TraceabilityJson::row).toList(),
        trace.stories().stream().map(TraceabilityJson::row).toList());
    return new Artifact("traceability.json", MAPPER.writeValueAsString(root) + "\n");
  }

  private static RequirementRow row(Traceability.RequirementTrace trace) {
    var requirement = trace.requirement();
    return new RequirementRow(
        requirement.id(), Markup.words(requirement.kind()), Wording.of(requirement), trace.isCovered(),
        requirement.source().toString(), trace.epics(), trace.stories().stream()
            .map(story -> new Serving(story.id(), Markup.words(story.status()), story.inherited()))
            .toList());
  }

  private static StoryRow row(Traceability.StoryTrace trace) {
    return new StoryRow(trace.story().id(), trace.story().title(), trace.criteria().stream()
        .map(each -> new CriterionRow(each.criterion().ordinal(), Wording.of(each.criterion().text()),
            each.criterion().span().toString(), each.cases().stream()
                .map(test -> new CaseRow(test.id(), test.level(), test.priority()))
                .toList()))
        .toList());
  }
}
