package io.cflow.processors.intake;

import java.io.IOException;
import java.io.InputStream;

/** Reads a stream of unknown length into memory, up to a limit. */
final class BoundedBytes {

  private BoundedBytes() {}

  /** @throws IntakeRefused if there is more, or the stream breaks */
  static byte[] of(InputStream in, long limit) {
    try {
      var bytes = in.readNBytes(Math.toIntExact(limit + 1));
      if (bytes.length > limit) {
        throw new IntakeRefused(IntakeRefused.Code.TOO_LARGE, "more than %d bytes".formatted(limit));
      }
      return bytes;
    } catch (IOException e) {
      throw new IntakeRefused(IntakeRefused.Code.UNREADABLE, "the transfer broke off");
    }
  }
}
