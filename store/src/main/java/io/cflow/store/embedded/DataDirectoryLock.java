package io.cflow.store.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to work on a data directory: one process at a time, gone with the process, signed with its pid. */
final class DataDirectoryLock implements AutoCloseable {

  /** POSIX drops a process's locks on a file as soon as it closes any descriptor of it, so a held file is never opened again. */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DataDirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /** @param directory a real path, so that one directory has one name */
  static DataDirectoryLock take(Path directory) throws IOException {
    if (!HELD_HERE.add(directory)) {
      throw new DataDirectoryInUse(directory, OptionalLong.of(ProcessHandle.current().pid()));
    }
    try {
      return new DataDirectoryLock(directory, lockedAndSigned(directory));
    } catch (IOException | RuntimeException failure) {
      HELD_HERE.remove(directory);
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    HELD_HERE.remove(directory);
  }

  private static FileChannel lockedAndSigned(Path directory) throws IOException {
    Path file = directory.resolve("cflow.lock");
    FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new DataDirectoryInUse(directory, holder(file));
      }
      sign(channel);
      return channel;
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
  }

  private static void sign(FileChannel channel) throws IOException {
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0).write(ByteBuffer.wrap(pid), 0);
  }

  private static OptionalLong holder(Path file) throws IOException {
    String pid = Files.readString(file).strip();
    return pid.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(pid)) : OptionalLong.empty();
  }
}
