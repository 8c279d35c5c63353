package io.cflow.processors.bmad.dialect.planning;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.dialect.Placeholders;
import io.cflow.processors.bmad.harvest.EpicSighting;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.item.Needs;
import io.cflow.processors.bmad.item.Orders;
import io.cflow.processors.bmad.item.RequirementReader;
import io.cflow.processors.bmad.item.StoryBlock;
import io.cflow.processors.bmad.item.StoryTitle;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the epics and stories of a planning document: a PRD, its shards, an epics document, an epic file. */
final class PlanningReader {

  private static final Pattern COVERED = Pattern.compile("(?i).*(?:FRs?|NFRs?|requirements?)\\s*(?:covered"
      + "|addressed)?.*:.*");
  private static final int GOAL_LENGTH = 400;

  private final Harvest harvest;
  private final Markdown document;
  private final List<PlanningMark> marks;
  private final boolean alone;

  private PlanningReader(Harvest harvest) {
    this.harvest = harvest;
    this.document = harvest.text();
    this.alone = harvest.document().type() == DocumentType.EPIC;
    this.marks = PlanningMarks.of(document, alone, harvest.document().name());
  }

  /** Requirements, epics, stories and what a coverage map says about them. */
  static void readAll(Harvest harvest) {
    if (harvest.text().isEmpty()) {
      harvest.report(DiagnosticCode.EMPTY_FILE, Severity.WARNING, 1, "the document is empty");
    }
    RequirementReader.read(harvest);
    new PlanningReader(harvest).read();
    CoverageMap.read(harvest);
    Placeholders.report(harvest);
  }

  private void read() {
    for (int i = 0; i < marks.size(); i++) {
      var mark = marks.get(i);
      if (mark.epic() != null) {
        harvest.epics.add(epic(mark, i));
      } else {
        harvest.stories.add(story(mark, i));
      }
      harvest.map(mark.line(), mark.line());
    }
    var sections = Sections.of(document, 1, document.size());
    harvest.orders.addAll(Orders.of(document, sections));
  }

  private int endOf(PlanningMark mark, int index) {
    int end = document.size();
    if (index + 1 < marks.size()) {
      end = marks.get(index + 1).line() - 1;
    }
    for (var heading : document.headings(mark.line() + 1, end)) {
      if (ends(mark, heading)) {
        return heading.line() - 1;
      }
    }
    return end;
  }

  private static boolean ends(PlanningMark mark, Heading heading) {
    if (mark.isLine()) {
      return true;
    }
    var kind = Vocabulary.kindOf(heading.text());
    boolean goesOn = heading.level() == mark.level()
        && (kind == SectionKind.CRITERIA || kind == SectionKind.STATEMENT || kind == SectionKind.TASKS);
    return mark.epic() == null && heading.level() <= mark.level() && !goesOn
        || mark.epic() != null && heading.level() < mark.level();
  }

  private StorySighting story(PlanningMark mark, int index) {
    int last = endOf(mark, index);
    var heading = mark.requireStory();
    var block = new StoryBlock(harvest, mark.line(), last);
    var definition = block.definition(kind(), heading.title());
    boolean retired = StoryTitle.isRetired(mark.raw());
    boolean weak = mark.isLine() && definition.criteria().isEmpty() && definition.statement() == null;
    return new StorySighting(heading.number(), label(heading), "", mark.enclosingEpic(), definition,
        block.statuses(Source.PLANNING), block.needs(), block.requirements(), retired, weak, mark.synthetic());
  }

  private static String label(StoryHeading heading) {
    return heading.label().isEmpty() && heading.number() != null ? heading.number().toString() : heading.label();
  }

  private StoryDefinition.Kind kind() {
    return switch (harvest.document().type()) {
      case EPIC -> Kind.EPIC;
      case EPICS -> Kind.EPICS;
      case TECH_SPEC -> Kind.TECH_SPEC;
      default -> Kind.PRD;
    };
  }

  private EpicSighting epic(PlanningMark mark, int index) {
    int last = endOf(mark, index);
    var heading = mark.requireEpic();
    var head = Sections.of(document, mark.line(), mark.isLine() ? mark.line() : last);
    var needs = new ArrayList<>(Needs.of(document, head));
    if (alone) {
      needs.addAll(trailingNeeds(mark));
    }
    return new EpicSighting(heading.id(), heading.title(), goal(mark.line(), last), covers(mark.line(), last), needs,
        StoryTitle.isRetired(mark.raw()), mark.isLine(), alone && mark.isFirst(), harvest.span(mark.line(), last));
  }

  /** Dependency sections that follow the stories of an epic's own file speak about the epic. */
  private List<Need> trailingNeeds(PlanningMark epic) {
    int lastStory = marks.stream().filter(mark -> mark.epic() == null).mapToInt(PlanningMark::line).max().orElse(0);
    var after = document.headings().stream()
        .filter(heading -> heading.line() > lastStory && lastStory > 0
        && Vocabulary.kindOf(heading.text()) == SectionKind.NEEDS)
        .findFirst();
    return after.map(heading -> Needs.of(document, Sections.of(document, heading.line(), heading.last())))
        .orElse(List.of());
  }

  private String goal(int first, int last) {
    for (int i = first + 1; i <= Math.min(last, first + 25); i++) {
      var line = document.kind(i) == Markdown.Kind.TEXT ? Plain.of(document.line(i)) : "";
      if (line.length() > 20
          && !line.matches("^(?i)(?:status|priority|epic id|slug|\\||---|frs? covered|dependencies).*")) {
        var goal = line.replaceFirst("(?i)^(?:epic )?(?:goal|objective|ziel|objectif|目标|目標)\\s*:\\s*", "");
        return goal.length() > GOAL_LENGTH ? goal.substring(0, GOAL_LENGTH) : goal;
      }
    }
    return "";
  }

  private List<String> covers(int first, int last) {
    return document.lines().subList(first - 1, last).stream().filter(line -> line.length() < 2_000)
        .filter(line -> COVERED.matcher(line).matches())
        .flatMap(line -> CoverageMap.expand(line).stream()).distinct().toList();
  }
}
