package io.cflow.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** Folders of tests. */
public final class Folders {

  private Folders() {}

  /** The repository, whichever module's folder the tests run in. */
  public static Path repository() {
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("examples")) && Files.isDirectory(at.resolve("routes"))) {
        return at;
      }
    }
    throw new IllegalStateException("not inside the repository");
  }

  public static Path example(String name) {
    return repository().resolve("examples").resolve(name);
  }

  /** @param order in which the files are made, which is the order some file systems list them in */
  public static Path copy(Path from, Path to, Comparator<Path> order) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).filter(path -> isSource(from.relativize(path))).sorted(order).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return to;
  }

  public static Path copy(Path from, Path to) throws IOException {
    return copy(from, to, Comparator.naturalOrder());
  }

  private static boolean isSource(Path path) {
    var top = path.getName(0).toString();
    return !top.equals(".cflow") && !top.equals("build");
  }

  /** Everything below a folder, by path. */
  static SortedMap<String, String> contents(Path folder) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  /** Also a folder that a dying process is still writing to. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.deleteIfExists(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path directory, IOException trouble) {
        try {
          Files.deleteIfExists(directory);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
