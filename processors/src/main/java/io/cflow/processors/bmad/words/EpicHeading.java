package io.cflow.processors.bmad.words;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a heading says about an epic.
 *
 * @param id canonical: {@code 1}, {@code 1.5}, {@code 2a}, {@code AI4}
 * @param title without decoration; may be empty
 */
public record EpicHeading(String id, String title) {

  private static final String KEYWORD =
      "(?:epic[ao]s?|epics?|épicas?|épicos?|epopée|épopée|epiche|epik|史诗|史詩|에픽|エピック|эпик)";
  private static final Pattern EPIC = Pattern.compile(
      "^[^\\p{L}\\p{N}]{0,6}(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:(?:brownfield|enhancement)\\s+)?"
          + KEYWORD
          + "\\s*[-:#]?\\s*(?<p>\\p{Alpha}{1,8}[-_"
          + " ]?)?(?<n>\\d{1,4}(?:\\.\\d{1,3}){0,2}[a-z]?)(?![\\p{Alnum}])(?<t>.*)$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  /** {@code 1. Epic: Title}. */
  private static final Pattern PRECEDED = Pattern.compile(
      "^(?<n>\\d{1,3})[.)]?\\s+" + KEYWORD + "\\s*[:–—-]\\s+(?<t>\\p{L}.*)$",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern UNNUMBERED = Pattern.compile(
      "^" + KEYWORD + "\\s*[:–—-]\\s+(?<t>\\p{L}.*)$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern STRUCTURAL = Pattern.compile(
      "^(?:list|goals?|summary|overview|details?|structure|breakdown|dependenc\\w+|stor(?:y|ies)|status|retro\\w*"
          + "|completion|complete|implementation|acceptance|success|definition|risks?|timeline|scope|technical|progress"
          + "|notes?|metrics|validation|review|deliverables|requirements?|context|描述|概述|概覽|概览|目标|目標|故事|总结|總結"
          + "|depends|requires?|blocks|and|und|et|to|bis|through|can|must|should|is|has|will|provides|delivers|works"
          + "|completed?|exit|readiness|sequence|sequencing|estimat\\w+|total|ready|tests?|testing)\\b.*",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern STRUCTURAL_CJK = Pattern.compile("^(?:描述|概述|概覽|概览|目标|目標|故事列表|总结|總結|完成).{0,12}");
  private static final Pattern NUMBER_AGAIN = Pattern.compile("^\\s*[-–&,/]\\s*(?:epic\\s*)?\\d.*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATOR = Pattern.compile("^[\\s:.\\-–—|]+");

  public static Optional<EpicHeading> of(String plain) {
    if (plain.length() > 300) {
      return Optional.empty();
    }
    var preceded = PRECEDED.matcher(plain);
    if (preceded.matches()) {
      return Optional.of(new EpicHeading(id("", preceded.group("n")), Titles.withoutFate(preceded.group("t"))));
    }
    var found = EPIC.matcher(plain);
    if (!found.matches() || NUMBER_AGAIN.matcher(found.group("t")).matches()) {
      return Optional.empty();
    }
    var rest = found.group("t");
    var title = Titles.withoutFate(SEPARATOR.matcher(rest).replaceFirst(""));
    if (isStructural(rest, title)) {
      return Optional.empty();
    }
    var prefix = found.group("p") == null ? "" : found.group("p").strip().toUpperCase(Locale.ROOT);
    return Optional.of(new EpicHeading(id(prefix, found.group("n")), title));
  }

  /** A heading that names an epic by its title only, {@code Epic: Foundation}; the title makes the id. */
  public static Optional<EpicHeading> unnumbered(String plain) {
    var found = UNNUMBERED.matcher(plain);
    return plain.length() <= 300 && found.matches()
        ? Optional.of(new EpicHeading(Titles.slug(found.group("t")), Titles.withoutFate(found.group("t"))))
        : Optional.empty();
  }

  /** {@code Epic 1 Goal} speaks about an epic, {@code Epic 1: Goal setting} is one. */
  private static boolean isStructural(String rest, String title) {
    boolean separated = rest.stripLeading().startsWith(":") || rest.startsWith(" - ") || rest.startsWith(" – ")
        || rest.startsWith(" — ") || rest.startsWith(".");
    if (!separated) {
      return STRUCTURAL.matcher(title).matches() || STRUCTURAL_CJK.matcher(title).matches();
    }
    return title.matches("(?i)(?:goals?|summary|stories|status|list|overview|retrospective|complet\\w+)\\W*");
  }

  public static String id(String prefix, String number) {
    var digits = number.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=\\d)", "");
    return prefix.replace('_', '-') + digits;
  }

  /** The form in which ids are compared. */
  public static String key(String id) {
    return id.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** The id of the epic that a file is named after. */
  public static Optional<String> ofFileName(String name) {
    var found = Pattern.compile("(?i)^epic[-_"
        + " .]?(?<p>\\p{Alpha}{1,6}(?=\\d))?(?<n>\\d{1,3}(?:\\.\\d{1,2})?[a-z]?)(?![\\p{Alnum}]).*").matcher(name);
    return found.matches()
        ? Optional.of(id(found.group("p") == null ? "" : found.group("p")
        .toUpperCase(java.util.Locale.ROOT), found.group("n")))
        : Optional.empty();
  }
}
