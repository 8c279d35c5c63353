package io.cflow.agents.analyst;

import static io.cflow.agents.analyst.WritingRule.words;

import io.cflow.agents.text.Language;
import io.cflow.agents.text.Statement;
import io.cflow.agents.text.Verbs;
import io.cflow.agents.text.Words;
import io.cflow.domain.Severity;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mechanical part of the INCOSE Guide to Writing Requirements v4 (2023), sorted by the characteristics of
 * ISO/IEC/IEEE 29148:2018. What needs judgement (necessary, feasible, correct) is left to people.
 */
final class WritingRules {

  /** Hold in every language. */
  private static final List<WritingRule> ANY_LANGUAGE = List.of(
      words("C1", "open placeholder", "complete", Severity.ERROR, "Decide it, or name who decides and by when.",
          "\\bTB[DCA]\\b|\\b(?:TODO|FIXME)\\s*:|\\?{3}|\\{\\{|\\[NEEDS|\\[insert|<placeholder|待定|待确认|待確認|未定"),
      new WritingRule("C2", "no statement", "complete", Severity.ERROR, "Write what must hold; a name is not enough.",
          sentence -> isTooShort(sentence) ? "«" + sentence.text() + "»" : ""),
      words("R6", "number without unit", "verifiable", Severity.WARNING, "Add the unit or the thing counted.",
          "(?:at least|at most|below|above|under|over|within|less than|more than|[<>≤≥])\\s*\\d+(?:[.,]\\d+)*+"
              + "\\s*(?:[.,;)]|$)"));

  private static final List<WritingRule> ENGLISH = List.of(
      words("R7", "vague term", "unambiguous", Severity.WARNING, "Replace by what can be measured or observed.",
          "(?<![\\w-])(?:appropriate(?:ly)?|adequate(?:ly)?|sufficient(?:ly)?|suitabl[ey]|reasonabl[ey]|eas(?:y|ily)|"
              + "user-friendly|friendly|intuitive(?:ly)?|simpl[ey]|fast(?:er)?|quick(?:ly)?|rapid(?:ly)?|"
              + "efficient(?:ly)?|effective(?:ly)?|flexib(?:le|ly)|robust(?:ly)?|seamless(?:ly)?|smooth(?:ly)?|"
              + "graceful(?:ly)?|optimal(?:ly)?|minimal|minimi[sz]e|maximi[sz]e|normal(?:ly)?|typical(?:ly)?|"
              + "usual(?:ly)?|significant(?:ly)?|several|some|many|few|various|mostly|nearly|almost|modern|"
              + "acceptabl[ey]|good|high-quality|state-of-the-art|scalable|relevant|proper(?:ly)?|timely|"
              + "sensible|meaningful|comprehensive(?:ly)?|best practices?|industry[- ]standard|near real-time|"
              + "clear(?:ly)?(?= (?:and|error|feedback|message|documentation|visual|indicat))|lightweight)\\b"),
      words("R8", "escape clause", "unambiguous", Severity.WARNING, "Say when it applies, or drop the clause.",
          "\\b(?:as (?:appropriate|applicable|needed|required|necessary)|(?:where|if|when|wherever|whenever) "
              + "(?:possible|practicable|feasible|applicable|necessary|needed|appropriate)|as far as (?:possible|"
              + "practicable)|as soon as possible|to the extent (?:possible|practical)|best[- ]effort)\\b"),
      words("R9", "open-ended list", "complete", Severity.WARNING, "List everything that is meant.",
          "\\b(?:etc\\b\\.?|and so on|including,? but not limited to|and more\\b|among others|and the like)"),
      words("R9", "list by example", "complete", Severity.INFO, "Say whether the list is complete.",
          "\\b(?:such as|e\\.g\\.|for example|for instance)"),
      words("R26", "absolute", "feasible", Severity.WARNING, "State what can be shown, with a measure.",
          "\\b(?:always|never|completely|totally|perfect(?:ly)?|instant(?:ly|aneous)?|every possible|all possible|"
              + "zero (?:downtime|loss|errors?|defects?)|any (?:device|browser|size))\\b|\\b100 ?%"),
      new WritingRule("R18", "several requirements in one", "singular", Severity.WARNING,
          "Split, one obligation each.", WritingRules::secondObligation),
      words("R33", "no tolerance", "verifiable", Severity.WARNING, "Give a range or a limit.",
          "(?:~|≈|\\b(?:approximately|about|around|roughly|circa)) ?\\d[\\d.,]*"),
      words("R15", "and/or", "unambiguous", Severity.WARNING, "Say which combinations are meant.", "\\band/or\\b"),
      words("R1", "not binding", "unambiguous", Severity.INFO, "Use shall for an obligation; move wishes elsewhere.",
          "\\b(?:should|could|might|would|ideally|preferably|optionally|nice to have)\\b"),
      words("R19", "combinator", "singular", Severity.INFO, "Consider a requirement of its own.",
          "\\b(?:as well as|but also|unless|otherwise|meanwhile|in addition)\\b"),
      words("R10", "superfluous infinitive", "unambiguous", Severity.INFO, "State the action itself.",
          "\\b(?:be able to|be capable of|be designed to|have the ability to)\\b"),
      words("R2", "passive voice", "unambiguous", Severity.INFO, "Name who acts.",
          "\\b(?:is|are|be|been|being|was|were) (?:not )?(?:[a-z]{2,20}ly )?(?!based|related|limited|needed|unaffected)"
              + "(?:[a-z]{2,20}ed|shown|sent|kept|built|given|written|made|done|run|seen|held|hidden|set)\\b"),
      words("R24", "pronoun", "unambiguous", Severity.INFO, "Repeat the noun.",
          "\\b(?:it|they|them)\\b|\\b(?:this|these|those) (?=is\\b|are\\b|must\\b|shall\\b|should\\b|will\\b|can\\b)"),
      new WritingRule("R18", "long statement", "singular", Severity.INFO, "Split, or move the detail to criteria.",
          sentence -> Words.of(sentence.text()).size() > 60 ? Words.of(sentence.text()).size() + " words" : ""),
      new WritingRule("R1", "no action", "complete", Severity.INFO, "Write who shall do what.",
          sentence -> sentence.isFunctional() && Statement.of(sentence.text()).modal().isEmpty()
              && Verbs.first(Words.of(sentence.text())) < 0 ? "no verb found" : ""));

