package io.cflow.domain;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where a statement stands: the evidence behind every item, edge and finding.
 *
 * @param path file, relative to the project's root, with forward slashes
 * @param firstLine first line, counted from 1
 * @param lastLine last line, inclusive; never before {@code firstLine}
 */
public record SourceSpan(String path, int firstLine, int lastLine) implements Comparable<SourceSpan> {

  private static final Comparator<SourceSpan> ORDER = Comparator.comparing(SourceSpan::path)
      .thenComparingInt(SourceSpan::firstLine)
      .thenComparingInt(SourceSpan::lastLine);

  public SourceSpan {
    Objects.requireNonNull(path, "path");
    if (firstLine < 1 || lastLine < firstLine) {
      throw new IllegalArgumentException("not a span: %s:%d-%d".formatted(path, firstLine, lastLine));
    }
  }

  public static SourceSpan line(String path, int line) {
    return new SourceSpan(path, line, line);
  }

  public SourceSpan until(int line) {
    return new SourceSpan(path, firstLine, Math.max(firstLine, line));
  }

  @Override
  public int compareTo(SourceSpan other) {
    return ORDER.compare(this, other);
  }

  /** {@code path:line}, the form editors and terminals can jump to. */
  @Override
  public String toString() {
    return path + ":" + firstLine;
  }
}
