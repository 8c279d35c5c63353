package io.cflow.processors.bmad.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stories and epics a piece of text names. A number counts only after a word that makes it one
 * ({@code Story 1.2, 1.3}) or where the text begins with it; {@code Node 18.2} is no story.
 */
public final class References {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern NOT_HARD = Pattern.compile(
      "\\([^()]{0,200}\\b(?:parallel\\w*|optional\\w*|soft|recommended|nice|can run|not required)\\b[^()]{0,200}\\)",
          FLAGS);
  private static final Pattern NONE = Pattern.compile(
      "^(?:none\\b|n/?a\\b|no\\b|nil\\b|nothing\\b|無|无|沒有|没有|aucune?\\b|nenhuma?\\b|keine?\\b|ningun[ao]?\\b"
          + "|нет\\b|không\\b|없음|なし).*", FLAGS | Pattern.DOTALL);
  private static final Pattern CHOICE = Pattern.compile(
      "\\d[a-z]?\\s*,?\\s(?:or|oder|ou|o)\\s(?:stor(?:y|ies)\\s)?\\p{Alpha}{0,6}-?\\d|\\d\\s*(?:或|还是|還是)\\s*(?:故事\\s*)?\\d", FLAGS);
  private static final Pattern STRUCK = Pattern.compile("~~[^~]{1,300}~~");
  private static final Pattern TOKEN = Pattern.compile(
      "(?<key>(?<![\\w.-])(?:(?:\\p{Alpha}{2,8}-)?\\d{1,3}[a-z]?-\\d{1,3}[a-z]?-\\p{Alpha}[\\w-]{2,}"
          + "|\\p{Alpha}{2,8}-\\d{1,3}-\\d{1,3}(?![\\w-])))"
          + "|(?<![\\p{Alnum}.])(?<p>\\p{Alpha}{1,8}-?)?(?<e>\\d{1,3}[a-z]?)\\.(?<s>\\d{1,3}[a-z]?)(?:\\."
          + "(?<k>\\d{1,3}[a-z]?))?"
          + "(?![\\p{Alnum}])(?!\\.\\d)"
          + "|(?<![\\p{Alnum}.])(?<n>\\d{1,3})(?![\\p{Alnum}%])(?!\\.\\d)"
          + "|(?<w>[\\p{IsHan}\\p{IsKatakana}\\p{IsHangul}ー]+|\\p{L}[\\p{L}\\p{N}'_]*)"
          + "|(?<o>\\()|(?<c>\\))|(?<b>[,;，&+/|])", FLAGS);
  private static final Pattern RANGE_END = Pattern.compile(
      "^\\s?(?:-|–|—|~|to|through|bis|à|a|至|到)\\s?(?:stor(?:y"
          + "|ies)\\s+)?(?<full>\\p{Alpha}{0,8}-?\\d{1,3}\\.(?:\\d{1,3}\\.)?)?(?<last>\\d{1,3})(?![\\p{Alnum}])"
          + "(?!\\.\\d)", FLAGS);
  private static final Pattern KEY_NUMBER = Pattern.compile("^(?:(?<p>\\p{Alpha}{2,8})-)?(?<e>\\d{1,3}[a-z]?)-"
      + "(?<s>\\d{1,3}[a-z]?)(?:-.*)?", FLAGS);
  private static final Set<String> STORY_WORDS = Set.of("story", "stories", "us", "故事", "história", "histórias",
      "historia",
      "historias", "histoire", "histoires", "storia", "storie", "storys", "스토리",
      "ストーリー", "история", "истории", "историй",
      "chuyện");
  private static final Set<String> EPIC_WORDS = Set.of("epic", "epics", "史诗", "史詩", "épico", "épica", "epica",
      "épicos", "épicas", "에픽", "エピック", "эпик", "эпика");
  private static final Set<String> LINKING_WORDS = Set.of(
      "and", "or", "on", "of", "from", "to", "after", "the", "all", "both", "und", "et", "e", "y", "o", "ou",
      "oder", "和", "与", "與", "及", "以及", "或", "depends", "depend", "requires", "require", "completion", "completed",
      "complete", "needs", "by", "blocked", "with", "must", "be", "done", "plus", "through", "de", "da", "do",
      "des", "du", "la", "le", "dependencies", "prerequisites", "upon", "previous", "prior", "hard",
      "can", "start", "begin", "once", "only");
  /** {@code S1.2} and {@code US-1.2} are story 1.2. */
  private static final Set<String> STORY_PREFIXES = Set.of("s", "s-", "us", "us-", "story", "story-");
  private static final Set<String> FOREIGN_PREFIXES = Set.of("fr", "nfr", "ac", "cr", "req", "v", "adr", "pr", "ad",
      "uc", "bug", "sec",
      "iv", "tr", "ir", "ar", "rf", "rnf", "d", "p", "step", "phase", "task", "es");
  private static final int LONGEST = 2_000;
  private static final int WIDEST_RANGE = 60;

  private enum Context { START, STORY, EPIC, OTHER }

  private final String text;
  private final Set<Target> found = new LinkedHashSet<>();
  private final List<Context> outer = new ArrayList<>();
  private Context context = Context.START;
  private Context accepted = Context.OTHER;

  private References(String text) {
    this.text = text;
  }

