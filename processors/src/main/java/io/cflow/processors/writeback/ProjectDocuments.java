package io.cflow.processors.writeback;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;

/**
 * The team's own documents on disk. Each is replaced whole or not at all, and only if it still reads as it did when the
 * change was made; a link that leads out of the project is not followed.
 */
public final class ProjectDocuments {

  private final Path root;

  /** @param root the project's folder */
  public ProjectDocuments(Path root) {
    this.root = root;
  }

  /** Somebody else has changed the document since it was read. Nothing was written. */
  public static final class ChangedMeanwhile extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhile(String path) {
      super(path + " was changed by somebody else meanwhile");
    }
  }

  /**
   * @return empty if there is no such document
   * @throws IOException if it cannot be read, is no file, or lies outside of the project
   */
  public Optional<byte[]> read(String path) throws IOException {
    var file = place(path);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(content(file)) : Optional.empty();
  }

  /**
   * Writes {@code content} in place of {@code expected}; an empty {@code expected} means that the document must be new.
   * Survives a crash once it has returned; keeps the file's mode; does not touch a document that reads so already.
   *
   * @throws ChangedMeanwhile if the document reads neither so nor so
   */
  public void replace(String path, Optional<byte[]> expected, byte[] content) throws IOException {
    var present = read(path);
    if (present.isPresent() && Arrays.equals(present.get(), content)) {
      return;
    }
    requireSame(path, expected, present);
    var file = place(path);
    Files.createDirectories(file.getParent());
    var draft = Files.createTempFile(file.getParent(), ".cflow-", ".tmp");
    try {
      write(draft, content);
      keepMode(file, draft);
      requireSame(path, expected, read(path));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    try (var folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static void requireSame(String path, Optional<byte[]> expected, Optional<byte[]> present)
      throws ChangedMeanwhile {
    boolean same = expected.isPresent() == present.isPresent()
        && (expected.isEmpty() || Arrays.equals(expected.get(), present.get()));
    if (!same) {
      throw new ChangedMeanwhile(path);
    }
  }

  /** The real file behind a path of the project, which may not exist yet. */
  private Path place(String path) throws IOException {
    var home = root.toRealPath();
    var wanted = home.resolve(path).normalize();
    if (!wanted.startsWith(home) || wanted.equals(home)) {
      throw new IOException(path + " lies outside of the project");
    }
    var present = wanted;
    while (!Files.exists(present, LinkOption.NOFOLLOW_LINKS)) {
      present = present.getParent();
    }
    var real = present.toRealPath().resolve(present.relativize(wanted));
    if (!real.startsWith(home)) {
      throw new IOException(path + " leads out of the project");
    }
    return real;
  }

  private static byte[] content(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file.getFileName() + " is not a file");
    }
    return Files.readAllBytes(file);
  }

  /** Read back before it takes the document's place: a disk that lies must not cost the team its text. */
  private static void write(Path draft, byte[] content) throws IOException {
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    if (!Arrays.equals(Files.readAllBytes(draft), content)) {
      throw new IOException(draft + " does not read as it was written");
    }
  }

  /** A new document gets the mode any new file gets, not that of a draft. */
  private static void keepMode(Path file, Path draft) throws IOException {
    var view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    view.setPermissions(Files.exists(file)
        ? Files.getPosixFilePermissions(file)
        : PosixFilePermissions.fromString("rw-r--r--"));
  }
}
