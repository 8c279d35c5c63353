package io.cflow.processors.intake;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * Something seen in the inbox.
 *
 * @param path relative to the inbox, forward slashes; a folder without documents ends with a slash
 * @param link whether it is a link, whatever it points to
 */
public record InboxFile(String path, boolean link, long size, Instant modified) {

  public InboxFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(modified, "modified");
  }

  /** The name right below the inbox. */
  String entry() {
    return path.split("/", 2)[0];
  }

  boolean isInFolder() {
    return path.indexOf('/') >= 0;
  }

  /** Whether somebody says by its name that it is not to be looked at, or not yet. */
  boolean isIgnored() {
    var name = entry().toLowerCase(Locale.ROOT);
    return path.startsWith(".") || path.contains("/.") && !DocumentPaths.isDocument(path)
        || name.endsWith(".tmp") || name.endsWith(".part")
        || path.endsWith(".tmp") || path.endsWith(".part");
  }
}
