package io.cflow.domain;

import java.util.Objects;

/**
 * A line of a story's File List.
 *
 * @param path as the document gives it; untrusted, never to be opened without a check
 * @param change created, modified or deleted
 */
public record FileEntry(String path, String change, SourceSpan span) {

  public FileEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(span, "span");
  }
}
