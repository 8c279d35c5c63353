package io.cflow.processors.intake;

import java.io.Closeable;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An open folder of untrusted content. Children are reached by a single name and never through a link. */
interface Folder extends Closeable {

  /** What stands under a name, itself, not what it may point to. */
  enum Kind { FILE, FOLDER, LINK, OTHER }

  /**
   * @param file the name as the file system gave it; the only form that finds the child again in every locale
   * @param name the same, decoded
   */
  record Child(Path file, String name, Kind kind, long size, Instant modified) {

    static Child of(Path file, BasicFileAttributes attributes) {
      return new Child(
          file, decoded(file), kindOf(attributes), attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /**
     * The JDK decodes file names with the locale's character set, so that in a container without a locale every
     * character beyond ASCII is lost. The path's URI still has the bytes; we read them as UTF-8, as Linux users do.
     */
    private static String decoded(Path file) {
      if (file.toString().indexOf('\uFFFD') < 0) {
        return file.toString();
      }
      var raw = file.toUri().getRawPath();
      var encoded = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
      var name = encoded.substring(encoded.lastIndexOf('/') + 1).replace("+", "%2B");
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    }

    private static Kind kindOf(BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        return Kind.LINK;
      }
      if (attributes.isDirectory()) {
        return Kind.FOLDER;
      }
      return attributes.isRegularFile() ? Kind.FILE : Kind.OTHER;
    }
  }

  /** Everything in the folder, ordered by name; to be called once. A child that vanishes meanwhile is left out. */
  List<Child> children(int limit) throws IOException;

  /** @throws IOException also if the child has become a link since it was listed */
  Folder open(Path child) throws IOException;

  /** At most {@code limit} bytes and one more, so that the caller sees that there are too many. */
  byte[] read(Path child, long limit) throws IOException;

  /** Creates a file that must not exist yet. */
  void write(Path child, byte[] content) throws IOException;

  /** Renames within one file system. */
  void move(Path child, Folder target, Path name) throws IOException;

  /**
   * Opens a folder whose parent is trusted and which itself may have been put there by anybody.
   *
   * @throws IntakeRefused if it is a link
   */
  static Folder at(Path path) throws IOException {
    var absolute = path.toAbsolutePath().normalize();
    var attributes = Files.readAttributes(absolute, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (attributes.isSymbolicLink()) {
      throw new IntakeRefused(IntakeRefused.Code.LINK_REFUSED, "the project's folder is a link");
    }
    var parent = absolute.getParent();
    return parent == null ? ofTrusted(absolute) : openBelow(parent, absolute.getFileName());
  }

  private static Folder openBelow(Path parent, Path name) throws IOException {
    try (var above = ofTrusted(parent)) {
      return above.open(name);
    }
  }

  /** Opens a folder the operator chose. */
  static Folder ofTrusted(Path path) throws IOException {
    var stream = Files.newDirectoryStream(path);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new SecureFolder(secure);
    }
    stream.close();
    return new PlainFolder(path);
  }

  /** Looks at a child itself, not at what it may point to. */
  interface Look {
    BasicFileAttributes at(Path name) throws IOException;
  }

  /** Ordered by name, so that no file system's own order shows. */
  static List<Child> listed(DirectoryStream<Path> names, int limit, Look look) throws IOException {
    var children = new ArrayList<Child>();
    try {
      for (var path : names) {
        if (children.size() >= limit) {
          throw new IntakeRefused(IntakeRefused.Code.TOO_MANY_FILES, "more than %d files in a folder".formatted(limit));
        }
        addIfPresent(path.getFileName(), look, children);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(Comparator.comparing(Child::name));
    return children;
  }

  private static void addIfPresent(Path name, Look look, List<Child> children) throws IOException {
    try {
      children.add(Child.of(name, look.at(name)));
    } catch (NoSuchFileException vanished) {
      // Removed while we were looking: as if it had never been there.
    }
  }
}
