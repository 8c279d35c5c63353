package io.cflow.processors.bmad.words;

import java.util.Locale;

/**
 * The number of a story: what documents that describe the same story share, whatever they call it.
 *
 * @param prefix letters before the number ({@code AI} of {@code AI4.3}, {@code DI-} of {@code DI-2.1}), empty usually
 * @param epic digits with optional letter, without leading zeros: {@code 2a}
 * @param story likewise
 * @param sub third part of {@code 3.4.1}, empty usually
 */
public record StoryNumber(String prefix, String epic, String story, String sub) {

  StoryNumber(String epic, String story) {
    this("", epic, story, "");
  }

  public static StoryNumber of(String prefix, String epic, String story, String sub) {
    return new StoryNumber(prefix, digits(epic), digits(story), digits(sub));
  }

  private static String digits(String part) {
    return part.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=\\d)", "");
  }

  /** The number alone, {@code 4.3}: equal for every spelling. */
  public String bare() {
    return epic + "." + story + (sub.isEmpty() ? "" : "." + sub);
  }

  /** The id of the epic the number names. */
  public String epicId() {
    return (prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 1) + "-" : prefix) + epic;
  }

  public StoryNumber withPrefix(String other) {
    return new StoryNumber(other, epic, story, sub);
  }

  @Override
  public String toString() {
    return prefix + bare();
  }
}
