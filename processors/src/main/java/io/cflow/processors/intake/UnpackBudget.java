package io.cflow.processors.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what really comes out of an archive. The only numbers it compares are ones nobody can forge. */
final class UnpackBudget {

  /** Below this nothing is a bomb: a hundred nearly empty stories may well pack a thousandfold. */
  private static final long HARMLESS_BYTES = 4L << 20;

  private final long limit;
  private long unpacked;

  UnpackBudget(long archiveBytes, IntakeLimits limits) {
    this.limit = Math.min(limits.maxUnpackedBytes(), Math.max(HARMLESS_BYTES, archiveBytes * limits.maxRatio()));
  }

  InputStream metered(InputStream in) {
    return new Metered(in);
  }

  private void count(long bytes) {
    unpacked += Math.max(0, bytes);
    if (unpacked > limit) {
      throw new IntakeRefused(IntakeRefused.Code.BOMB, "the archive unpacks to more than %d bytes".formatted(limit));
    }
  }

  private final class Metered extends FilterInputStream {

    Metered(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(read);
      return read;
    }

    @Override
    public long skip(long length) throws IOException {
      long skipped = super.skip(length);
      count(skipped);
      return skipped;
    }
  }
}
