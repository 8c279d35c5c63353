package io.cflow.processors.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.List;
import java.util.Set;

/** Works on the open directory itself, so that nobody can exchange a parent for a link between check and use. */
final class SecureFolder implements Folder {

  private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> CREATE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final SecureDirectoryStream<Path> directory;

  SecureFolder(SecureDirectoryStream<Path> directory) {
    this.directory = directory;
  }

  @Override
  public List<Child> children(int limit) throws IOException {
    return Folder.listed(directory, limit, name -> directory
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes());
  }

  @Override
  public Folder open(Path child) throws IOException {
    return new SecureFolder(directory.newDirectoryStream(child, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public byte[] read(Path child, long limit) throws IOException {
    try (var in = Channels.newInputStream(directory.newByteChannel(child, READ))) {
      return in.readNBytes(Math.toIntExact(limit + 1));
    }
  }

  @Override
  public void write(Path child, byte[] content) throws IOException {
    try (var file = directory.newByteChannel(child, CREATE)) {
      var buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    }
  }

  @Override
  public void move(Path child, Folder target, Path name) throws IOException {
    if (!(target instanceof SecureFolder secure)) {
      throw new IllegalArgumentException("both folders must be opened in the same way");
    }
    directory.move(child, secure.directory, name);
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
