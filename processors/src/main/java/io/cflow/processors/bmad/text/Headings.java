package io.cflow.processors.bmad.text;

import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which lines are headings, and how far each reaches. */
final class Headings {

  private static final Pattern LIST_ITEM = Pattern.compile("^\\s*[-*+]\\s+#(?=#)");

  private Headings() {}

  /** The heading that line {@code i}, from 0, is; null when it is none. */
  static @Nullable Heading at(List<String> lines, int i) {
    var line = lines.get(i);
    var text = LIST_ITEM.matcher(line).replaceFirst("#").stripLeading();
    int level = 0;
    while (level < text.length() && text.charAt(level) == '#') {
      level++;
    }
    if (level == 0) {
      return underlined(lines, i);
    }
    if (level > 6 || level == text.length()) {
      return null;
    }
    var raw = withoutClosingHashes(text.substring(level));
    var plain = Plain.of(raw);
    boolean spaced = Character.isWhitespace(text.charAt(level));
    boolean plainly = spaced && Plain.indent(line) <= 3 && line.stripLeading().startsWith("#");
    boolean isHeading = plainly || (spaced || level > 1) && Vocabulary.isStructural(plain);
    return isHeading && !plain.isEmpty() ? new Heading(level, plain, raw.strip(), i + 1, lines.size()) : null;
  }

  private static String withoutClosingHashes(String text) {
    int end = text.stripTrailing().length();
    int start = end;
    while (start > 0 && text.charAt(start - 1) == '#') {
      start--;
    }
    return start < end && start > 0 && text.charAt(start - 1) == ' ' ? text.substring(0, start) : text;
  }

  /** Setext headings are trusted only for {@code ===}, and for {@code ---} below what can only be a heading. */
  private static @Nullable Heading underlined(List<String> lines, int i) {
    if (i + 1 >= lines.size() || lines.get(i + 1).length() < 3) {
      return null;
    }
    var next = lines.get(i + 1).stripTrailing();
    boolean first = next.chars().allMatch(c -> c == '=');
    boolean second = next.chars().allMatch(c -> c == '-');
    var plain = Plain.of(lines.get(i));
    boolean isHeading = first || second && (Vocabulary.isStructural(plain) && plain.indexOf(':') < 0
        || StoryHeading.of(plain).isPresent() || EpicHeading.of(plain).isPresent());
    return isHeading && !plain.isEmpty() ? new Heading(first ? 1 : 2, plain, lines.get(i).strip(), i + 1, lines.size())
        : null;
  }

  /** The same headings, each ending before the next of its level or a higher one. */
  static List<Heading> closed(List<Heading> headings) {
    var closed = new ArrayList<>(headings);
    var open = new ArrayDeque<Integer>();
    for (int i = 0; i < headings.size(); i++) {
      var next = headings.get(i);
      while (!open.isEmpty() && headings.get(open.peek()).level() >= next.level()) {
        int before = open.pop();
        closed.set(before, headings.get(before).endingAt(next.line() - 1));
      }
      open.push(i);
    }
    return closed;
  }
}
