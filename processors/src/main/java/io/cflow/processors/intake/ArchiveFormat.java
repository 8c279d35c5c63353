package io.cflow.processors.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** How an archive keeps its entries. */
sealed interface ArchiveFormat permits ZipFormat, TarFormat {

  /** What an entry is. */
  enum Kind { FILE, FOLDER, LINK, DEVICE, ENCRYPTED, UNSUPPORTED }

  /** @param name as the archive has it, unchecked */
  record Entry(String name, Kind kind, Content content) {

    /** Whether it is the folder everything was packed in, which {@code tar c .} lists too. */
    boolean isRoot() {
      return kind == Kind.FOLDER && (name.equals("./") || name.equals("."));
    }
  }

  /** The bytes of an entry; to be opened at most once, during the visit. */
  interface Content {
    InputStream open() throws IOException;
  }

  /** Looks at one entry. */
  interface Visitor {
    void visit(Entry entry) throws IOException;
  }

  /** Shows every entry, in the order of the archive. */
  void visit(byte[] archive, IntakeLimits limits, Visitor visitor) throws IOException;

  /** Whether the bytes begin like an archive, whatever their name says. */
  static boolean isArchive(byte[] bytes) {
    return isZip(bytes) || isGzip(bytes) || isTar(bytes);
  }

  /** @throws IntakeRefused if it is none of ours */
  static ArchiveFormat of(byte[] bytes) {
    if (isZip(bytes)) {
      return new ZipFormat();
    }
    if (isGzip(bytes) || isTar(bytes)) {
      return new TarFormat(isGzip(bytes));
    }
    throw new IntakeRefused(IntakeRefused.Code.UNREADABLE, "not a zip, tar or tar.gz archive");
  }

  private static boolean isZip(byte[] bytes) {
    return startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 'P', 'K', 5, 6);
  }

  private static boolean isGzip(byte[] bytes) {
    return startsWith(bytes, 0x1f, 0x8b);
  }

  /** By the checksum of the first header, which is older than the magic word and holds for every dialect. */
  private static boolean isTar(byte[] bytes) {
    try {
      return bytes.length >= 512 && bytes[0] != 0 && TarUtils.verifyCheckSum(Arrays.copyOf(bytes, 512));
    } catch (IllegalArgumentException notEvenNumbers) {
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, int... magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
