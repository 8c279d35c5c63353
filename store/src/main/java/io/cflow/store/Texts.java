package io.cflow.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What text must be like before PostgreSQL takes it. */
final class Texts {

  /** Longer summaries and reasons are cut: the whole text stands in the artifacts. */
  private static final int MAX = 2_000;

  private Texts() {}

  /** PostgreSQL refuses U+0000 in text, and one such row would fail the commit of everybody gathered in it. */
  static String storable(String text) {
    var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    return clean.length() <= MAX ? clean : clean.substring(0, MAX - 1) + "…";
  }

  /** SHA-256 in hex. */
  static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
