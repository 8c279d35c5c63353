package io.cflow.agents.analyst;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * Somebody with a stake, as the documents name them.
 *
 * @param name the spelling used most
 * @param influence as a document gives it; empty when none does
 * @param interest likewise
 */
record Stakeholder(String key, String name, String influence, String interest, List<Mention> mentions) {

  /** Where a name comes from. */
  enum Source {
    /** "As a …" of a story. */
    STORY,
    /** A persona, a user segment or a journey. */
    PERSONA,
    /** A table or list of stakeholders. */
    STAKEHOLDER_LIST,
    /** The subject of "… can" in a requirement. */
    REQUIREMENT,
    /** A row of a sign-off or approval table. */
    SIGN_OFF
  }

  record Mention(Source source, String name, String influence, String interest, SourceSpan at) {

    static Mention of(Source source, String name, SourceSpan at) {
      return new Mention(source, name, "", "", at);
    }
  }

  long count(Source source) {
    return mentions.stream().filter(mention -> mention.source() == source).count();
  }

  /** Whether a document says who this is, rather than only using the name. */
  boolean isDescribed() {
    return count(Source.PERSONA) + count(Source.STAKEHOLDER_LIST) > 0;
  }

  List<SourceSpan> places() {
    return mentions.stream().map(Mention::at).distinct().sorted().toList();
  }
}
