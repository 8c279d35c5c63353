package io.cflow.processors.report;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Dependency;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Plans with sensible defaults. */
final class PlanBuilder {

  private final List<Document> documents = new ArrayList<>();
  private final List<Requirement> requirements = new ArrayList<>();
  private final List<Epic> epics = new ArrayList<>();
  private final List<Story> stories = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Receipt.Entry> receipt = new ArrayList<>();

  static PlanBuilder plan() {
    return new PlanBuilder();
  }

  PlanBuilder document(String path, String... lines) {
    documents.add(new Document(path, DocumentType.EPICS, "epics", "0", 1, List.of(lines)));
    return this;
  }

  PlanBuilder requirement(String id, Requirement.Kind kind, String text) {
    requirements.add(new Requirement(
        id, kind, id, "", text, List.of(), false, false,
        SourceSpan.line("prd.md", requirements.size() + 1), List.of()));
    return this;
  }

  PlanBuilder epic(String id, String... covers) {
    epics.add(new Epic(id, "Epic " + id, List.of(), "", List.of(covers), null, false,
        List.of(SourceSpan.line("epics.md", 1))));
    return this;
  }

  PlanBuilder story(String id, StoryStatus status, String... criteria) {
    return story(id, "Story " + id, List.of(stated(StatedStatus.Source.STORY_FILE, status)), List.of(), criteria);
  }

  PlanBuilder story(
      String id, String title, List<StatedStatus> statuses, List<RequirementLink> covers, String... criteria) {
    var span = SourceSpan.line("epics.md", stories.size() + 10);
    var numbered = IntStream.range(0, criteria.length)
        .mapToObj(i -> new AcceptanceCriterion(i + 1, "", "", criteria[i], span)).toList();
    var definition = new StoryDefinition(
        StoryDefinition.Kind.STORY, title, span, null, numbered, List.of(), List.of(), List.of());
    stories.add(new Story(id, List.of(), "1", title, List.of(definition), statuses, covers, false, false));
    return this;
  }

  static StatedStatus stated(StatedStatus.Source source, StoryStatus status) {
    return new StatedStatus(source, status.name().toLowerCase(Locale.ROOT), status, "",
        SourceSpan.line(source == StatedStatus.Source.TRACKER ? "sprint-status.yaml" : "story.md", 3));
  }

  static RequirementLink serves(String requirement, boolean inherited) {
    return new RequirementLink(requirement, inherited, SourceSpan.line("epics.md", 5));
  }

  PlanBuilder waits(String from, String... to) {
    Arrays.stream(to).forEach(target -> dependencies.add(new Dependency(
        from, target, Dependency.Strength.HARD, "- Depends on " + String.join(", ", to),
        SourceSpan.line("epics.md", 118))));
    return this;
  }

  PlanBuilder follows(String from, String to) {
    dependencies.add(new Dependency(
        from, to, Dependency.Strength.SOFT, "follows in its epic", SourceSpan.line("epics.md", 7)));
    return this;
  }

  PlanBuilder finding(DiagnosticCode code, Severity severity, String path, String message) {
    diagnostics.add(new Diagnostic(code, severity, SourceSpan.line(path, 4), message));
    return this;
  }

  PlanBuilder read(String path, Receipt.Treatment treatment, int mapped, int prose, int... unmapped) {
    var lost = Arrays.stream(unmapped).mapToObj(line -> new Receipt.Unmapped(
        SourceSpan.line(path, line), Receipt.Node.ITEM, "Goals", Severity.WARNING, "looks like a task")).toList();
    receipt.add(new Receipt.Entry(path, treatment, DocumentType.EPICS, "epics", new Receipt.Account(
        mapped + prose + lost.size(), mapped, List.of(new Receipt.Passage("Goals", 1, prose)), lost,
        prose + lost.size())));
    return this;
  }

  Plan build() {
    return new Plan("shop", "0123456789abcdef", "v6", documents, requirements, epics, stories, dependencies, List.of(),
        diagnostics, new Receipt(receipt));
  }
}
