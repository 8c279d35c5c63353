package io.cflow.agents.dev;

import java.util.List;
import java.util.Locale;

/**
 * A file a story names, as it was found in the workspace.
 *
 * @param lines its text; empty unless it was read
 */
record WorkspaceFile(String path, State state, List<String> lines) {

  enum State {
    READ,
    MISSING,
    /** The path leaves the project, or goes through a link. */
    REFUSED,
    /** Not a text file, or larger than a person would review. */
    UNREADABLE
  }

  WorkspaceFile {
    lines = List.copyOf(lines);
  }

  static WorkspaceFile without(String path, State state) {
    return new WorkspaceFile(path, state, List.of());
  }

  boolean isRead() {
    return state == State.READ;
  }

  boolean isJava() {
    return path.endsWith(".java");
  }

  /** By the conventions of the common test tools. */
  boolean isTest() {
    var lower = path.toLowerCase(Locale.ROOT);
    var name = lower.substring(lower.lastIndexOf('/') + 1);
    return lower.matches("(?:.*/)?(?:tests?|specs?|__tests__|e2e)/.*") || name.matches(".*[._-](?:test|spec)s?\\..*")
        || name.startsWith("test_") || name.matches(".*tests?\\.(?:java|kt|cs|scala|groovy|swift|php)");
  }
}
