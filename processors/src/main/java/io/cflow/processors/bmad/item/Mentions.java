package io.cflow.processors.bmad.item;

import io.cflow.domain.OrderStatement.Basis;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.harvest.Said;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.References;
import io.cflow.processors.bmad.words.SectionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a story says about its order in passing: {@code *DEPENDS ON: tables of Story 3.1*} behind a task. */
final class Mentions {

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern PHRASE = Pattern.compile(
      "(?:\\b(?:depends?|dependent|depending) (?:up)?on\\b[^.;()]{0,40}?|\\bblocked by\\b[^.;()]{0,20}?"
          + "|\\bprerequisites?:?\\s+"
          + "|\\brequires(?: completion of)?\\s+|依赖(?:于)?[:：]?\\s*|依賴(?:於)?[:：]?\\s*)(?<refs>(?:\\bstor(?:y"
          + "|ies)\\b|故事).{3,120})", FLAGS);
  private static final Pattern PRIOR = Pattern.compile(
      "(?<refs>\\bstor(?:y|ies)\\s[^.;:()]{0,12}\\d[^;:()]{0,80}?)\\s"
          + "(?:must|needs? to|ha(?:s|ve) to) be (?:fully |already )?"
          + "(?:completed?|done|finished|implemented|merged|in place)\\b", FLAGS);
  private static final Pattern SENTENCE_END = Pattern.compile("[.;]\\s|。");
  private static final Pattern OTHERS = Pattern.compile(
      ".*(?:\\bstor(?:y|ies)\\s+\\d|\\b(?:no|not|never|n't|without|optional\\w*|excluded|future|later|deferred)\\b).*",
          FLAGS);
  private static final int LONGEST = 2_000;

  private Mentions() {}

  static List<Need> of(Markdown document, Sections sections, int first, int last) {
    var needs = new ArrayList<Need>();
    for (int i = first; i <= last; i++) {
      boolean readable = document.kind(i) == Markdown.Kind.TEXT && document.line(i).length() <= LONGEST;
      boolean passed = Needs.isHistory(sections, i) || sections.isInside(SectionKind.CRITERIA, i);
      if (readable && !passed) {
        add(document, i, needs);
      }
    }
    return needs;
  }

  private static void add(Markdown document, int line, List<Need> needs) {
    var text = Plain.of(document.line(line));
    var phrase = PHRASE.matcher(text);
    if (phrase.find() && !isAboutOthers(text, phrase)) {
      add(phrase.group("refs"), document, line, needs);
    }
    var prior = PRIOR.matcher(text);
    if (prior.find()) {
      add(prior.group("refs"), document, line, needs);
    }
  }

  private static void add(String references, Markdown document, int line, List<Need> needs) {
    var said = new Said(Basis.MENTION, document.line(line), SourceSpan.line(document.path(), line));
    References.in(SENTENCE_END.split(references, 2)[0]).forEach(target -> needs.add(new Need(target, false, said)));
  }

  /** Another story named before the phrase is its subject; a negation or a delay before it takes it back. */
  private static boolean isAboutOthers(String text, Matcher phrase) {
    return OTHERS.matcher(text.substring(0, phrase.start())).matches();
  }
}