  private WritingRules() {}

  /** The findings on one sentence, in the order of the rules. */
  static List<Finding> check(Sentence sentence) {
    return rulesFor(sentence.language()).map(rule -> new Finding(rule.id(), rule.title(), rule.severity(),
            sentence.requirement().source(), rule.offence().apply(sentence), rule.advice()))
        .filter(finding -> !finding.words().isEmpty()).toList();
  }

  static String characteristic(String title) {
    return Stream.concat(ANY_LANGUAGE.stream(), ENGLISH.stream()).filter(rule -> rule.title().equals(title))
        .map(WritingRule::characteristic).findFirst().orElse("verifiable");
  }

  private static Stream<WritingRule> rulesFor(Language language) {
    return language == Language.ENGLISH
        ? Stream.concat(ANY_LANGUAGE.stream(), ENGLISH.stream())
        : ANY_LANGUAGE.stream();
  }

  private static boolean isTooShort(Sentence sentence) {
    return sentence.text().codePointCount(0, sentence.text().length())
        < (sentence.language() == Language.ENGLISH ? 8 : 4);
  }

  /** "The user shall … and the system shall …": the second obligation, with the words around it. */
  private static String secondObligation(Sentence sentence) {
    var obligations = Statement.OBLIGATION.matcher(sentence.text()).results().toList();
    if (obligations.size() < 2) {
      return "";
    }
    int at = obligations.get(1).start();
    int start = Math.max(0, sentence.text().lastIndexOf(' ', Math.max(0, at - 20)));
    return sentence.text().substring(start, obligations.get(1).end()).strip();
  }
}
