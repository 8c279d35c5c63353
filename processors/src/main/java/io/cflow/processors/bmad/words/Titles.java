package io.cflow.processors.bmad.words;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** How alike two titles are. */
public final class Titles {

  /** From here on two titles of one number are taken for the same story. */
  public static final double ALIKE = 0.65;
  /** Two documents of one kind, or one with a prefix and one without, are believed only from here on. */
  public static final double NEARLY_EQUAL = 0.8;

  private Titles() {}

  private static final int TELLING_LENGTH = 12;
  /** {@code — DELETED}, {@code [SUPERSEDED by Epic 7]}, {@code [DONE]}: what became of it is no part of a title. */
  private static final Pattern FATE = Pattern.compile(
      "\\s+(?:[\\[(–—-]\\s*)?(?:DELETED|REMOVED|SUPERSEDED|DISSOLVED|CANCELLED|DEPRECATED|ABSORBED|ARCHIVED|OBSOLETE"
          + "|DONE|COMPLETED?)\\b(?:\\s(?:by|into|in|from|on)\\s[^\\])]{1,60})?[\\])]?\\s*$"
          + "|\\s*[\\[(](?i:in[- ]progress|done|completed?|draft|planned|blocked)[\\])]\\s*$");
  private static final Pattern ANCHOR = Pattern.compile("\\s*\\{#[^{}]{1,80}}\\s*$");
  private static final int LONGEST_SLUG = 40;
  private static final Pattern BLANKS = Pattern.compile("\\s{2,}");

  /** A title without the capitals that say what became of it, and without double blanks where an emoji was. */
  static String withoutFate(String title) {
    var plain = ANCHOR.matcher(title).replaceFirst("");
    return BLANKS.matcher(FATE.matcher(plain).replaceFirst("")).replaceAll(" ").strip();
  }

  /** A title as the part of an id. */
  public static String slug(String title) {
    var words = Plain.words(title).replace(' ', '-');
    return words.length() > LONGEST_SLUG ? words.substring(0, LONGEST_SLUG).replaceFirst("-[^-]*$", "") : words;
  }

  /** Dice coefficient over letter pairs (Dice 1945); at least alike when one title holds the whole of the other. */
  public static double similarity(String left, String right) {
    var a = Plain.words(left);
    var b = Plain.words(right);
    if (a.equals(b)) {
      return 1.0;
    }
    boolean holds = holds(a, b) || holds(b, a);
    double whenHeld = Math.min(a.length(), b.length()) >= TELLING_LENGTH ? NEARLY_EQUAL : ALIKE;
    return Math.max(holds ? whenHeld : 0, dice(a, b));
  }

  private static double dice(String a, String b) {
    var pairs = pairs(a);
    int total = a.length() + b.length() - 2;
    int shared = 0;
    for (int i = 0; i + 1 < b.length(); i++) {
      shared += pairs.merge(b.substring(i, i + 2), -1, Integer::sum) >= 0 ? 1 : 0;
    }
    return total <= 0 ? 0 : 2.0 * shared / total;
  }

  public static boolean alike(String left, String right) {
    return similarity(left, right) >= ALIKE;
  }

  private static boolean holds(String longer, String shorter) {
    return shorter.length() >= 6 && (" " + longer + " ").contains(" " + shorter + " ");
  }

  private static Map<String, Integer> pairs(String text) {
    var pairs = new HashMap<String, Integer>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
    }
    return pairs;
  }
}
