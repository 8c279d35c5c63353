package io.cflow.processors.bmad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A small project written into one file, with what a careful person reads in it. {@code %% path [crlf]} opens a file of
 * the project, {@code %% expect} the truth; what stands before the first says which form the project imitates.
 *
 * @param truth one line for each requirement, epic, story and statement of order, as in {@link Reading}
 */
record MiniProject(String about, Project project, List<String> truth) {

  private static final Pattern PART = Pattern.compile("(?m)^%% ");
  private static final Pattern OPTION = Pattern.compile("\\[([\\w-]+)]");

  static MiniProject of(Path file) {
    try {
      var parts = PART.split(Files.readString(file));
      var project = new Project();
      Arrays.stream(parts, 1, parts.length - 1).forEach(part -> addFile(project, part));
      var truth = parts[parts.length - 1].lines().skip(1).map(String::strip).filter(line -> !line.isEmpty()).toList();
      return new MiniProject(parts[0].strip(), project, truth);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String toString() {
    return about;
  }

  private static void addFile(Project project, String part) {
    int end = part.indexOf('\n');
    var head = part.substring(0, end);
    var options = OPTION.matcher(head).results().map(option -> option.group(1)).toList();
    var lines = part.substring(end + 1);
    var body = options.contains("crlf") ? lines.replace("\n", "\r\n") : lines;
    project.and(OPTION.matcher(head).replaceAll("").strip(), bytes(body, options));
  }

  private static byte[] bytes(String body, List<String> options) {
    var encoding = options.stream().filter(option -> !option.equals("crlf")).findFirst().orElse("utf-8");
    return switch (encoding) {
      case "empty" -> new byte[0];
      case "bom" -> ("\uFEFF" + body).getBytes(StandardCharsets.UTF_8);
      case "utf-16le", "utf-16be" -> ("\uFEFF" + body).getBytes(Charset.forName(encoding));
      case "unmarked-utf-16le" -> body.getBytes(StandardCharsets.UTF_16LE);
      case "cut" -> withoutLastByte(body.stripTrailing().getBytes(StandardCharsets.UTF_8));
      default -> body.getBytes(Charset.forName(encoding));
    };
  }

  /** As a tool leaves a file that counts bytes and not characters. */
  private static byte[] withoutLastByte(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - 1);
  }
}
