package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.item.Statements;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.StoryNumber;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the epics and stories of a planning document, in headings first, then in bold lines, lists and tables. */
final class PlanningMarks {

  private static final Pattern ELSEWHERE = Pattern.compile(
      "(?i).*(?:depend|order|sequence|timeline|roadmap|risk|coverage|traceab|mapping|change|history|next step"
          + "|summary|phase|sprint|priorit"
          + "|milestone|touchpoint|status|progress|retro|validation|metrics|implementation plan|reference|依赖|依賴"
          + "|概覽|概览).*");
  private static final Pattern LISTING = Pattern.compile("(?i).*\\b(?:epic list|stories)\\b.*");
  private static final Pattern STORIES = Pattern.compile(
      "(?iu).*(?:\\bstories\\b|故事|스토리|\\bhist[oó]ri[ae]s\\b|\\bhistoires\\b).*");
  private static final Pattern EPIC_WORD = Pattern.compile("(?iu)^(?:epic|史诗|史詩)\\s*[:：-]?\\s*");
  private static final Pattern SINGLE = Pattern.compile("\\d{1,3}[a-z]?");

  private final Markdown document;
  private final boolean alone;
  private final List<PlanningMark> marks = new ArrayList<>();
  /** Levels of the headings that say they are stories. */
  private final Set<Integer> storyLevels;
  private String epic;
  /** Stories of the epic that have a title only. */
  private int unnumbered;

  private PlanningMarks(Markdown document, boolean alone, String name) {
    this.document = document;
    this.alone = alone;
    this.epic = alone ? epicOf(name) : "";
    this.storyLevels = document.headings().stream().filter(heading -> StoryHeading.of(heading.text()).isPresent())
        .map(Heading::level).collect(Collectors.toSet());
  }

  static List<PlanningMark> of(Markdown document, boolean alone, String name) {
    var finder = new PlanningMarks(document, alone, name);
    finder.headings();
    finder.lines();
    finder.tables();
    finder.lists();
    return finder.marks.stream().sorted(Comparator.comparingInt(PlanningMark::line)).toList();
  }

  /** The number in a file's name; where neither name nor document gives one, the name itself. */
  private String epicOf(String name) {
    boolean numbered = document.headings().stream().anyMatch(heading -> EpicHeading.of(heading.text()).isPresent());
    return EpicHeading.ofFileName(name).orElseGet(() -> numbered ? ""
        : Titles.slug(name.replaceFirst("(?i)\\.md$", "").replaceFirst("(?i)^(?:brownfield[-_])?epic[-_. ]", "")));
  }

  private void headings() {
    for (var heading : document.headings()) {
      var story = storyOf(heading);
      if (story.isPresent()) {
        addStory(heading.line(), heading.level(), heading.raw(), numbered(story.get()));
      } else {
        epicOf(heading).ifPresent(found -> addEpic(heading.line(), heading.level(), heading.raw(), found));
      }
    }
  }

  private Optional<StoryHeading> storyOf(Heading heading) {
    boolean storyLevel = storyLevels.isEmpty() || storyLevels.contains(heading.level());
    return StoryHeading.of(heading.text()).filter(found -> !found.title().isEmpty() || found.number() != null)
        .or(() -> storyLevel ? bareStory(heading) : Optional.empty())
        .or(() -> storyLevels.isEmpty() && !epic.isEmpty() ? unnumberedStory(heading) : Optional.empty());
  }

  private Optional<EpicHeading> epicOf(Heading heading) {
    var found = EpicHeading.of(heading.text());
    boolean unnumberedTitle = alone && found.isEmpty() && marks.isEmpty() && heading.level() == 1 && !epic.isEmpty();
    if (unnumberedTitle) {
      return Optional.of(new EpicHeading(epic, EPIC_WORD.matcher(heading.text()).replaceFirst("")));
    }
    return alone ? found : found.or(() -> EpicHeading.unnumbered(heading.text()));
  }

  /** {@code ### 2.1 Title} is a story only inside epic 2 and with criteria or a statement below it. */
  private Optional<StoryHeading> bareStory(Heading heading) {
    var found = StoryHeading.bare(heading.text()).filter(story -> story.number() != null
        && story.number().epicId().equalsIgnoreCase(epic));
    return found.filter(story -> isDescribed(heading));
  }

  private boolean isDescribed(Heading heading) {
    int end = Math.min(heading.last(), heading.line() + 80);
    return Statements.of(document, heading.line(), end).isPresent()
        || Sections.of(document, heading.line(), end).first(SectionKind.CRITERIA).isPresent();
  }

  private Optional<StoryHeading> unnumberedStory(Heading heading) {
    return StoryHeading.unnumbered(heading.text()).filter(story -> isDescribed(heading))
        .map(story -> new StoryHeading(null, Integer.toString(++unnumbered), story.title()));
  }

