package io.cflow.agents.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names of roles, cut out of the many ways documents decorate them. A name counts only when it ends in a word for a
 * person or a body, or stands behind a label such as "Persona:": a missed role is better than an invented one.
 */
public final class RoleName {

  private static final int MOST_WORDS = 6;
  private static final Pattern LABEL = Pattern.compile(
      "^(?:(?:primary|secondary|tertiary|target|user|key|main) )*(?:persona|user segment|user|users|stakeholder)"
          + "\\s{0,3}#?\\d{0,3}\\s{0,3}[:：—–-]\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern ARTICLE = Pattern.compile("^(?:an?|the|als|un|une|el|la) ", Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("\\s[-–—]\\s|[:：(（,，、;；|/—]");
  private static final Pattern EXPLAINED =
      Pattern.compile("[,，;(（]|\\s(?:who|that|with|when|in|for|on)\\s|\\s[a-z]{2,20}ing\\s");
  private static final Pattern NOBODY = Pattern.compile(
      "(?:non|primary|secondary|tertiary|target|key|main)[ -]users?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERSON_SUFFIX =
      Pattern.compile(".{2,}(?:er|or|ist|ian|eur)|.*(?:者|师|師|员|員|户|戶|人|家|经理|經理|用户|团队|團隊)");
  private static final Set<String> PEOPLE = Set.of((
      "admin agent analyst architect assistant ceo champion chef child cio client community consultant "
      + "contestant coo cto customer department devops employee enthusiast expert family finance founder friend "
      + "guest guild head hobbyist host hr infosec lead legal marketing master member merchant msp nurse "
      + "operations ops organization parent partner patient people pm po qa sales security sme sre staff student "
      + "support superuser sysadmin tenant team vendor visitor volunteer sponsor").split(" "));
  private static final Set<String> THINGS = Set.of((
      "behavior calculator center color computer container counter detector docker editor error factor filter "
      + "folder footer header helper indicator layer marker monitor number offer or order other over parameter "
      + "parser processor provider router sandbox selector server service tracker trigger under user-behavior "
      + "validator worker wrapper her per never after however").split(" "));

  private RoleName() {}

  /** The role in a heading, a cell or the start of a list item; empty when it does not look like one. */
  public static String in(String decorated) {
    var text = Prose.of(decorated).replaceAll("^[^\\p{L}\\d\"“]+", "");
    var label = LABEL.matcher(text);
    boolean labelled = label.find();
    var parts = END.split(labelled ? text.substring(label.end()) : text, 3);
    var role = parts.length > 1 ? unexplained(parts[1].strip()) : "";
    var name = withoutArticle(isProperName(parts[0]) && isPerson(role) ? role : parts[0]).replaceAll("[\"“”]", "")
        .strip();
    return isShort(name) && (labelled || isPerson(name)) && !NOBODY.matcher(name).matches() ? name : "";
  }

  /** Spellings of one role share a key: case, article, brackets and plural do not matter. */
  public static String key(String name) {
    var words = Words.of(withoutArticle(Prose.of(name).split("[(（]", 2)[0].strip()));
    return String.join(" ", words.stream().map(Words::singular).toList());
  }

  /** The roles of a story, each up to the first clause that only explains it. */
  public static List<String> ofStory(String role) {
    return Stream.of(withoutArticle(Prose.of(role)).split("\\s(?:and|or)\\s|/|和|或|及")).map(RoleName::unexplained)
        .map(RoleName::withoutArticle).filter(name -> !key(name).isEmpty()).toList();
  }

  /** Whether the last word, or the last before "of", means a person or a body. */
  public static boolean isPerson(String name) {
    int of = name.indexOf(" of ");
    var words = Words.of(of > 0 ? name.substring(0, of) : name);
    if (words.isEmpty()) {
      return false;
    }
    var last = Words.singular(words.getLast());
    return PEOPLE.contains(last) || !THINGS.contains(last) && PERSON_SUFFIX.matcher(last).matches();
  }

  private static String unexplained(String role) {
    var clause = EXPLAINED.matcher(role);
    return clause.find() && isPerson(role.substring(0, clause.start()))
        ? role.substring(0, clause.start()).strip() : role.replaceFirst("[,，;.。]\\s*$", "").strip();
  }

  /** "Dana Lee, operator" speaks of an operator. */
  private static boolean isProperName(String text) {
    var words = text.strip().split("\\s+");
    return words.length <= 3 && Stream.of(words).allMatch(word -> word.matches("\\p{Lu}[\\p{L}.'’-]*"));
  }

  private static String withoutArticle(String name) {
    return ARTICLE.matcher(name.strip()).replaceFirst("");
  }

  private static boolean isShort(String name) {
    return !name.isEmpty() && name.length() <= 60 && Words.of(name).size() <= MOST_WORDS
        && Character.isLetter(name.codePointAt(0));
  }
}