  /** Everything the text names, in order, each once. */
  public static List<Target> in(String text) {
    var valid = STRUCK.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text).replaceAll(" ");
    var plain = Plain.of(valid);
    plain = plain.replaceFirst("^(?:[-+•>]\\s+|\\d{1,2}[.)]\\s+|\\[.?]\\s*)+", "");
    if (NONE.matcher(plain).matches()) {
      return List.of();
    }
    plain = SoftClauses.removed(NOT_HARD.matcher(SoftClauses.withoutSoftEntries(plain)).replaceAll(" "));
    var references = new References(plain);
    references.walk();
    return List.copyOf(references.found);
  }

  /** Whether the text names stories of which one would do: {@code Story 1.2 or 1.3}. */
  public static boolean leaveAChoice(String text) {
    return text.length() <= LONGEST && CHOICE.matcher(Plain.of(text)).find();
  }

  /** Whether the text says that there is nothing to name. */
  public static boolean isNone(String text) {
    return text.length() <= LONGEST && NONE.matcher(Plain.of(text)).matches();
  }

  private void walk() {
    var token = TOKEN.matcher(text);
    int from = 0;
    while (from < text.length() && token.find(from)) {
      from = Math.max(token.end(), accept(token));
    }
  }

  /** Returns where to go on. */
  private int accept(Matcher token) {
    if (token.group("key") != null) {
      return key(token);
    }
    if (token.group("e") != null) {
      return number(token);
    }
    if (token.group("n") != null) {
      return single(token);
    }
    if (token.group("w") != null) {
      context = contextAfter(token.group("w").toLowerCase(Locale.ROOT));
    } else if (token.group("o") != null) {
      outer.addLast(context);
    } else if (token.group("c") != null) {
      context = outer.isEmpty() ? context : outer.removeLast();
    } else if (context == Context.OTHER) {
      context = accepted;
    }
    return token.end();
  }

  private Context contextAfter(String word) {
    if (STORY_WORDS.contains(word) || word.endsWith("故事")) {
      return Context.STORY;
    }
    if (EPIC_WORDS.contains(word) || word.endsWith("史诗") || word.endsWith("史詩")) {
      return Context.EPIC;
    }
    return LINKING_WORDS.contains(word) ? context : Context.OTHER;
  }

  private int key(Matcher token) {
    var key = KEY_NUMBER.matcher(token.group("key"));
    if (key.matches()) {
      var prefix = key.group("p") == null || key.group("p").equalsIgnoreCase("story") ? "" : key.group("p") + "-";
      found.add(new Target.OfStory(StoryNumber.of(prefix, key.group("e"), key.group("s"), "")));
    }
    return token.end();
  }

  private int number(Matcher token) {
    var printed = token.group("p") == null ? "" : token.group("p");
    var prefix = STORY_PREFIXES.contains(printed.toLowerCase(Locale.ROOT)) ? "" : printed;
    if (!prefix.equals(printed) && context == Context.OTHER) {
      context = Context.STORY;
    }
    boolean foreign = FOREIGN_PREFIXES.contains(prefix.replace("-", "").toLowerCase(Locale.ROOT));
    boolean lowerWord = !prefix.isEmpty() && !prefix.equals(prefix.toUpperCase(Locale.ROOT)) && !prefix.endsWith("-");
    if (foreign || lowerWord || context == Context.OTHER && prefix.isEmpty()) {
      return token.end();
    }
    accepted = context == Context.EPIC ? Context.EPIC : Context.STORY;
    context = accepted;
    var first = StoryNumber.of(prefix, token.group("e"), token.group("s"), token.group("k") == null ? ""
        : token.group("k"));
    found.add(target(first));
    return range(first, token.end());
  }

  private Target target(StoryNumber number) {
    return context == Context.EPIC ? new Target.OfEpic(number.toString()) : new Target.OfStory(number);
  }

  private int range(StoryNumber first, int end) {
    var range = RANGE_END.matcher(text.substring(end));
    var counted = first.sub().isEmpty() ? first.story() : first.sub();
    if (!range.find() || !counted.matches("\\d+") || range.group("full") != null
        && !sameBase(first, range.group("full"))) {
      return end;
    }
    int to = Integer.parseInt(range.group("last"));
    int from = Integer.parseInt(counted);
    if (first.sub().isEmpty() && to <= from && range.group().startsWith("-") && range.group("full") == null) {
      found.remove(target(first));
      found.add(target(new StoryNumber(first.prefix(), first.epic(), first.story(), Integer.toString(to))));
      return end + range.end();
    }
    if (to <= from || to - from > WIDEST_RANGE) {
      return end;
    }
    for (int i = from + 1; i <= to; i++) {
      var step = Integer.toString(i);
      found.add(target(first.sub().isEmpty() ? new StoryNumber(first.prefix(), first.epic(), step, "")
          : new StoryNumber(first.prefix(), first.epic(), first.story(), step)));
    }
    return end + range.end();
  }

  private static boolean sameBase(StoryNumber first, String full) {
    var base = first.sub().isEmpty() ? first.epic() + "." : first.epic() + "." + first.story() + ".";
    return full.equalsIgnoreCase(first.prefix() + base) || full.equals(base);
  }

  private int single(Matcher token) {
    int number = Integer.parseInt(token.group("n"));
    if (context == Context.EPIC) {
      accepted = Context.EPIC;
      found.add(new Target.OfEpic(Integer.toString(number)));
      return numberRange(number, token.end(), true);
    }
    if (context == Context.STORY) {
      accepted = Context.STORY;
      found.add(new Target.Labelled(Integer.toString(number)));
      return numberRange(number, token.end(), false);
    }
    return token.end();
  }

  private int numberRange(int from, int end, boolean epics) {
    var range = RANGE_END.matcher(text.substring(end));
    if (!range.find() || range.group("full") != null) {
      return end;
    }
    int to = Integer.parseInt(range.group("last"));
    if (to <= from || to - from > WIDEST_RANGE) {
      return end;
    }
    for (int i = from + 1; i <= to; i++) {
      found.add(epics ? new Target.OfEpic(Integer.toString(i)) : new Target.Labelled(Integer.toString(i)));
    }
    return end + range.end();
  }
}
