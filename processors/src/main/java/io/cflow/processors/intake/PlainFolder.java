package io.cflow.processors.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * For file systems without {@code openat}. Links are refused here too, but somebody with write access to the folder
 * could exchange a parent between check and use.
 */
record PlainFolder(Path path) implements Folder {

  @Override
  public List<Child> children(int limit) throws IOException {
    try (var names = Files.newDirectoryStream(path)) {
      return Folder.listed(names, limit, this::attributes);
    }
  }

  @Override
  public Folder open(Path child) throws IOException {
    if (!attributes(child).isDirectory()) {
      throw new NotDirectoryException(child.toString());
    }
    return new PlainFolder(path.resolve(child));
  }

  @Override
  public byte[] read(Path child, long limit) throws IOException {
    try (var in = Files.newInputStream(path.resolve(child), LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(Math.toIntExact(limit + 1));
    }
  }

  @Override
  public void write(Path child, byte[] content) throws IOException {
    Files.write(path.resolve(child), content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void move(Path child, Folder target, Path name) throws IOException {
    if (!(target instanceof PlainFolder(Path to))) {
      throw new IllegalArgumentException("both folders must be opened in the same way");
    }
    Files.move(path.resolve(child), to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {}

  private BasicFileAttributes attributes(Path child) throws IOException {
    return Files.readAttributes(path.resolve(child), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
