package io.cflow.app.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The class path of this process, folders as archives: only of archives does a JVM keep what it has read. */
record ClassPath(List<Path> archives) {

  static ClassPath in(Path folder) {
    var entries = System.getProperty("java.class.path").split(System.getProperty("path.separator"));
    return new ClassPath(Arrays.stream(entries).filter(entry -> !entry.isBlank()).map(Path::of)
        .filter(Files::exists).map(entry -> archive(entry, folder)).toList());
  }

  private static Path archive(Path entry, Path folder) {
    if (!Files.isDirectory(entry)) {
      return entry;
    }
    var archive = folder.resolve("classes-%08x.jar".formatted(entry.hashCode()));
    try (var out = new ZipOutputStream(Files.newOutputStream(archive)); var files = Files.walk(entry)) {
      out.setLevel(0);
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(entry.relativize(file).toString()));
        Files.copy(file, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return archive;
  }

  String after(List<Path> first) {
    return Stream.concat(first.stream(), archives.stream()).map(Path::toString)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }
}
