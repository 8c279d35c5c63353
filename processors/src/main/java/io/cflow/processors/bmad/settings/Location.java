package io.cflow.processors.bmad.settings;

import java.util.Optional;

/** A place as a configuration writes it: relative to the project, with or without {@code {project-root}}. */
final class Location {

  private static final String ROOT = "{project-root}";

  private Location() {}

  /** The place relative to the project; empty when it leads out of it. Never resolved against a file system. */
  static Optional<String> of(String value) {
    var text = value.strip().replace('\\', '/');
    text = text.startsWith(ROOT) ? text.substring(ROOT.length()).replaceFirst("^/+", "") : text;
    text = text.replaceFirst("^(?:\\./)+", "").replaceFirst("/+$", "");
    boolean leaves = text.startsWith("/") || text.startsWith("~") || text.contains(":")
        || ("/" + text + "/").contains("/../");
    return leaves ? Optional.empty() : Optional.of(text);
  }
}
