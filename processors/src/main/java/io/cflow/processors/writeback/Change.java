package io.cflow.processors.writeback;

import java.util.List;
import java.util.Objects;

/** One place of a manuscript and what it is to read. Line numbers count from 1, those of the unchanged manuscript. */
public sealed interface Change {

  /** The line it happens at, or after. */
  int line();

  /** Columns {@code from} to {@code to}, exclusive, of one line read {@code text}; the rest of the line stays. */
  record Replace(int line, int from, int to, String text) implements Change {
    public Replace {
      requireOneLine(text);
      if (line < 1 || from < 0 || to < from) {
        throw new IllegalArgumentException("not a place: %d:%d-%d".formatted(line, from, to));
      }
    }
  }

  /** New lines after a line; after line 0 they come first. */
  record Insert(int line, List<String> lines) implements Change {
    public Insert {
      lines = List.copyOf(lines);
      lines.forEach(Change::requireOneLine);
    }
  }

  /** A line goes, with its end. Only in documents of our own role: {@link GateEdit}. */
  record Remove(int line) implements Change {}

  private static void requireOneLine(String text) {
    Objects.requireNonNull(text, "text");
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("more than one line: " + text);
    }
  }
}
