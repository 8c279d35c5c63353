package io.cflow.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The packed server: a tar.xz, named by what is in it. */
record ServerArchive(URL resource) {

  private static final int EXECUTABLE = 0100;

  String hash() throws IOException {
    try (var content = new DigestInputStream(resource.openStream(), sha256())) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest()).substring(0, 16);
    }
  }

  /** @param folder empty, and a real path */
  void unpackInto(Path folder) throws IOException {
    try (InputStream packed = new BufferedInputStream(resource.openStream());
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, inside(folder, folder.resolve(entry.getName()), entry), folder);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path target, Path folder) throws IOException {
    Files.createDirectories(entry.isDirectory() ? target : target.getParent());
    // A link unpacked earlier must not carry a later entry out of the folder.
    inside(folder, target.getParent().toRealPath(), entry);
    if (entry.isSymbolicLink()) {
      inside(folder, target.resolveSibling(entry.getLinkName()), entry);
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(content, target);
      setExecutable(target, entry.getMode());
    } else if (!entry.isDirectory()) {
      throw new IOException("unexpected kind of entry " + entry.getName());
    }
  }

  private static Path inside(Path folder, Path target, TarArchiveEntry entry) throws IOException {
    if (!target.normalize().startsWith(folder)) {
      throw new IOException("entry " + entry.getName() + " leads out of the archive");
    }
    return target;
  }

  private static void setExecutable(Path file, int mode) throws IOException {
    if ((mode & EXECUTABLE) != 0) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
