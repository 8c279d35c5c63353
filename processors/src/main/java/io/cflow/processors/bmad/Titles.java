package io.cflow.processors.bmad;

import java.util.HashMap;
import java.util.Map;

/** How alike two titles are. */
final class Titles {

  /** From here on two titles of one number are taken for the same story. */
  static final double ALIKE = 0.5;

  private Titles() {}

  /** Dice coefficient over letter pairs (Dice 1945), 1.0 for equal titles and when one holds all words of the other. */
  static double similarity(String left, String right) {
    var a = Plain.words(left);
    var b = Plain.words(right);
    if (a.equals(b) || !a.isEmpty() && !b.isEmpty() && (holds(a, b) || holds(b, a))) {
      return 1.0;
    }
    var pairs = pairs(a);
    int total = a.length() + b.length() - 2;
    int shared = 0;
    for (int i = 0; i + 1 < b.length(); i++) {
      shared += pairs.merge(b.substring(i, i + 2), -1, Integer::sum) >= 0 ? 1 : 0;
    }
    return total <= 0 ? 0 : 2.0 * shared / total;
  }

  static boolean alike(String left, String right) {
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
