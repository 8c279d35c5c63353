package io.cflow.agents.qa;

import io.cflow.agents.text.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A criterion taken apart.
 *
 * @param conditions what holds or happens first, in order; empty for a plain statement
 * @param expected what must follow; never empty
 */
record Clauses(List<String> conditions, String expected) {

  private static final Pattern KEYWORD = Pattern.compile(
      "(?:^|[\\n,;.]|\\s)\\s{0,4}[-*•]?\\s{0,2}\\**\\b(Given|When|Then|And|But)\\b\\**:?\\s");
  private static final Pattern LIST_MARK = Pattern.compile(
      "^\\s{0,8}(?:[-*•] |\\d{1,3}[.):] )?(?:\\*{0,2}AC ?#?\\d{1,3}[:.]\\*{0,2} )?");
  private static final Pattern LEADING = Pattern.compile(
      "^(?:If|When|While|Where|Once|As soon as|Whenever|After|Unless)\\b (.{3,300}?)(?:, then |, | then )(.+)$",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TRAILING = Pattern.compile(
      "^(.{3,400}?)[, ]{1,2}\\b(?:if|when|while|unless|once|as long as)\\b (.{3,300})$",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  Clauses {
    conditions = List.copyOf(conditions);
  }

  static Clauses of(String criterion) {
    var text = criterion.length() > 4_000 ? criterion.substring(0, 4_000) : criterion;
    var steps = gherkin(LIST_MARK.matcher(text).replaceFirst(""));
    return steps != null ? steps : statement(Prose.item(text));
  }

  /** "and" between two full clauses makes two conditions; inside one it does not. */
  private static Clauses statement(String text) {
    for (var pattern : List.of(LEADING, TRAILING)) {
      var found = pattern.matcher(text);
      if (found.matches()) {
        boolean leading = pattern == LEADING;
        return new Clauses(split(trim(found.group(leading ? 1 : 2))), trim(found.group(leading ? 2 : 1)));
      }
    }
    return new Clauses(List.of(), trim(text));
  }

  private static List<String> split(String condition) {
    var parts = condition.split("(?:,)? and (?=(?:the|a|an|no|its|their|nobody|somebody|it|they) )");
    return List.of(parts);
  }

  private static @Nullable Clauses gherkin(String text) {
    var conditions = new ArrayList<String>();
    var expected = new ArrayList<String>();
    var keyword = KEYWORD.matcher(text);
    boolean then = false;
    boolean more = keyword.find();
    while (more) {
      var word = keyword.group(1).toLowerCase(Locale.ROOT);
      int start = keyword.end();
      more = keyword.find();
      then = word.equals("then") || then && (word.equals("and") || word.equals("but"));
      (then ? expected : conditions).add(part(text, start, keyword, more));
    }
    return conditions.isEmpty() || expected.isEmpty() ? null : new Clauses(conditions, String.join("; ", expected));
  }

  private static String part(String text, int start, Matcher next, boolean more) {
    return trim(text.substring(start, more ? Math.max(start, next.start()) : text.length()));
  }

  private static String trim(String part) {
    return part.replaceAll("[*_]{2,3}", "").replaceAll("\\s+", " ").replaceAll("^[ ,;:.-]+|[ ,;.]+$", "");
  }
}
