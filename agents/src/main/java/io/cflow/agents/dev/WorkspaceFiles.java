package io.cflow.agents.dev;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;

/**
 * Reads files that untrusted documents name. Every folder is opened from its parent and no link is followed, so that
 * neither a path nor a link swapped in at the wrong moment can lead out of the project.
 */
final class WorkspaceFiles {

  private static final long LARGEST = 512 * 1024;
  private static final int LONGEST_PATH = 400;

  private final Path root;

  WorkspaceFiles(Path root) {
    this.root = root;
  }

  WorkspaceFile read(String untrusted) {
    var path = untrusted.strip().replace('\\', '/').replaceFirst("^(?:\\./)+", "");
    var parts = List.of(path.split("/", -1));
    if (path.length() > LONGEST_PATH || parts.stream().anyMatch(WorkspaceFiles::isUnsafe)) {
      return WorkspaceFile.without(path, WorkspaceFile.State.REFUSED);
    }
    try (var folder = Files.newDirectoryStream(root)) {
      return read(path, folder, parts);
    } catch (NoSuchFileException missing) {
      return WorkspaceFile.without(path, WorkspaceFile.State.MISSING);
    } catch (IOException binaryOrDenied) {
      return WorkspaceFile.without(path, WorkspaceFile.State.UNREADABLE);
    }
  }

  /** Folders up to the file; an empty part would mean an absolute path or a folder. */
  private static boolean isUnsafe(String part) {
    return part.isBlank() || part.equals("..") || part.equals(".") || part.chars().anyMatch(Character::isISOControl);
  }

  private static WorkspaceFile read(String path, DirectoryStream<Path> folder, List<String> parts) throws IOException {
    if (!(folder instanceof SecureDirectoryStream<Path> secure)) {
      throw new FileSystemException(path, null, "this file system cannot open folders without following links");
    }
    var name = Path.of(parts.getFirst());
    var kind = secure.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
    if (kind.isSymbolicLink()) {
      return WorkspaceFile.without(path, WorkspaceFile.State.REFUSED);
    }
    return parts.size() > 1 ? readBelow(path, secure, parts) : readFile(path, secure, name, kind);
  }

  private static WorkspaceFile readBelow(String path, SecureDirectoryStream<Path> folder, List<String> parts)
      throws IOException {
    try (var child = folder.newDirectoryStream(Path.of(parts.getFirst()), LinkOption.NOFOLLOW_LINKS)) {
      return read(path, child, parts.subList(1, parts.size()));
    }
  }

  private static WorkspaceFile readFile(
      String path, SecureDirectoryStream<Path> folder, Path name, BasicFileAttributes kind) throws IOException {
    if (!kind.isRegularFile()) {
      // Before opening: a named pipe would block for ever.
      return WorkspaceFile.without(path, WorkspaceFile.State.UNREADABLE);
    }
    try (var file = folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return text(path, file);
    }
  }

  private static WorkspaceFile text(String path, SeekableByteChannel file) throws IOException {
    if (file.size() > LARGEST) {
      return WorkspaceFile.without(path, WorkspaceFile.State.UNREADABLE);
    }
    var bytes = ByteBuffer.allocate((int) file.size());
    while (bytes.hasRemaining() && file.read(bytes) >= 0) {
      // A short read is allowed; the end of a file that shrank meanwhile is not an error either.
    }
    var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    return text.indexOf('\0') >= 0 ? WorkspaceFile.without(path, WorkspaceFile.State.UNREADABLE)
        : new WorkspaceFile(path, WorkspaceFile.State.READ, text.lines().toList());
  }
}
