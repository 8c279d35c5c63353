package io.cflow.processors.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves what cannot be taken out of the inbox's way into {@code .failed}, with the reason in a text file beside it.
 * The reason is complete before the entry moves: whoever finds the entry finds the reason.
 */
public final class FailedFolder {

  private static final String NAME = ".failed";
  private static final int MAX_NAME = 120;

  private final Path inbox;
  private final IntakeLimits limits;

  public FailedFolder(Path inbox, IntakeLimits limits) {
    this.inbox = inbox;
    this.limits = limits;
  }

  /**
   * Moves an entry; a link is moved itself, never what it points to.
   *
   * @param entry name right below the inbox, as listed
   * @param reason for the person who put it there
   * @return the name it has in {@code .failed}
   * @throws UncheckedIOException if it vanished, or {@code .failed} is not a folder of the same file system
   */
  public String accept(String entry, String reason) {
    try (var from = Folder.ofTrusted(inbox); var to = openFailed(from)) {
      var child = from.children(limits.maxEntries()).stream()
          .filter(candidate -> candidate.name().equals(entry))
          .findFirst()
          .orElseThrow(() -> new NoSuchFileException(EntryPath.shown(entry)));
      var name = freeName(entry, to);
      writeReason(to, name, "%s\n%s\n".formatted(EntryPath.shown(entry), reason));
      from.move(child.file(), to, Path.of(name));
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Folder openFailed(Folder from) throws IOException {
    try {
      Files.createDirectory(inbox.resolve(NAME));
    } catch (FileAlreadyExistsException usual) {
      // Whatever stands there is opened without following a link, or not at all.
    }
    return from.open(Path.of(NAME));
  }

  private void writeReason(Folder folder, String name, String text) throws IOException {
    var unfinished = Path.of("." + name + ".tmp");
    folder.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
    folder.move(unfinished, folder, Path.of(reasonFile(name)));
  }

  /** Made of ASCII, so that it can be written in every locale; numbered when it was refused before. */
  private String freeName(String entry, Folder folder) throws IOException {
    var used = folder.children(limits.maxEntries()).stream().map(Folder.Child::name).collect(Collectors.toSet());
    var base = entry.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[.-]+", "");
    var stem = base.isEmpty() ? "unnamed" : base.substring(0, Math.min(MAX_NAME, base.length()));
    int number = 1;
    while (isUsed(numbered(stem, number), used)) {
      number++;
    }
    return numbered(stem, number);
  }

  private static boolean isUsed(String name, Set<String> used) {
    return used.contains(name) || used.contains(reasonFile(name)) || used.contains("." + name + ".tmp");
  }

  private static String numbered(String stem, int number) {
    return number == 1 ? stem : stem + "." + number;
  }

  private static String reasonFile(String name) {
    return name + ".reason.txt";
  }
}
