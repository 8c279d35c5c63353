package io.cflow.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

  @TempDir
  private Path folder;

  private final List<String> steps = new CopyOnWriteArrayList<>();

  @Test
  void programs_links_and_folders_are_unpacked_once() throws IOException {
    ServerArchive archive = archive(file("bin/postgres", "server", 0100755), file("share/text", "words", 0100644),
        link("lib/libpq.so", "libpq.so.5"), file("lib/libpq.so.5", "library", 0100644));

    Path first = cache().unpacked(archive, steps::add);
    Path second = cache().unpacked(archive, steps::add);

    assertThat(second).isEqualTo(first);
    assertThat(steps).containsExactly("unpacking PostgreSQL");
    assertThat(first.resolve("bin/postgres")).hasContent("server").isExecutable();
    assertThat(Files.isExecutable(first.resolve("share/text"))).isFalse();
    assertThat(first.resolve("lib/libpq.so")).isSymbolicLink().hasContent("library");
  }

  @Test
  void an_entry_that_climbs_out_is_refused() throws IOException {
    assertRefused(file("../escaped", "x", 0100644));
    assertRefused(link("lib/out", "../../escaped"));
    assertRefused(link("lib/out", "/etc/passwd"));
  }

  @Test
  void an_entry_that_walks_out_through_a_link_is_refused() throws IOException {
    assertRefused(link("a", "b/.."), link("b", "."), file("a/../../escaped", "x", 0100644));
  }

  @Test
  void unpackings_at_the_same_time_agree_on_one_folder() throws IOException {
    ServerArchive archive = archive(file("bin/postgres", "server".repeat(100_000), 0100755));

    List<Path> folders = Stream.generate(() -> CompletableFuture.supplyAsync(() -> unpacked(archive))).limit(4).toList()
        .stream().map(CompletableFuture::join).toList();

    assertThat(folders).hasSize(4).containsOnly(folders.getFirst());
    assertThat(folders.getFirst()).isDirectory();
    assertThat(cache().folder()).isDirectoryNotContaining("glob:**/.unpacking-*");
  }

  @Test
  void what_a_killed_unpacking_left_is_swept_when_it_is_old() throws IOException {
    Path old = Files.createDirectories(cache().folder().resolve(".unpacking-old"));
    Path recent = Files.createDirectories(cache().folder().resolve(".unpacking-recent"));
    Files.setLastModifiedTime(old, FileTime.from(Files.getLastModifiedTime(recent).toInstant().minus(Duration.ofDays(1))));

    cache().unpacked(archive(file("bin/postgres", "server", 0100755)), steps::add);

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  private void assertRefused(TarEntry... entries) throws IOException {
    ServerArchive archive = archive(entries);

    assertThatThrownBy(() -> cache().unpacked(archive, steps::add)).isInstanceOf(IOException.class)
        .hasMessageContaining("leads out of the archive");

    assertThat(folder.resolve("escaped")).doesNotExist();
    assertThat(cache().folder()).isEmptyDirectory();
  }

  private BinaryCache cache() {
    return new BinaryCache(folder.resolve("cache"));
  }

  private Path unpacked(ServerArchive archive) {
    try {
      return cache().unpacked(archive, steps::add);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ServerArchive archive(TarEntry... entries) throws IOException {
    Path file = folder.resolve("postgres.txz");
    try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(Files.newOutputStream(file)))) {
      for (TarEntry entry : entries) {
        tar.putArchiveEntry(entry.header());
        tar.write(entry.content());
        tar.closeArchiveEntry();
      }
    }
    return new ServerArchive(file.toUri().toURL());
  }

  private static TarEntry file(String name, String content, int mode) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    var header = new TarArchiveEntry(name, true);
    header.setMode(mode);
    header.setSize(bytes.length);
    return new TarEntry(header, bytes);
  }

  private static TarEntry link(String name, String target) {
    var header = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    header.setLinkName(target);
    return new TarEntry(header, new byte[0]);
  }

  private record TarEntry(TarArchiveEntry header, byte[] content) {
  }
}
