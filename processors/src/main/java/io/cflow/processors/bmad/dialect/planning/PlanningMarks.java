package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.item.Orders;
import io.cflow.processors.bmad.item.Statements;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.StoryNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the epics and stories of a planning document, in headings first, then in bold lines, lists and tables. */
final class PlanningMarks {

  private static final Pattern BOLD = Pattern.compile("^\\s*(?:[-*+]\\s+"
      + "|\\d{1,2}[.)]\\s+)?(?:\\[.]\\s*)?(?:[^\\p{L}\\p{N}*|]{1,4}\\s*)?\\*\\*(.{3,200})$");
  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,2}[.)])\\s+(?:\\[.]\\s*)?(.{3,250})$");
  private static final Pattern SEPARATED = Pattern.compile("(?iu)^\\W*(?:\\S+\\s+)?\\S*[\\d.]+[a-z]?\\s*(?:[:：(|]"
      + "|[-–—]\\s).*");
  private static final Pattern ELSEWHERE = Pattern.compile(
      "(?i).*(?:depend|order|sequence|timeline|roadmap|risk|coverage|traceab|mapping|change|history|next step"
          + "|summary|phase|sprint|priorit"
          + "|milestone|touchpoint|status|progress|retro|validation|metrics|implementation plan|reference|依赖|依賴"
          + "|概覽|概览).*");

  private static final Pattern LISTING = Pattern.compile("(?i).*\\b(?:epic list|stories)\\b.*");

  private final Markdown document;
  private final boolean alone;
  private final List<PlanningMark> marks = new ArrayList<>();
  private String epic;

  private PlanningMarks(Markdown document, boolean alone, String name) {
    this.document = document;
    this.alone = alone;
    this.epic = alone ? EpicHeading.ofFileName(name).orElse("") : "";
  }

  static List<PlanningMark> of(Markdown document, boolean alone, String name) {
    var finder = new PlanningMarks(document, alone, name);
    finder.headings();
    finder.lines();
    finder.tables();
    return finder.marks.stream().sorted(Comparator.comparingInt(PlanningMark::line)).toList();
  }

  private void headings() {
    var levels = document.headings().stream().filter(heading -> StoryHeading.of(heading.text()).isPresent())
        .map(Heading::level).collect(Collectors.toSet());
    for (var heading : document.headings()) {
      boolean storyLevel = levels.isEmpty() || levels.contains(heading.level());
      var story = StoryHeading.of(heading.text()).filter(found -> !found.title().isEmpty() || found.number() != null)
          .or(() -> storyLevel ? bareStory(heading) : Optional.empty());
      if (story.isPresent()) {
        addStory(heading.line(), heading.level(), heading.raw(), numbered(story.get()));
      } else {
        epicOf(heading).ifPresent(found -> addEpic(heading.line(), heading.level(), heading.raw(), found));
      }
    }
  }

  private Optional<EpicHeading> epicOf(Heading heading) {
    var found = EpicHeading.of(heading.text());
    boolean unnumberedTitle = alone && found.isEmpty() && marks.isEmpty() && heading.level() == 1 && !epic.isEmpty();
    if (unnumberedTitle) {
      return Optional.of(new EpicHeading(epic, heading.text().replaceFirst("(?iu)^(?:epic|史诗|史詩)\\s*[:：-]?\\s*", "")));
    }
    return found;
  }

  /** {@code ### 2.1 Title} is a story only inside epic 2 and with criteria or a statement below it. */
  private Optional<StoryHeading> bareStory(Heading heading) {
    var found = StoryHeading.bare(heading.text()).filter(story -> story.number() != null
        && story.number().epicId().equalsIgnoreCase(epic));
    int end = Math.min(heading.last(), heading.line() + 80);
    return found.filter(story -> Statements.of(document, heading.line(), end).isPresent()
        || Sections.of(document, heading.line(), end).first(SectionKind.CRITERIA).isPresent());
  }

  /** {@code Story 3} below epic 2 is story 2.3. */
  private StoryHeading numbered(StoryHeading story) {
    var number = story.number();
    if (number != null && number.prefix().isEmpty() && epic.matches("\\p{Alpha}+-?" + number.epic())) {
      return new StoryHeading(number.withPrefix(epic.substring(0, epic.length() - number.epic().length())
          .replace("-", "")), story.label(),
          story.title());
    }
    if (number != null || epic.isEmpty() || !story.label().matches("\\d{1,3}[a-z]?")
        || !epic.matches("\\d{1,3}[a-z]?")) {
      return story;
    }
    return new StoryHeading(StoryNumber.of("", epic, story.label(), ""), story.label(), story.title());
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
      if (document.kind(i) == Markdown.Kind.TEXT && document.line(i).length() < 400 && !isElsewhere(i)) {
        line(i, storiesInHeadings);
      }
    }
  }

  private void tables() {
    StoryTable.rows(document).filter(row -> !isElsewhere(row.line()))
        .forEach(row -> addStory(row.line(), Section.LABEL, document.line(row.line()), row.story()));
  }

  private boolean isElsewhere(int line) {
    int above = document.headingIndex(line);
    if (above < 0) {
      return false;
    }
    var title = document.headings().get(above).text();
    return ELSEWHERE.matcher(title).matches() && !LISTING.matcher(title).matches();
  }

  private void line(int i, boolean storiesInHeadings) {
    var line = document.line(i);
    var text = candidate(line);
    if (text == null || !SEPARATED.matcher(text).matches()) {
      return;
    }
    boolean bold = BOLD.matcher(line).matches();
    var story = StoryHeading.of(text).filter(found -> found.number() != null && !found.title().isEmpty());
    if (story.isPresent()) {
      if (bold || !storiesInHeadings && !line.strip().startsWith("|")) {
        addStory(i, Section.LABEL, line, withoutTail(story.get()));
      }
    } else {
      EpicHeading.of(text).filter(found -> !found.title().isEmpty() && !alone)
          .ifPresent(found -> marks.add(new PlanningMark(i, Section.LABEL, line, withoutTail(found), null, "",
          marks.isEmpty())));
    }
  }

  private static @Nullable String candidate(String line) {
    if (line.strip().startsWith("|")) {
      var cells = Orders.cells(line);
      return cells.size() < 2 ? null : Plain.of(cells.getFirst()) + ": " + Plain.of(cells.get(1));
    }
    var bold = BOLD.matcher(line);
    if (bold.matches()) {
      int close = bold.group(1).indexOf("**");
      var inside = close < 0 ? bold.group(1) : bold.group(1).substring(0, close);
      var after = close < 0 ? "" : bold.group(1).substring(close + 2);
      return Plain.of(SEPARATED.matcher(Plain.of(inside)).matches() && !Plain.of(inside).endsWith(":") ? inside
          : inside + after);
    }
    var item = ITEM.matcher(line);
    return item.matches() ? Plain.of(item.group(1)) : null;
  }

  /** A list entry goes on with its description: the title ends at the dash. */
  private static String untilDash(String title) {
    return title.replaceFirst("\\s+[-–—]\\s.*$", "").strip();
  }

  private static EpicHeading withoutTail(EpicHeading heading) {
    return new EpicHeading(heading.id(), untilDash(heading.title()));
  }

  private static StoryHeading withoutTail(StoryHeading heading) {
    return new StoryHeading(heading.number(), heading.label(), untilDash(heading.title()));
  }
}
