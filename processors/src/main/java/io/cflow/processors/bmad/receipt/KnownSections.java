package io.cflow.processors.bmad.receipt;

import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.regex.Pattern;

/** Sections of planning documents whose text is context rather than items. */
final class KnownSections {

  private static final Pattern PLANNING = Pattern.compile(
      "(?iu)(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:goals?(?: and background context)?|background(?: context)?|change"
          + " log|executive summary|overview"
          + "|introduction|project (?:classification|overview|analysis)|success (?:criteria|metrics)|product"
          + " scope|user journeys?|technical assumptions"
          + "|user interface (?:design|enhancement) goals|epic (?:list|overview|summary|goal|structure)|checklist"
          + " results(?: report)?|next steps|out of scope"
          + "|intro project analysis and context|enhancement scope.*|technical constraints.*|document purpose"
          + "|vision|glossary|features?|non-goals"
          + "|assumptions.*|open questions|problem statement|solution|scope|constraints|risks?.*|intent"
          + "|boundaries.*|code map|verification|design notes"
          + "|suggested review order|requirements?.*|functional requirements.*|non-? ?functional requirements.*"
          + "|references?|stories.*)");

  private KnownSections() {}

  static boolean holds(String title) {
    return title.length() <= 120 && (PLANNING.matcher(title).matches()
        || Vocabulary.kindOf(title) != SectionKind.OTHER);
  }
}
