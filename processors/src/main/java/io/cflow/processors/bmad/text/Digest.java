package io.cflow.processors.bmad.text;

import io.cflow.domain.Document;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** SHA-256 of a file and of a whole project. */
public final class Digest {

  private Digest() {}

  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Over path, NUL and content hash of every document, ordered by path: names a version of a project. */
  public static String of(List<Document> documents) {
    var hashes = new TreeMap<String, String>();
    documents.forEach(document -> hashes.put(document.path(), document.contentHash()));
    return of(hashes);
  }

  /** The same, of content hashes by path. */
  public static String of(SortedMap<String, String> hashes) {
    var digest = sha256();
    hashes.forEach((path, hash) -> {
      digest.update(path.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(hash.getBytes(StandardCharsets.US_ASCII));
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
