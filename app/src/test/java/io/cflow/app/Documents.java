package io.cflow.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Planning documents of a test, by path, and the forms they can be handed over in. Immutable. */
public record Documents(SortedMap<String, byte[]> files) {

  private static final String PRD = """
      # Tea Round

      ## Functional Requirements

      - FR1: A colleague can join the tea round with a name.
      - FR2: A colleague can see whose turn it is.

      ## Non-Functional Requirements

      - NFR1: The name of the next tea maker is shown within 1 s after the request.
      """;

  private static final String EPICS = """
      # Tea Round - Epic Breakdown

      ## Epic 1: Turns

      Everybody knows who makes the next tea.

      ### Story 1.1: Join the round

      As a colleague,
      I want to join the round with my name,
      So that my turn comes too.

      **FRs:** FR1

      **Acceptance Criteria:**

      **Given** a name that is not in the round
      **When** the colleague joins
      **Then** the name is the last in the round

      ### Story 1.2: Show whose turn it is

      As a colleague,
      I want to see whose turn it is,
      So that nobody has to ask.

      **FRs:** FR2

      **Acceptance Criteria:**

      **Given** a round of two members
      **When** the first has made the tea
      **Then** the second is shown
      """;

  public static Documents none() {
    return new Documents(new TreeMap<>());
  }

  /** A requirements document and two stories nobody has approved. */
  public static Documents teaRound() {
    return prdOnly().with("docs/epics.md", EPICS);
  }

  public static Documents prdOnly() {
    return none().with("docs/prd.md", PRD);
  }

  static Documents storiesOnly() {
    return none().with("docs/epics.md", EPICS);
  }

  static Documents of(Path project) throws IOException {
    var all = none();
    try (var walk = Files.walk(project)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        var path = project.relativize(file).toString();
        all = path.startsWith(".cflow") || path.startsWith("build") ? all : all.with(path, Files.readAllBytes(file));
      }
    }
    return all;
  }

  public Documents with(String path, String content) {
    return with(path, content.getBytes(UTF_8));
  }

  Documents with(String path, byte[] content) {
    var more = new TreeMap<>(files);
    more.put(path, content);
    return new Documents(more);
  }

  /** The same as text changed in one document. */
  public Documents changed(String path, String from, String to) {
    var text = new String(files.get(path), UTF_8);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(path + " does not contain: " + from);
    }
    return with(path, text.replace(from, to));
  }

  String json(String project) {
    var body = LiveServer.JSON.createObjectNode().put("project", project);
    var documents = body.putArray("documents");
    files.forEach((path, content) -> documents.addObject().put("path", path).put("content", new String(content, UTF_8)));
    return body.toString();
  }

  public byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** @param links symbolic links beside the documents: name and target, by turns */
  byte[] tar(String... links) {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        var entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
      for (int i = 0; i < links.length; i += 2) {
        var entry = new TarArchiveEntry(links[i], TarConstants.LF_SYMLINK);
        entry.setLinkName(links[i + 1]);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As a form with the project's name as a field. */
  byte[] form(String project, String boundary) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"project\"\r\n\r\n%s\r\n"
        .formatted(boundary, project).getBytes(UTF_8));
    files.forEach((path, content) -> {
      bytes.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n\r\n"
          .formatted(boundary, path).getBytes(UTF_8));
      bytes.writeBytes(content);
      bytes.writeBytes("\r\n".getBytes(UTF_8));
    });
    bytes.writeBytes("--%s--\r\n".formatted(boundary).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  public Path writeTo(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      var target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    return folder;
  }
}
