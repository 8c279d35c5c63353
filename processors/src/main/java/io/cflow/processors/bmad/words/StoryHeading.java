package io.cflow.processors.bmad.words;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a heading says about a story.
 *
 * @param number null when it prints none that names an epic too
 * @param label the number as printed when it is a single one: {@code 3}, {@code STORY-001}; else empty
 * @param title may be empty
 */
public record StoryHeading(@Nullable StoryNumber number, String label, String title) {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String KEYWORD = "(?:(?:user[ -])?stor(?:y|ies)|us|hist[óo]ria(?: de usu[áa]rio)?"
      + "|historia(?: de usuario)?|histoire|r[ée]cit|stori[ae](?: utente)?|用户故事|使用者故事|故事|스토리|ストーリー"
      + "|история|câu chuyện)";
  private static final String LEAD = "^(?:\\[[^\\]]{0,20}]\\s*)?"
      + "(?:\\d{1,3}(?:\\.\\d{1,3}){0,2}[.)]?\\s+|[^\\p{L}\\p{N}\\s]{1,4}\\s*)?";
  static final String NUMBER = "(?<p>\\p{Alpha}{1,12}?[-_ ]?)?(?<e>\\d{1,4}[a-z]?)[.\\-–_](?<s>\\d{1,4}[a-z]?)"
      + "(?:[.\\-](?<k>\\d{1,3}[a-z]?))?(?![\\p{Alnum}])(?!\\.\\d)";
  private static final Pattern NUMBERED = Pattern.compile(LEAD + KEYWORD + "\\s*(?:id|no\\.?|#|:|-)?\\s*" + NUMBER
      + "(?<t>.*)$", FLAGS);
  /** {@code 1.2 Story: Title}. */
  private static final Pattern PRECEDED = Pattern.compile(
      "^" + NUMBER + "[.)]?\\s+(?!(?:user[ -])?stories)" + KEYWORD + "\\s*[:–—-]\\s*(?<t>\\p{L}.*)$", FLAGS);
  private static final Pattern LABELLED = Pattern.compile(LEAD + KEYWORD
      + "\\s*(?:[:#]\\s*|-\\s?)?(?<l>(?:\\p{Alpha}{1,12}[-_])?\\d{1,4}[a-z]?)(?![\\p{Alnum}.])\\s*(?:[:.\\-–—|(]"
      + "|$)(?<t>.*)$",
      FLAGS);
  /** {@code STORY-001: Title}: with leading zeros the word is a part of the id. */
  private static final Pattern IDENTIFIED = Pattern.compile(
      LEAD + "(?<l>(?:STORY|US|HU)[-_]0\\d{1,3})(?![\\p{Alnum}.])\\s*(?:[:.\\-–—|(]|$)(?<t>.*)$", FLAGS);
  private static final Pattern UNNUMBERED = Pattern.compile(
      "^(?!(?:user[ -])?stories)" + KEYWORD + "\\s*[:–—-]\\s+(?<t>\\p{L}.*)$", FLAGS);
  /** {@code 29-1: Title} or {@code 1.2 Title}, without the word story: only to be trusted inside an epic. */
  private static final Pattern BARE = Pattern.compile("^" + NUMBER + "\\s*(?:[:.–—-]\\s*|\\s)(?<t>[\\p{L}\\d\"'].*)$",
      FLAGS);
  /** {@code Stories 1.3-1.5: ...} is no story. */
  private static final Pattern MORE_NUMBERS = Pattern.compile(
      "^\\s*(?:[-–—,&+/]|to|through|and|und|et|y|e)\\s*(?:stor(?:y|ies)\\s*)?\\p{Alpha}{0,6}-?\\d{1,4}[a-z]?\\.\\d.*",
          FLAGS);
  private static final Pattern ESTIMATE = Pattern.compile(
      "\\s*(?:[(\\[]|\\|\\s*)(?:~?\\d+(?:-\\d+)?\\s*(?:story\\s*)?"
          + "(?:points?|pts?|sp|h|hours?|d|days?|w|weeks?))[)\\]]?\\s*$", FLAGS);
  private static final Pattern SEPARATOR = Pattern.compile("^[\\s:.\\-–—|]+");

  public static Optional<StoryHeading> of(String plain) {
    if (plain.length() < 4 || plain.length() > 400) {
      return Optional.empty();
    }
    var numbered = NUMBERED.matcher(plain);
    if (numbered.matches()) {
      return MORE_NUMBERS.matcher(numbered.group("t")).matches() 
          ? Optional.empty() : Optional.of(new StoryHeading(number(numbered), "", title(numbered.group("t"))));
    }
    var preceded = PRECEDED.matcher(plain);
    if (preceded.matches()) {
      return Optional.of(new StoryHeading(number(preceded), "", title(preceded.group("t"))));
    }
    return Stream.of(IDENTIFIED, LABELLED).map(pattern -> pattern.matcher(plain)).filter(Matcher::matches).findFirst()
        .map(labelled -> new StoryHeading(null, labelled.group("l"), title(labelled.group("t"))));
  }

  /** A heading that names a story by its title only: {@code Story: Export a report}. */
  public static Optional<StoryHeading> unnumbered(String plain) {
    var found = UNNUMBERED.matcher(plain);
    return found.matches() ? Optional.of(new StoryHeading(null, "", title(found.group("t")))) : Optional.empty();
  }

  public static Optional<StoryHeading> bare(String plain) {
    var found = BARE.matcher(plain);
    return plain.length() <= 400 && !plain.matches("(?iu)" + KEYWORD + ".*") && found.matches()
        ? Optional.of(new StoryHeading(number(found), "", title(found.group("t")))) : Optional.empty();
  }

  /** A word before the number, as in "Verhaal 1.2", is another language's word for story, no prefix. */
  static StoryNumber number(Matcher found) {
    var before = orEmpty(found.group("p"));
    boolean word = before.endsWith(" ") && !before.equals(before.toUpperCase(Locale.ROOT));
    return StoryNumber.of(word ? "" : before.strip(), found.group("e"), found.group("s"), orEmpty(found.group("k")));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String title(String rest) {
    var title = ESTIMATE.matcher(SEPARATOR.matcher(rest).replaceFirst("")).replaceFirst("");
    return Titles.withoutFate(title);
  }
}
