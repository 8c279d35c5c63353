package io.cflow.agents.text;

import java.util.regex.Pattern;

/** Text without its markup. */
public final class Prose {

  private static final int LONGEST = 4_000;
  private static final Pattern COMMENT = Pattern.compile("<!--[^>]{0,2000}>");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\[\\]]{1,300})]\\([^()\\s]{0,500}\\)");
  private static final Pattern MARKS = Pattern.compile("\\*{1,3}|_{2}|~~|`");
  private static final Pattern CODE = Pattern.compile("`[^`]{1,300}`");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S{1,500}");
  private static final Pattern LIST_MARK = Pattern.compile("^\\s{0,20}(?:[-*+•]|\\d{1,4}[.)])\\s+(?:\\[[ xX]] )?");

  private Prose() {}

  /** What a reader sees of a line or a paragraph; at most 4,000 characters of it. */
  public static String of(String markdown) {
    var text = markdown.length() > LONGEST ? markdown.substring(0, LONGEST) : markdown;
    text = COMMENT.matcher(text).replaceAll(" ");
    text = LINK.matcher(text).replaceAll("$1");
    text = MARKS.matcher(text).replaceAll("");
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Prose with names of the code replaced by one word, so that {@code `retry.always`} is not read as English. */
  public static String withoutCode(String markdown) {
    var text = markdown.length() > LONGEST ? markdown.substring(0, LONGEST) : markdown;
    return of(ADDRESS.matcher(CODE.matcher(text).replaceAll("CODE")).replaceAll("LINK"));
  }

  /** A list item without its bullet, number or box. */
  public static String item(String line) {
    return of(LIST_MARK.matcher(line).replaceFirst(""));
  }

  public static boolean isListItem(String line) {
    return LIST_MARK.matcher(line).find();
  }
}
