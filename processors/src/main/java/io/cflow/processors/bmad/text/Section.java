package io.cflow.processors.bmad.text;

import io.cflow.processors.bmad.words.SectionKind;

/**
 * A part of a story or an epic, opened by a heading or by a label such as {@code **Prerequisites:** Story 1.1}.
 *
 * @param level of the heading; {@link #LABEL} for a label
 * @param indent of the label's line
 * @param line where it opens
 * @param last where it ends, inclusive; at least {@code line}
 * @param inline what stands after the label on its own line
 */
public record Section(SectionKind kind, String title, int level, int indent, int line, int last, String inline) {

  public static final int LABEL = 7;

  public boolean isLabel() {
    return level == LABEL;
  }

  Section endingAt(int line) {
    return new Section(kind, title, level, indent, this.line, Math.max(this.line, line), inline);
  }
}
