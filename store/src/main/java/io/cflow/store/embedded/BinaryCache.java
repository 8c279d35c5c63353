package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacked servers by content, shared by all data directories; an entry is whole or absent. */
record BinaryCache(Path folder) {

  private static final Logger LOG = LoggerFactory.getLogger(BinaryCache.class);
  private static final String DRAFT = ".unpacking-";
  private static final Duration ABANDONED = Duration.ofHours(1);

  /** The cache of the user, as the XDG base directory specification has it. */
  static BinaryCache ofUser() {
    String configured = System.getenv("XDG_CACHE_HOME");
    boolean usable = configured != null && Path.of(configured).isAbsolute();
    Path base = usable ? Path.of(configured) : Path.of(System.getProperty("user.home"), ".cache");
    return new BinaryCache(base.resolve("cflow"));
  }

  /** A service account often has no home to write to. */
  boolean isWritable() {
    try {
      return Files.isWritable(Files.createDirectories(folder));
    } catch (IOException refused) {
      LOG.info("no binaries are kept in {}: {}", folder, refused.toString());
      return false;
    }
  }

  Path unpacked(ServerArchive archive, Consumer<String> progress) throws IOException {
    Path target = folder.resolve("postgres-" + archive.hash());
    if (Files.isDirectory(target)) {
      return target;
    }
    progress.accept("unpacking PostgreSQL");
    Files.createDirectories(folder);
    Path draft = Files.createTempDirectory(folder, DRAFT).toRealPath();
    try {
      deleteAbandonedDrafts(Files.getLastModifiedTime(draft).toInstant());
      archive.unpackInto(draft);
      publish(draft, target);
      return target;
    } finally {
      new FolderTree(draft).delete();
    }
  }

  private static void publish(Path draft, Path target) throws IOException {
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
    flush(draft);
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException lost) {
      requireWinner(target, lost);
    }
  }

  /** One flush instead of a thousand: after a power cut the name must not stand for empty files. */
  private static void flush(Path draft) {
    try {
      FinishedProgram.run(new ProcessBuilder("sync", "-f", draft.toString()), "");
    } catch (IOException notInstalled) {
      LOG.info("{} is not flushed to disk: {}", draft, notInstalled.toString());
    }
  }

  /** Another process may have been faster with the same content. */
  private static void requireWinner(Path target, FileSystemException lost) throws FileSystemException {
    if (!Files.isDirectory(target)) {
      throw lost;
    }
  }

  /** Ages are measured by the file system's own clock: a fresh draft tells the time. */
  private void deleteAbandonedDrafts(Instant now) throws IOException {
    try (var drafts = Files.newDirectoryStream(folder, DRAFT + "*")) {
      for (Path draft : drafts) {
        if (Files.getLastModifiedTime(draft).toInstant().isBefore(now.minus(ABANDONED))) {
          new FolderTree(draft).delete();
        }
      }
    }
  }
}
