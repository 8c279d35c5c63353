package io.cflow.processors.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads by the central directory, the only place that says which entries are links. */
record ZipFormat() implements ArchiveFormat {

  @Override
  public void visit(byte[] archive, IntakeLimits limits, Visitor visitor) throws IOException {
    refuseTooManyEntries(archive, limits);
    var budget = new UnpackBudget(archive.length, limits);
    try (var zip = ZipFile.builder().setByteArray(archive).get()) {
      for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
        visitor.visit(entryOf(zip, entries.nextElement(), budget));
      }
    }
  }

  /**
   * Counts the headers before the library makes an object of each: the number an archive states may be a lie. Packed
   * data can hold a header's four bytes by chance, about once in 4 GB.
   */
  private static void refuseTooManyEntries(byte[] archive, IntakeLimits limits) {
    int headers = 0;
    for (int i = 0; i + 3 < archive.length; i++) {
      if (archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2) {
        headers++;
      }
    }
    if (headers > limits.maxEntries()) {
      throw new IntakeRefused(
          IntakeRefused.Code.TOO_MANY_FILES, "an archive of more than %d entries".formatted(limits.maxEntries()));
    }
  }

  private static Entry entryOf(ZipFile zip, ZipArchiveEntry entry, UnpackBudget budget) {
    return new Entry(nameOf(entry), kindOf(entry), () -> content(zip, entry, budget));
  }

  /** The library turns the backslashes of some archives into slashes; we judge what really stands there. */
  private static String nameOf(ZipArchiveEntry entry) {
    for (byte character : entry.getRawName()) {
      if (character == '\\') {
        return entry.getName().indexOf('\\') < 0 ? entry.getName().replace('/', '\\') : entry.getName();
      }
    }
    return entry.getName();
  }

  private static Kind kindOf(ZipArchiveEntry entry) {
    if (entry.isUnixSymlink()) {
      return Kind.LINK;
    }
    if (entry.isDirectory()) {
      return Kind.FOLDER;
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return Kind.ENCRYPTED;
    }
    return isSupported(entry) ? ofUnixMode(entry.getUnixMode()) : Kind.UNSUPPORTED;
  }

  private static boolean isSupported(ZipArchiveEntry entry) {
    return entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED;
  }

  /** By the type bits of {@code st_mode}; most archives have none. */
  private static Kind ofUnixMode(int mode) {
    return switch (mode & 0170000) {
      case 0, 0100000 -> Kind.FILE;
      case 0120000 -> Kind.LINK;
      default -> Kind.DEVICE;
    };
  }

  private static InputStream content(ZipFile zip, ZipArchiveEntry entry, UnpackBudget budget) throws IOException {
    return new Verified(budget.metered(zip.getInputStream(entry)), entry.getCrc());
  }

  /** The library does not compare the checksum when it reads by the central directory. */
  private static final class Verified extends CheckedInputStream {

    private final long expected;

    Verified(InputStream in, long expected) {
      super(in, new CRC32());
      this.expected = expected;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read < 0 && getChecksum().getValue() != expected) {
        throw new ZipException("checksum");
      }
      return read;
    }
  }
}
