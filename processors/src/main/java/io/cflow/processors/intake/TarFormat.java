package io.cflow.processors.intake;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** Reads tar in its usual dialects (v7, ustar, GNU, pax). */
record TarFormat(boolean gzipped) implements ArchiveFormat {

  /** What may describe one entry (long names, extended headers): the library would hold any amount in memory. */
  private static final long MAX_HEADER_BYTES = 1L << 20;

  @Override
  public void visit(byte[] archive, IntakeLimits limits, Visitor visitor) throws IOException {
    var raw = new ByteArrayInputStream(archive);
    var budget = new UnpackBudget(archive.length, limits);
    var guard = new HeaderGuard(budget.metered(gzipped ? new GZIPInputStream(raw) : raw));
    try (var tar = new TarArchiveInputStream(guard, StandardCharsets.UTF_8.name())) {
      int entries = 0;
      for (var entry = guard.next(tar); entry != null; entry = guard.next(tar)) {
        refuseTooMany(++entries, limits);
        visitor.visit(new Entry(entry.getName(), kindOf(entry), () -> new Unclosed(tar)));
      }
    }
  }

  private static void refuseTooMany(int entries, IntakeLimits limits) {
    if (entries > limits.maxEntries()) {
      throw new IntakeRefused(
          IntakeRefused.Code.TOO_MANY_FILES, "an archive of more than %d entries".formatted(limits.maxEntries()));
    }
  }

  private static Kind kindOf(TarArchiveEntry entry) {
    if (entry.isSparse()) {
      return Kind.UNSUPPORTED;
    }
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG ->
          entry.getName().endsWith("/") ? Kind.FOLDER : Kind.FILE;
      case TarConstants.LF_DIR -> Kind.FOLDER;
      case TarConstants.LF_LINK, TarConstants.LF_SYMLINK -> Kind.LINK;
      case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> Kind.DEVICE;
      default -> Kind.UNSUPPORTED;
    };
  }

  /** Limits what the library reads to find the next entry, and leaves the entries' contents to the budget. */
  private static final class HeaderGuard extends FilterInputStream {

    private long left = Long.MAX_VALUE;

    HeaderGuard(InputStream in) {
      super(in);
    }

    @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
      if (tar.getCurrentEntry() != null) {
        tar.transferTo(OutputStream.nullOutputStream());
      }
      left = MAX_HEADER_BYTES;
      var entry = tar.getNextEntry();
      left = Long.MAX_VALUE;
      return entry;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long length) throws IOException {
      long skipped = super.skip(length);
      count(skipped);
      return skipped;
    }

    private void count(long bytes) {
      left -= bytes;
      if (left < 0) {
        throw new IntakeRefused(
            IntakeRefused.Code.BOMB, "an entry is described by more than %d bytes".formatted(MAX_HEADER_BYTES));
      }
    }
  }

  /** An entry's content ends with the entry; closing it must not close the archive. */
  private static final class Unclosed extends FilterInputStream {

    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
