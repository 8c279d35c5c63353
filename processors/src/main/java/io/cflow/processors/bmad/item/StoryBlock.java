package io.cflow.processors.bmad.item;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.FileEntry;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.RequirementId;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be said about one story inside a range of lines, be it a file of its own or a part of one. */
public final class StoryBlock {

  private static final Pattern REQUIREMENT = Pattern.compile("(?<![\\p{Alnum}])(?:N?FR|CR)[-_"
      + " ]?(?:\\p{Upper}{2,12}-)?\\d{1,4}(?:\\.\\d{1,2})?[a-z]?(?![\\p{Alnum}])");
  private static final int NOTE_LINES = 120;

  private final Harvest harvest;
  private final Markdown document;
  private final int first;
  private final int last;
  private final Sections sections;

  public StoryBlock(Harvest harvest, int first, int last) {
    this.harvest = harvest;
    this.document = harvest.text();
    this.first = first;
    this.last = last;
    this.sections = Sections.of(document, first, last);
  }

  Sections sections() {
    return sections;
  }

  public StoryDefinition definition(StoryDefinition.Kind kind, String title) {
    var statement = Statements.of(document, first, last);
    statement.ifPresent(found -> harvest.map(found.span()));
    var criteria = criteria();
    return new StoryDefinition(kind, title, harvest.span(first, last), statement.orElse(null), criteria,
        tasks(criteria), files(), notes());
  }

  private List<AcceptanceCriterion> criteria() {
    var candidates = sections.all(SectionKind.CRITERIA).filter(section -> !Vocabulary.isReport(section.title()))
        .toList();
    for (var section : candidates) {
      var criteria = Criteria.of(document, section);
      if (!criteria.isEmpty()) {
        harvest.map(section.line(), section.line());
        criteria.forEach(criterion -> harvest.map(criterion.span()));
        return criteria;
      }
    }
    return candidates.isEmpty() && hasGivens() ? looseGivens() : List.of();
  }

  private boolean hasGivens() {
    return document.lines().subList(first - 1, last).stream().anyMatch(line -> CriterionForms.GIVEN.matcher(line)
        .matches());
  }

  /** Given/When/Then directly below the story's statement, without any section. */
  private List<AcceptanceCriterion> looseGivens() {
    var whole = new Section(SectionKind.CRITERIA, "", 1, 0, first, Math.min(last, sections.endOfHead() - 1), "");
    return Criteria.of(document, whole).stream()
        .filter(criterion -> CriterionForms.GIVEN.matcher(criterion.text().lines().findFirst().orElse("")).matches())
        .toList();
  }

  private List<WorkItem> tasks(List<AcceptanceCriterion> criteria) {
    var tasks = new ArrayList<WorkItem>();
    int read = 0;
    for (var section : sections.all(SectionKind.TASKS).filter(this::isTaskList).toList()) {
      if (section.line() > read) {
        tasks.addAll(mapped(section, WorkItems.of(document, section, criteria), criteria));
      }
      read = Math.max(read, section.last());
    }
    return List.copyOf(tasks);
  }

  private boolean isTaskList(Section section) {
    return !sections.isInside(SectionKind.CRITERIA, section.line()) && !(section.isLabel() && section.indent() > 0);
  }

  private List<WorkItem> mapped(Section section, List<WorkItem> items, List<AcceptanceCriterion> criteria) {
    harvest.map(section.line(), section.line());
    items.forEach(item -> harvest.map(item.span()));
    items.forEach(item -> reportAmbiguous(item, criteria));
    return items;
  }

  /** Numbers that begin anew in each group say which criterion is meant only together with the group. */
  private void reportAmbiguous(WorkItem task, List<AcceptanceCriterion> criteria) {
    for (int number : CriterionReferences.in(task.text()).numbers()) {
      var meant = CriterionReferences.printed(number, criteria);
      if (meant.size() > 1) {
        harvest.report(DiagnosticCode.AC_REF_AMBIGUOUS, Severity.WARNING, task.span().firstLine(),
            "names criterion %d, which there is %d times: %s".formatted(number, meant.size(), meant.stream()
                .map(each -> each.group().isEmpty() ? each.span().toString() : each.group())
                .collect(Collectors.joining(", "))));
      }
    }
  }

  private List<FileEntry> files() {
    return sections.all(SectionKind.FILES).map(section -> FileLists.of(document, section))
        .filter(files -> !files.isEmpty())
        .findFirst().map(files -> {
          files.forEach(file -> harvest.map(file.span()));
          return files;
        }).orElse(List.of());
  }

  private List<String> notes() {
    return sections.all(SectionKind.NOTES).filter(section -> !section.isLabel() || section.indent() == 0)
        .flatMap(section -> document.lines().subList(section.line() - 1, section.last()).stream())
        .filter(line -> !line.isBlank()).limit(NOTE_LINES).toList();
  }

  public List<StatedStatus> statuses(StatedStatus.Source source) {
    var status = Statuses.of(document, sections, source, first, last).stream().toList();
    status.forEach(stated -> harvest.map(stated.span()));
    return status;
  }

  public List<Need> needs() {
    var needs = new ArrayList<>(Needs.of(document, sections));
    needs.addAll(Mentions.of(document, sections, first, last));
    needs.forEach(need -> harvest.map(need.said().place()));
    return needs;
  }

  /** Requirement ids in labels such as {@code **FRs:** FR1, FR2} and in the criteria. */
  public List<String> requirements() {
    return sections.all().filter(section -> section.kind() == SectionKind.REQUIREMENTS
        || section.kind() == SectionKind.COVERAGE
            || section.kind() == SectionKind.CRITERIA)
        .flatMap(section -> Stream.concat(Stream.of(section.inline()),
            document.lines().subList(section.line() - 1, section.last()).stream()))
        .flatMap(line -> ids(line).stream()).distinct().toList();
  }

  public static List<String> ids(String text) {
    return REQUIREMENT.matcher(Plain.cap(text)).results().map(found -> RequirementId.canonical(found.group()))
        .distinct().toList();
  }
}
