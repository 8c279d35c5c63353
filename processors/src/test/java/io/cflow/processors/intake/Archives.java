package io.cflow.processors.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives as friends and enemies make them. */
final class Archives {

  record Item(String name, byte[] content, char type) {}

  private final List<Item> items = new ArrayList<>();

  static Archives archive() {
    return new Archives();
  }

  Archives with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Archives with(String name, byte[] content) {
    items.add(new Item(name, content, '0'));
    return this;
  }

  Archives folder(String name) {
    items.add(new Item(name, new byte[0], '5'));
    return this;
  }

  Archives symlink(String name, String target) {
    items.add(new Item(name, target.getBytes(StandardCharsets.UTF_8), '2'));
    return this;
  }

  Archives hardLink(String name, String target) {
    items.add(new Item(name, target.getBytes(StandardCharsets.UTF_8), '1'));
    return this;
  }

  Archives device(String name) {
    items.add(new Item(name, new byte[0], '3'));
    return this;
  }

  /** A GNU long name: an entry whose content names the next one. */
  Archives longName(byte[] name) {
    items.add(new Item("././@LongLink", name, 'L'));
    return this;
  }

  byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipArchiveOutputStream(bytes)) {
      for (var item : items) {
        var entry = new ZipArchiveEntry(item.name());
        entry.setUnixMode(item.type() == '2' ? 0120777 : item.type() == '5' ? 040755 : 0100644);
        zip.putArchiveEntry(entry);
        zip.write(item.content());
        zip.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As Windows tools make it: without Unix modes, names as they are given. */
  byte[] windowsZip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var item : items) {
        zip.putNextEntry(new ZipEntry(item.name()));
        zip.write(item.content());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  byte[] tar() {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (var item : items) {
        put(item, tar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(Item item, TarArchiveOutputStream tar) throws IOException {
    var entry = new TarArchiveEntry(item.name(), (byte) item.type(), true);
    boolean file = item.type() == '0' || item.type() == 'L';
    entry.setSize(file ? item.content().length : 0);
    if (item.type() == '1' || item.type() == '2') {
      entry.setLinkName(new String(item.content(), StandardCharsets.UTF_8));
    }
    tar.putArchiveEntry(entry);
    if (file) {
      tar.write(item.content());
    }
    tar.closeArchiveEntry();
  }

  byte[] tarGz() {
    return gzip(tar());
  }

  static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
