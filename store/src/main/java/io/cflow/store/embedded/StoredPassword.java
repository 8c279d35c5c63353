package io.cflow.store.embedded;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A generated password in a file only its owner reads. */
record StoredPassword(Path file) {

  private static final int BYTES = 32;

  boolean exists() {
    return Files.exists(file);
  }

  String read() throws IOException {
    return Files.readString(file).strip();
  }

  /** Whole and on disk before it has its name: a cluster must never know a password that a power cut took from us. */
  void generate() throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
      channel.write(ByteBuffer.wrap((random() + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    FolderTree.force(file.toAbsolutePath().getParent());
  }

  /** Letters, digits, - and _ only, so it needs no quoting anywhere. */
  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
