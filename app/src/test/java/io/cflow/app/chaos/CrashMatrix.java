package io.cflow.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/crash-matrix.md}: what was done to the engine, and what came of it; written by the tests that did it. */
final class CrashMatrix {

  private static final Path FILE = Folders.repository().resolve("docs/crash-matrix.md");

  private CrashMatrix() {}

  /** Compares a section of the drawing, or writes it anew with {@code -Dgolden.update=true}. */
  static void check(String section, String columns, List<String> rows) {
    try {
      var text = Files.readString(FILE);
      var begin = "<!-- %s -->\n".formatted(section);
      var end = "<!-- end of %s -->\n".formatted(section);
      int from = text.indexOf(begin) + begin.length();
      var rule = columns.replaceAll("[^|]+", " --- ");
      var expected = text.substring(0, from) + String.join("\n", columns, rule, String.join("\n", rows), "")
          + text.substring(text.indexOf(end));
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(FILE, expected);
      } else {
        assertThat(text).as("run with -Dgolden.update=true and look at what changed").isEqualTo(expected);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the source says of a constant. */
  static String said(Path source, String constant) {
    try {
      var lines = Files.readAllLines(source);
      int at = lines.indexOf("  " + constant + ",");
      at = at < 0 ? lines.indexOf("  " + constant + ";") : at;
      return lines.get(at - 1).strip().replaceFirst("^/\\*\\* ", "").replaceFirst(" \\*/$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
