package io.cflow.processors.intake;

import io.cflow.domain.ProjectFiles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of values, each with its length, so that no two sequences run together. */
public final class Fingerprint {

  private final MessageDigest digest = sha256();

  Fingerprint() {}

  /** Of paths and contents; refusals do not count. Equal files give equal fingerprints, in hex. */
  public static String of(ProjectFiles project) {
    var fingerprint = new Fingerprint();
    project.files().forEach(file -> fingerprint.add(file.path()).add(file.bytes()));
    return fingerprint.hex();
  }

  Fingerprint add(byte[] value) {
    add(value.length);
    digest.update(value);
    return this;
  }

  Fingerprint add(String value) {
    return add(value.getBytes(StandardCharsets.UTF_8));
  }

  Fingerprint add(long value) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value).flip());
    return this;
  }

  /** To be called once. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
