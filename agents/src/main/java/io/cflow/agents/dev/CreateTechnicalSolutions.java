package io.cflow.agents.dev;

import io.cflow.agents.Confidence;
import io.cflow.agents.Inline;
import io.cflow.agents.MarkdownReport;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.StoryFolder;
import io.cflow.agents.Table;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers what the project has already said and built about a story, and does the arithmetic of listed options. */
final class CreateTechnicalSolutions implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.CREATE_TECHNICAL_SOLUTIONS, "solutions/1", Confidence.HEURISTIC);

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var id = assignment.task().story();
    return assignment.plan().story(id)
        .map(story -> search(assignment.plan(), story))
        .orElseGet(() -> new Outcome.Failed(Outcome.Fault.AGENT, "the plan has no story " + id));
  }

  private static Outcome search(Plan plan, Story story) {
    var found = new SolutionSearch(plan, story).found();
    var report = MAKER.report(summary(found), evidence(story, found), needs(plan, found), found);
    var path = StoryFolder.path(story.id(), "solutions.md");
    return report.succeeded(written(found, report.page(path, "Technical solutions: Story " + story.id())));
  }

  private static String summary(Solutions found) {
    var decision = found.decisions().stream().findFirst().map(matrix ->
        "; \"%s\" favours %s".formatted(matrix.subject(), matrix.best().name())).orElse("");
    return "%d sections of the architecture and %d similar stories bear on story %s%s".formatted(
        found.guidance().size(), found.similar().size(), found.story(), decision);
  }

  private static List<SourceSpan> evidence(Story story, Solutions found) {
    return Stream.of(
        Stream.of(story.source()),
        found.bound().stream().map(Solutions.Bound::source),
        found.guidance().stream().map(Solutions.Guidance::source),
        found.similar().stream().map(Solutions.Similar::source),
        found.decisions().stream().map(DecisionMatrix::source)).flatMap(each -> each).toList();
  }

  private static List<String> needs(Plan plan, Solutions found) {
    var needs = new ArrayList<String>();
    if (plan.documents(DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD).isEmpty()) {
      needs.add("an architecture document: there is none to search");
    }
    found.decisions().stream().filter(matrix -> !matrix.state().equals("decided")).forEach(matrix ->
        needs.add("a decision on \"%s\": the figures favour %s".formatted(matrix.subject(), matrix.best().name())));
    found.decisions().stream().filter(matrix -> !matrix.weighted()).forEach(matrix ->
        needs.add("weights for \"%s\": every criterion counts 1".formatted(matrix.subject())));
    return needs;
  }

  private static MarkdownReport written(Solutions found, MarkdownReport page) {
    var bound = Table.of("Requirement", "Text", "Where");
    found.bound().forEach(each -> bound.row(
        Inline.text(each.requirement() + (each.inherited() ? " (by its epic)" : "")), Inline.text(each.text()),
        Inline.at(each.source())));
    var guidance = Table.of("Section", "Says", "Shared words", "Score", "Where");
    found.guidance().forEach(each -> guidance.row(Inline.text(each.section()), Inline.text(each.excerpt()),
        Inline.text(String.join(", ", each.shared())), Inline.text(figure(each.score())), Inline.at(each.source())));
    var similar = Table.of("Story", "Status", "Files", "Shared words", "Score", "Where");
    found.similar().forEach(each -> similar.row(Inline.text(each.story() + " " + each.title()),
        Inline.text(each.status().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
        Inline.text(few(each.files())), Inline.text(String.join(", ", each.shared())),
        Inline.text(figure(each.score())), Inline.at(each.source())));
    page.section("Binding requirements").table(bound, "The story names no requirement.")
        .section("Guidance").table(guidance, "No section shares two words with the story.")
        .section("Similar stories").table(similar, "None shares three words with it.");
    decisions(found, page);
    return page.paragraph("Found by BM25 over the project's own documents: shared words, not meaning.");
  }

  private static String few(List<String> files) {
    int rest = files.size() - 3;
    return String.join(", ", files.stream().limit(3).toList()) + (rest > 0 ? " and " + rest + " more" : "");
  }

  private static void decisions(Solutions found, MarkdownReport page) {
    page.section("Options");
    found.decisions().forEach(matrix -> matrix(page, matrix));
    if (found.decisions().isEmpty()) {
      page.paragraph("The sections above weigh no options against each other.");
    }
    if (!found.rejected().isEmpty()) {
      page.subsection("Turned down already").bullets(quotes(found.rejected()));
    }
    if (!found.spikes().isEmpty()) {
      page.section("Find out first").checklist(quotes(found.spikes()));
    }
  }

  private static void matrix(MarkdownReport page, DecisionMatrix matrix) {
    var header = Stream.of(Stream.of("Option"), matrix.criteria().stream().map(CreateTechnicalSolutions::heading),
        Stream.of("Total")).flatMap(each -> each).toArray(String[]::new);
    var table = Table.of(header);
    matrix.options().forEach(option -> table.row(Stream.of(Stream.of(option.name()),
        option.scores().stream().map(CreateTechnicalSolutions::figure), Stream.of(figure(option.total())))
        .flatMap(each -> each).map(Inline::text).toArray(Inline[]::new)));
    page.subsection(matrix.subject() + (matrix.state().isEmpty() ? "" : " (" + matrix.state() + ")"))
        .paragraph(Inline.at(matrix.source())).table(table, "")
        .paragraph("%s leads%s.".formatted(matrix.best().name(), matrix.stable()
            ? ", and still does when any one weight changes by 20 %"
            : ", but no longer when one weight changes by 20 %: too close to call"));
  }

  private static String heading(DecisionMatrix.Criterion criterion) {
    return criterion.name() + " ×" + figure(criterion.weight());
  }

  private static List<Inline> quotes(List<Solutions.Quote> quotes) {
    return quotes.stream().map(quote -> Inline.of(Inline.text(quote.text()), Inline.at(quote.source())))
        .collect(Collectors.toList());
  }

  private static String figure(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
  }
}
