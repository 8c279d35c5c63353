package io.cflow.agents.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits prose into words. */
public final class Words {

  private static final Set<String> STOP = Set.of((
      "a an the and or but of to in on at by for from with without as is are was were be been being this that "
      + "these those it its they them their there here when where while if then than so such not no can could may "
      + "might must shall should will would do does did has have had i we you he she his her our your my us all "
      + "any each every some more most other into over under about via per only also both which who what how want "
      + "able user users system").split(" "));

  private Words() {}

  /** Runs of letters and digits in lower case, in order. */
  public static List<String> of(String text) {
    var words = new ArrayList<String>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
    }
    return words;
  }

  /** The words that carry meaning, each once, plural and singular counted as one. */
  public static Set<String> content(String text) {
    var content = new LinkedHashSet<String>();
    for (var word : of(text)) {
      if (Character.isIdeographic(word.codePointAt(word.length() - 1))) {
        addPairs(content, word);
      } else if (word.length() > 1 && !STOP.contains(word)) {
        content.add(singular(word));
      }
    }
    return content;
  }

  /** Chinese does not separate words: pairs of neighbours stand in for them. */
  private static void addPairs(Set<String> content, String run) {
    for (int i = 0; i + 1 < run.length(); i++) {
      content.add(run.substring(i, i + 2));
    }
  }

  /** {@code word} without an English plural or third-person ending; a crude stem, the same for equal words. */
  public static String singular(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    if (word.length() > 4 && (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches")
        || word.endsWith("shes"))) {
      return word.substring(0, word.length() - 2);
    }
    return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
        && !word.endsWith("is") ? word.substring(0, word.length() - 1) : word;
  }
}
