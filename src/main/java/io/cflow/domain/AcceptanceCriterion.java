package io.cflow.domain;

import java.util.Objects;

/**
 * One condition a story must meet.
 *
 * @param ordinal position in its story, from 1; unique there
 * @param printed the number or id the document prints, empty when it prints none
 * @param group the sub-heading it stands under, empty when there is none
 * @param text the whole criterion, lines joined by {@code \n}, markup kept
 */
public record AcceptanceCriterion(int ordinal, String printed, String group, String text, SourceSpan span) {

  public AcceptanceCriterion {
    Objects.requireNonNull(printed, "printed");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(span, "span");
  }
}
