package io.cflow.processors.bmad.words;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the name of a story file says.
 *
 * @param family words before the number, such as {@code env} or {@code expense-split}; empty usually
 */
public record StoryFileName(StoryNumber number, String family) {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern ORDERED = Pattern.compile("^\\d{1,3}-(?<e>\\d{1,3}[a-z]?)\\.(?<s>\\d{1,3}[a-z]?)"
      + "(?:\\.(?<k>\\d{1,3}))?[._-].*", FLAGS);
  private static final Pattern BOTH_WORDS = Pattern.compile("^epic[-_.]?(?<e>\\d{1,3}[a-z]?)[-_.]+story[-_.]?"
      + "(?:\\d{1,3}[.])?(?<s>\\d{1,3}[a-z]?)(?![\\p{Alnum}]).*", FLAGS);
  private static final Pattern DOTTED = Pattern.compile(
      "^(?:(?:user-?)?(?:story|us|tech-spec|spec)[-_."
          + " ]?)?(?<p>\\p{Alpha}{1,8}[-_]?)?(?<e>\\d{1,3}[a-z]?)\\.(?<s>\\d{1,3}[a-z]?)(?:\\."
          + "(?<k>\\d{1,3}[a-z]?))?(?![\\p{Alnum}]).*", FLAGS);
  private static final Pattern DASHED = Pattern.compile(
      "^(?:(?:user-?)?(?:story|us|tech-spec|spec)[-_."
          + " ]?)?(?:(?<f>\\p{Alpha}\\p{Alnum}{0,11})[-_])?(?<e>\\d{1,3}[a-z]?)[-_](?<s>\\d{1,3}[a-z]?)(?:[-_]"
          + "(?<k>\\d{1,2}))?(?![\\p{Alnum}]).*", FLAGS);
  private static final Pattern GLUED = Pattern.compile(
      "^(?:story[-_. ])?(?<p>\\p{Alpha}{1,6})(?<e>\\d{1,3})[-_](?<s>\\d{1,3}[a-z]?)(?![\\p{Alnum}]).*", FLAGS);
  /** {@code story-expense-split-2.md}: the family names the epic, the number the story in it. */
  private static final Pattern FAMILY = Pattern.compile("^story-(?<f>\\p{Alpha}[\\p{L}\\d-]{2,60}?)-"
      + "(?<s>\\d{1,3})\\.md$", FLAGS);

  public static Optional<StoryFileName> of(String name) {
    for (var pattern : java.util.List.of(ORDERED, BOTH_WORDS, GLUED, DOTTED, DASHED)) {
      var found = pattern.matcher(name);
      if (found.matches()) {
        return Optional.of(read(found, pattern));
      }
    }
    return Optional.empty();
  }

  private static StoryFileName read(java.util.regex.Matcher found, Pattern pattern) {
    var family = pattern == DASHED ? orEmpty(found.group("f")) : "";
    var prefix = pattern == DOTTED || pattern == GLUED ? orEmpty(found.group("p")) : "";
    var sub = pattern == BOTH_WORDS || pattern == GLUED ? "" : orEmpty(found.group("k"));
    return new StoryFileName(StoryNumber.of(prefix.replace('_', '-').toUpperCase(java.util.Locale.ROOT),
        found.group("e"),
        found.group("s"), sub), family);
  }

  /** Whether the name holds both words, {@code epic-1-story-2.md}: a story's, although it begins like an epic's. */
  public static boolean namesBoth(String name) {
    return BOTH_WORDS.matcher(name).matches();
  }

  /** The family of {@code story-FAMILY-N.md}. */
  public static Optional<String> family(String name) {
    var found = FAMILY.matcher(name);
    return found.matches() ? Optional.of(found.group("f")) : Optional.empty();
  }


  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