  /** {@code Story 3} below epic 2 is story 2.3; below an epic without a number it is the epic's third. */
  private StoryHeading numbered(StoryHeading story) {
    var number = story.number();
    if (number != null && number.prefix().isEmpty() && epic.matches("\\p{Alpha}+-?" + number.epic())) {
      var prefix = epic.substring(0, epic.length() - number.epic().length()).replace("-", "");
      return new StoryHeading(number.withPrefix(prefix), story.label(), story.title());
    }
    if (number != null || epic.isEmpty() || !SINGLE.matcher(story.label()).matches()) {
      return story;
    }
    return SINGLE.matcher(epic).matches()
        ? new StoryHeading(StoryNumber.of("", epic, story.label(), ""), story.label(), story.title())
        : new StoryHeading(null, epic + "-" + story.label(), story.title());
  }

  private void addStory(int line, int level, String raw, StoryHeading story) {
    marks.add(new PlanningMark(line, level, raw, null, story, epic, marks.isEmpty()));
  }

  /** An epic's own file mentions other epics, but describes only one. */
  private void addEpic(int line, int level, String raw, EpicHeading found) {
    if (isForeign(found)) {
      return;
    }
    epic = found.id();
    unnumbered = 0;
    marks.add(new PlanningMark(line, level, raw, found, null, "", marks.isEmpty()));
  }

  private boolean isForeign(EpicHeading found) {
    return alone && !epic.isEmpty() && !EpicHeading.key(epic).equals(EpicHeading.key(found.id()));
  }

  private void lines() {
    var headingMarks = List.copyOf(marks);
    boolean storiesInHeadings = headingMarks.stream().anyMatch(mark -> mark.story() != null);
    int next = 0;
    for (int i = 1; i <= document.size(); i++) {
      while (next < headingMarks.size() && headingMarks.get(next).line() <= i) {
        var mark = headingMarks.get(next++);
        epic = mark.epic() == null ? epic : mark.requireEpic().id();
      }
      if (document.kind(i) == Markdown.Kind.TEXT && document.line(i).length() < 400 && !isBelow(ELSEWHERE, i)) {
        int line = i;
        ListEntry.of(document.line(i)).ifPresent(entry -> entry(line, entry, storiesInHeadings));
      }
    }
  }

  /** Where nothing else names a story. */
  private void lists() {
    if (marks.stream().anyMatch(mark -> mark.story() != null)) {
      return;
    }
    var epics = marks.stream().filter(mark -> !mark.isLine() && mark.requireEpic().id().matches("\\d{1,3}[a-z]?"))
        .toList();
    for (int i = 0; i < epics.size(); i++) {
      var above = epics.get(i);
      int last = i + 1 < epics.size() ? epics.get(i + 1).line() - 1 : document.size();
      StoryList.in(document, above.requireEpic(), above.line(), last).forEach(entry -> marks.add(new PlanningMark(
          entry.line(), Section.LABEL, document.line(entry.line()), null, entry.story(), above.requireEpic().id(), false,
          true)));
    }
  }

  private void tables() {
    StoryTable.rows(document).filter(row -> !isBelow(ELSEWHERE, row.line()))
        .forEach(row -> addStory(row.line(), Section.LABEL, document.line(row.line()), row.story()));
  }

  /** Whether the heading next above a line is of a kind; one that announces a list is of no other. */
  private boolean isBelow(Pattern kind, int line) {
    int above = document.headingIndex(line);
    if (above < 0) {
      return false;
    }
    var title = document.headings().get(above).text();
    return kind.matcher(title).matches() && (kind != ELSEWHERE || !LISTING.matcher(title).matches());
  }

  private void entry(int line, ListEntry entry, boolean storiesInHeadings) {
    var story = story(line, entry, storiesInHeadings);
    if (story.isPresent()) {
      if (entry.bold() || !storiesInHeadings && !entry.row()) {
        addStory(line, Section.LABEL, document.line(line), story.get());
      }
    } else if (entry.isSeparated() && !alone) {
      entry.epic().ifPresent(found -> marks.add(new PlanningMark(line, Section.LABEL, document.line(line), found, null,
          "", marks.isEmpty())));
    }
  }

  private Optional<StoryHeading> story(int line, ListEntry entry, boolean storiesInHeadings) {
    var named = entry.isSeparated() ? entry.story().map(this::numberedInOwnFile) : Optional.<StoryHeading>empty();
    boolean listed = !storiesInHeadings && isBelow(STORIES, line);
    return named.filter(story -> story.number() != null || story.label().startsWith(epic + "-"))
        .or(() -> listed ? entry.bareStory().filter(this::isOfThisEpic) : Optional.empty());
  }

  /** A list of an epic's own file may count its stories from 1. */
  private StoryHeading numberedInOwnFile(StoryHeading story) {
    return alone ? numbered(story) : story;
  }

  private boolean isOfThisEpic(StoryHeading story) {
    return story.number() != null && story.number().epicId().equalsIgnoreCase(epic);
  }
}
