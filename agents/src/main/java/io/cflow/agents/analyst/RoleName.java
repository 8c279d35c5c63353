package io.cflow.agents.analyst;

import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of roles, cut out of the many ways documents decorate them. */
final class RoleName {

  private static final int MOST_WORDS = 6;
  private static final Pattern LABEL = Pattern.compile(
      "^(?:(?:primary|secondary|tertiary|target|user|key|main) )*(?:persona|user segment|segment|users?|journey|"
          + "user journey|stakeholders?|actor|role)\\s{0,3}#?\\d{0,3}\\s{0,3}[:：—–-]\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern ARTICLE = Pattern.compile("^(?:an?|the|als|un|une|el|la) ", Pattern.CASE_INSENSITIVE);
  private static final Set<String> PROPERTIES = Set.of(("goals goal needs need pain points frustrations motivations "
      + "motivation profile demographics behaviors behaviours background context success overview summary scenario "
      + "description problem problems opening climax resolution requirements capabilities current workflow journey "
      + "quote key characteristics notes note technical workflows jobs job insight why what how when where who "
      + "primary secondary users user personas persona segment segments size usage trigger value solution entry exit "
      + "steps step flow discovery onboarding setup use cases edge case rising action outcome happy path revealed "
      + "expectations day pattern patterns status environment challenges approach").split(" "));

  private RoleName() {}

  /** The role in a heading, a cell or the start of a list item; empty when it does not look like one. */
  static String in(String decorated) {
    var text = LABEL.matcher(Prose.of(decorated).replaceAll("^[^\\p{L}\\d\"“]+", "")).replaceFirst("");
    var name = text.split("\\s[-–—]\\s|[:：(（,;|/—]|\\s{2}", 2)[0].replaceAll("[\"“”*]", "").strip();
    return looksLikeRole(name) ? name : "";
  }

  /** Spellings of one role share a key: case, article, brackets and plural do not matter. */
  static String key(String name) {
    var bare = ARTICLE.matcher(Prose.of(name).split("[(（]", 2)[0].strip()).replaceFirst("");
    var words = Words.of(bare);
    return String.join(" ", words.stream().map(Words::singular).toList());
  }

  /** The role of a story: what stands before the first clause that only explains it. */
  static String ofStory(String role) {
    var name = ARTICLE.matcher(Prose.of(role)).replaceFirst("");
    return name.split("[,;(（]|\\s(?:who|that|with|using|working|when|managing|reviewing|running)\\s", 2)[0].strip();
  }

  private static boolean looksLikeRole(String name) {
    var words = Words.of(name);
    return !words.isEmpty() && words.size() <= MOST_WORDS && Character.isLetter(name.charAt(0))
        && name.length() <= 60 && !words.stream().allMatch(RoleName::isProperty)
        && (!PROPERTIES.contains(words.getLast()) || isPlainRole(words));
  }

  private static boolean isProperty(String word) {
    return PROPERTIES.contains(word) || word.chars().allMatch(Character::isDigit) || word.length() < 2;
  }

  /** "Power users" ends like a property, and is a role. */
  private static boolean isPlainRole(List<String> words) {
    return words.size() > 1 && words.getLast().toLowerCase(Locale.ROOT).matches("users?")
        && !isProperty(words.getFirst());
  }
}
