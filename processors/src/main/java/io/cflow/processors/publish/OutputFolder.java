package io.cflow.processors.publish;

import io.cflow.domain.Artifact;
import io.cflow.port.CrashPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The folder a project's documents come back to. A document appears whole or not at all, survives a crash once
 * {@link #write} has returned, and never leaves the folder: no link below it is followed.
 */
public final class OutputFolder {

  private final Path root;

  public OutputFolder(Path root) {
    this.root = root;
  }

  /**
   * Writes or replaces a document. Idempotent; an unchanged document is not touched.
   *
   * @throws IOException if it cannot be written, or something on the way is a link; nothing is left half-written
   */
  public void write(Artifact document) throws IOException {
    var target = root.resolve(document.path());
    folder(target.getParent());
    var content = document.content().getBytes(StandardCharsets.UTF_8);
    if (!holds(target, content)) {
      replace(target, content);
    }
  }

  private void folder(Path wanted) throws IOException {
    Files.createDirectories(root.toAbsolutePath().getParent());
    realFolder(root);
    if (!wanted.equals(root)) {
      var at = root;
      for (var name : root.relativize(wanted)) {
        at = at.resolve(name);
        realFolder(at);
      }
    }
  }

  private static void realFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(folder.getFileName() + " is there already and is not a folder", e);
      }
    }
  }

  private static boolean holds(Path target, byte[] content) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      // Opening a pipe would wait for somebody to write into it.
      throw new IOException(target.getFileName() + " is there already and is not a file");
    }
    try (var channel = FileChannel.open(target, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      if (channel.size() != content.length) {
        return false;
      }
      var present = ByteBuffer.allocate(content.length);
      while (present.hasRemaining() && channel.read(present) >= 0) {
        // reads on until the buffer is full or the file ends
      }
      return Arrays.equals(present.array(), content);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static void replace(Path target, byte[] content) throws IOException {
    var temporary = target.resolveSibling("." + target.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      writeNew(temporary, content);
      CrashPoint.DOCUMENT_WRITTEN.hit();
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      CrashPoint.DOCUMENT_RENAMED.hit();
    } finally {
      Files.deleteIfExists(temporary);
    }
    try (var parent = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      parent.force(true);
    }
  }

  private static void writeNew(Path file, byte[] content) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }
}
