package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * One immutable version of one file of a project, decoded.
 *
 * @param path relative to the project's root, with forward slashes
 * @param rule the rule that decided the type, for the receipt
 * @param contentHash SHA-256 of the bytes, in hex
 * @param size of the file, in bytes
 * @param lines without line ends; empty for a file that could not be decoded
 */
public record Document(
    String path, DocumentType type, String rule, String contentHash, long size, List<String> lines) {

  public Document {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(contentHash, "contentHash");
    lines = List.copyOf(lines);
  }

  /** The file name without folders. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Line {@code number}, counted from 1. */
  public String line(int number) {
    return lines.get(number - 1);
  }
}
