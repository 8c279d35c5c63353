package io.cflow.processors.bmad.text;

import io.cflow.domain.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of a file and of a whole project. */
public final class Digest {

  private Digest() {}

  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Over path, NUL and content hash of every document, ordered by path: names a version of a project. */
  public static String of(List<Document> documents) {
    var digest = sha256();
    documents.stream().sorted((a, b) -> a.path().compareTo(b.path())).forEach(document -> {
      digest.update(document.path().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(document.contentHash().getBytes(StandardCharsets.US_ASCII));
    });
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
