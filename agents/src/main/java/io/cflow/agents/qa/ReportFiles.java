package io.cflow.agents.qa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The test reports below a folder at one moment; two moments tell which of them a run wrote. */
final class ReportFiles {

  private static final int DEPTH = 12;
  private static final int MOST_FILES = 2_000;
  private static final long LARGEST = 16L * 1024 * 1024;
  private static final Set<String> SKIPPED = Set.of(".git", ".cflow", "node_modules", ".venv");

  /** Relative path to what tells one writing of a file from the next. */
  private final Map<String, Stamp> found;

  private ReportFiles(Map<String, Stamp> found) {
    this.found = found;
  }

  private record Stamp(FileTime modified, long size, String file) {}

  static ReportFiles below(Path root) {
    var found = new TreeMap<String, Stamp>();
    try {
      Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEPTH, new Collector(root, found));
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
    return new ReportFiles(found);
  }

  /** Paths of reports that are new or were written again since {@code earlier}, in order. */
  List<String> writtenSince(ReportFiles earlier) {
    return found.entrySet().stream()
        .filter(file -> !file.getValue().equals(earlier.found.get(file.getKey())))
        .map(Map.Entry::getKey).toList();
  }

  private static boolean isReport(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") && (name.startsWith("TEST-") || lower.contains("junit"));
  }

  /** Links are neither followed nor read: a link in the workspace may point anywhere. */
  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Map<String, Stamp> found;

    Collector(Path root, Map<String, Stamp> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skip = !folder.equals(root) && SKIPPED.contains(folder.getFileName().toString());
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && attributes.size() <= LARGEST && isReport(file.getFileName().toString())) {
        var path = root.relativize(file).toString().replace('\\', '/');
        found.put(path, stamp(attributes));
      }
      return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException vanished) {
      return FileVisitResult.CONTINUE;
    }

    private static Stamp stamp(BasicFileAttributes attributes) {
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
    }
  }
}
