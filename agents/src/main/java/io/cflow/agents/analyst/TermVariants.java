package io.cflow.agents.analyst;

import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One term in two spellings, {@code e-mail} and {@code email}: INCOSE R36, consistent terms. */
final class TermVariants {

  private static final Pattern TERM = Pattern.compile("(?<![\\w-])[a-zA-Z]{1,30}(?:-[a-zA-Z]{2,30})?(?![\\w-])");

  private TermVariants() {}

  /** A term with the first place of each spelling. */
  record Variant(String term, List<Spelling> spellings) {}

  record Spelling(String spelling, int uses, SourceSpan first) {}

  static List<Variant> in(List<Sentence> sentences) {
    var terms = new TreeMap<String, Map<String, Spelling>>();
    for (var sentence : sentences) {
      TERM.matcher(sentence.text()).results().map(match -> match.group().toLowerCase(Locale.ROOT)).forEach(term ->
          terms.computeIfAbsent(term.replace("-", ""), _ -> new TreeMap<>())
              .merge(term, new Spelling(term, 1, sentence.requirement().source()), TermVariants::again));
    }
    return terms.entrySet().stream().filter(term -> term.getValue().size() > 1)
        .map(term -> new Variant(term.getKey(), new ArrayList<>(term.getValue().values()))).toList();
  }

  private static Spelling again(Spelling first, Spelling next) {
    return new Spelling(first.spelling(), first.uses() + next.uses(), first.first());
  }
}
