package io.cflow.processors.bmad.harvest;

import io.cflow.domain.OrderStatement.Basis;
import io.cflow.domain.SourceSpan;

/** The words of a document about order, and how firmly they say it. */
public record Said(Basis basis, String words, SourceSpan place) {

  private static final int LONGEST_REASON = 200;

  /** The words, short enough to be shown. */
  public String reason() {
    var reason = words.strip();
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }
}
