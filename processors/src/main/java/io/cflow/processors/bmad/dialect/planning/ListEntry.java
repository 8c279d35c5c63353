package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.item.Orders;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that may name an epic or a story without being a heading: a bold line, an item of a list, a row of a table.
 *
 * @param text without its dress
 * @param bold whether the name is printed bold
 * @param row whether it is a row of a table
 */
record ListEntry(String text, boolean bold, boolean row) {

  private static final Pattern BOLD = Pattern.compile("^\\s*(?:[-*+]\\s+"
      + "|\\d{1,2}[.)]\\s+)?(?:\\[.]\\s*)?(?:[^\\p{L}\\p{N}*|]{1,4}\\s*)?\\*\\*(.{3,200})$");
  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,2}[.)])\\s+(?:\\[.]\\s*)?(.{3,250})$");
  private static final Pattern SEPARATED = Pattern.compile("(?iu)^\\W*(?:\\S+\\s+)?\\S*[\\d.]+[a-z]?\\s*(?:[:：(|]"
      + "|[-–—]\\s).*");
  private static final Pattern DESCRIPTION = Pattern.compile("\\s+[-–—]\\s.*$");

  /** Empty for a line that can name nothing. */
  static Optional<ListEntry> of(String line) {
    if (line.strip().startsWith("|")) {
      var cells = Orders.cells(line);
      return cells.size() < 2 ? Optional.empty()
          : Optional.of(new ListEntry(Plain.of(cells.getFirst()) + ": " + Plain.of(cells.get(1)), false, true));
    }
    var bold = BOLD.matcher(line);
    if (bold.matches()) {
      return Optional.of(new ListEntry(Plain.of(name(bold.group(1))), true, false));
    }
    var item = ITEM.matcher(line);
    return item.matches() ? Optional.of(new ListEntry(Plain.of(item.group(1)), false, false)) : Optional.empty();
  }

  /** What is bold, or the whole line when only the number is. */
  private static String name(String opened) {
    int close = opened.indexOf("**");
    var inside = close < 0 ? opened : opened.substring(0, close);
    var plain = Plain.of(inside);
    boolean whole = SEPARATED.matcher(plain).matches() && !plain.endsWith(":");
    return whole ? inside : inside + (close < 0 ? "" : opened.substring(close + 2));
  }

  boolean isSeparated() {
    return SEPARATED.matcher(text).matches();
  }

  Optional<StoryHeading> story() {
    return StoryHeading.of(text).filter(story -> !story.title().isEmpty()).map(ListEntry::withoutTail);
  }

  /** {@code - 1.2 Title}: only below a heading that announces stories. */
  Optional<StoryHeading> bareStory() {
    return StoryHeading.bare(text).map(ListEntry::withoutTail);
  }

  Optional<EpicHeading> epic() {
    return EpicHeading.of(text).filter(epic -> !epic.title().isEmpty())
        .map(epic -> new EpicHeading(epic.id(), withoutDescription(epic.title())));
  }

  private static StoryHeading withoutTail(StoryHeading story) {
    return new StoryHeading(story.number(), story.label(), withoutDescription(story.title()));
  }

  /** An entry goes on with its description: the title ends at the dash. */
  private static String withoutDescription(String title) {
    return DESCRIPTION.matcher(title).replaceFirst("").strip();
  }
}
