package io.cflow.processors.bmad.dialect.breakdown;

/**
 * The folder of one specification, {@code specs/spec-lending/}.
 *
 * @param path with a slash at its end; empty at the root
 */
record SpecFolder(String path) {

  /** The folder a file lies in. */
  static SpecFolder of(String file) {
    return new SpecFolder(file.substring(0, file.lastIndexOf('/') + 1));
  }

  /** {@code lending}: what the specification is called, and with it the group of its stories. */
  String slug() {
    var name = path.isEmpty() ? "stories" : path.substring(path.lastIndexOf('/', path.length() - 2) + 1,
        path.length() - 1);
    return name.replaceFirst("(?i)^spec-", "");
  }

  boolean isStoryFile(String file) {
    var folder = path + "stories/";
    return file.startsWith(folder) && file.indexOf('/', folder.length()) < 0 && file.endsWith(".md");
  }
}
