package io.cflow.domain;

import java.util.Objects;

/**
 * One file of a project as it was taken in, undecoded.
 *
 * @param path relative to the project's root, with forward slashes; checked at the door: never absolute, no
 *     {@code ..}, no control characters
 */
public record SourceFile(String path, byte[] bytes) {

  public SourceFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(bytes, "bytes");
  }
}
