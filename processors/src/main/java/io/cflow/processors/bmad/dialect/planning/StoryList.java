package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.StoryNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Numbered lists of stories below an epic, which give titles and no ids: the place in the list makes the number. */
final class StoryList {

  private static final Pattern OPENING = Pattern.compile(
      "(?iu)(?:included |user )?(?:stories|histoires|historias|histórias|storys)|포함되는 ?(?:사용자 ?)?스토리|스토리(?: ?목록)?"
          + "|包含的?故事|故事列表");
  private static final Pattern ITEM = Pattern.compile("^ {0,3}\\d{1,2}[.)]\\s+(\\S.{1,200})$");
  private static final Pattern NUMBERED = Pattern.compile(".*\\d[.-]\\d.*");

  /** A story in a line of a list. */
  record Entry(int line, StoryHeading story) {}

  private StoryList() {}

  /** @param first the epic's own line; the list stands below it, until {@code last} */
  static List<Entry> in(Markdown document, EpicHeading epic, int first, int last) {
    for (int i = first + 1; i <= last; i++) {
      if (opens(document.line(i)) && document.isProse(i)) {
        return entries(document, epic, i, last);
      }
    }
    return List.of();
  }

  private static boolean opens(String line) {
    return line.length() < 80
        && OPENING.matcher(Plain.of(line).replaceFirst("^[#\\s]+", "").replaceFirst("\\s*:\\s*$", "")).matches();
  }

  private static List<Entry> entries(Markdown document, EpicHeading epic, int label, int last) {
    var entries = new ArrayList<Entry>();
    for (int i = label + 1; i <= last; i++) {
      var item = ITEM.matcher(document.line(i));
      if (item.matches() && isTitle(item.group(1))) {
        var number = StoryNumber.of("", epic.id(), Integer.toString(entries.size() + 1), "");
        entries.add(new Entry(i, new StoryHeading(number, "", Plain.of(item.group(1)))));
      } else if (!document.line(i).isBlank() && Plain.indent(document.line(i)) < 2) {
        break;
      }
    }
    return entries;
  }

  /** What has a number of its own is no entry without one. */
  private static boolean isTitle(String text) {
    return !NUMBERED.matcher(text).matches() && StoryHeading.of(Plain.of(text)).isEmpty();
  }
}
