package io.cflow.store.embedded;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server says: it rotates its files by size but never deletes one, so this keeps the newest few. */
record ServerLog(ServerHome home) {

  static final int KEPT_FILES = 4;

  private static final Logger LOG = LoggerFactory.getLogger(ServerLog.class);
  private static final int TAIL_BYTES = 4096;

  /** Deletes old files now and whenever a new one appears, until the thread is interrupted. */
  Thread keepShort() {
    return Thread.ofVirtual().name("postgres-log").start(this::pruneUntilInterrupted);
  }

  /** The last words, first of the start, then of the server proper. */
  String tail() throws IOException {
    String start = endOf(home.startLog());
    List<Path> files = files();
    boolean handedOver = start.contains("redirecting log output") && !files.isEmpty();
    return handedOver ? start + endOf(files.getLast()) : start;
  }

  private void pruneUntilInterrupted() {
    try (WatchService newFiles = home.logFolder().getFileSystem().newWatchService()) {
      WatchKey key = home.logFolder().register(newFiles, ENTRY_CREATE);
      prune();
      while (key.isValid()) {
        newFiles.take().pollEvents();
        prune();
        key.reset();
      }
    } catch (InterruptedException serverStopped) {
      LOG.debug("the server's log is no longer pruned");
    } catch (IOException failure) {
      LOG.warn("old server logs stay in {}: {}", home.logFolder(), failure.toString());
    }
  }

  private void prune() throws IOException {
    List<Path> files = files();
    for (Path old : files.subList(0, Math.max(0, files.size() - KEPT_FILES))) {
      Files.deleteIfExists(old);
    }
  }

  /** The names carry the time, so the newest sorts last. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(home.logFolder())) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static String endOf(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer end = ByteBuffer.allocate(TAIL_BYTES);
      channel.read(end, Math.max(0, channel.size() - TAIL_BYTES));
      return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
    }
  }
}
