package io.cflow.processors.bmad.receipt;

import io.cflow.domain.Receipt.Node;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.RequirementId;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line would be if it stood where such things are read: a story, an epic, a requirement, a criterion, a task.
 *
 * @param id as items of the kind are found by; empty for a task
 */
record ItemShape(Kind kind, String id) {

  enum Kind {
    STORY("a story"),
    EPIC("an epic"),
    REQUIREMENT("a requirement"),
    CRITERION("an acceptance criterion"),
    TASK("a task");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final int LONGEST = 400;
  private static final Pattern MARKS = Pattern.compile(
      "^\\s*(?:>\\s*)?(?:#{1,6}\\s+|[-*+•]\\s+|\\d{1,4}[.)]\\s+|\\|\\s*)?(?:\\[(?<box>.?)](?:\\s+|$))?");
  private static final Pattern SEPARATED = Pattern.compile(
      "(?u)^\\P{L}{0,6}\\p{L}[^:：(|—–]{0,40}?\\d[\\w.]{0,8}\\s*(?:[:：(|—–]|-\\s|$).*");
  private static final Pattern REQUIREMENT = Pattern.compile(
      "^\\W{0,6}(?<id>(?:N?FR|CR|IR|AR|TR|BR|SR|DR|UX-?DR|UXR?|UR|REQ|RNF|RF|CAP|IV)(?:[-_ ]?\\p{Upper}{1,12})?"
          + "[-_ ]?\\d{1,4}(?:\\.\\d{1,3})*[a-z]?)(?![\\p{L}\\p{N}])[*_`~]{0,3}\\s*(?:[:：—–|(\\[{]|-\\s|\\.\\s).*");
  private static final Pattern CRITERION = Pattern.compile(
      "(?iu)^\\W{0,6}AC[-_ #]{0,2}(?<n>\\d{1,3}(?:\\.\\d{1,3})*)[*_`]{0,3}\\s*(?:[:：—–|(]|-\\s|\\.\\s).*");

  /** The shape of a node's line; null for a line like any other. */
  static @Nullable ItemShape of(String line, Node node) {
    if (line.length() > LONGEST || node == Node.LINE && !mayBeItem(line)) {
      return null;
    }
    var marks = MARKS.matcher(line);
    boolean box = marks.lookingAt() && marks.group("box") != null && marks.end() < line.length();
    var text = Plain.of(line.substring(marks.end()));
    var named = named(text, node);
    return named == null && box ? new ItemShape(Kind.TASK, "") : named;
  }

  /** Most lines are neither: a look at the first letters spares them the patterns. */
  private static boolean mayBeItem(String line) {
    for (int i = 0; i < line.length() && i < 12; i++) {
      char c = line.charAt(i);
      if (c == '[' && i + 2 < line.length() && line.charAt(i + 2) == ']' || Character.isLetter(c)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable ItemShape named(String text, Node node) {
    var requirement = REQUIREMENT.matcher(text);
    if (requirement.matches()) {
      return new ItemShape(Kind.REQUIREMENT, RequirementId.canonical(requirement.group("id")));
    }
    var criterion = CRITERION.matcher(text);
    if (criterion.matches()) {
      return new ItemShape(Kind.CRITERION, criterion.group("n"));
    }
    return node == Node.HEADING || SEPARATED.matcher(text).matches() ? titled(text.replaceFirst("\\s*\\|", ":")) : null;
  }

  private static @Nullable ItemShape titled(String text) {
    var story = StoryHeading.of(text);
    if (story.isPresent()) {
      var number = story.get().number();
      return new ItemShape(Kind.STORY, number == null ? story.get().label() : number.bare());
    }
    return EpicHeading.of(text).map(epic -> new ItemShape(Kind.EPIC, EpicHeading.key(epic.id()))).orElse(null);
  }
}
