package io.cflow.domain;

import java.util.Objects;

/**
 * A document an agent made.
 *
 * @param path where it goes below the project's {@code .cflow} folder; made of letters, digits, {@code . _ -} and
 *     {@code /}, never absolute, never with {@code ..}
 * @param content text; equal inputs give equal content
 */
public record Artifact(String path, String content) {

  public Artifact {
    Objects.requireNonNull(content, "content");
    // Length first: the expression would use up the stack on a path of a million folders.
    if (path.length() > 200 || !path.matches("(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException("not an artifact path: " + path);
    }
  }
}
