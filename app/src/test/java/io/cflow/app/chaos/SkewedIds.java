package io.cflow.app.chaos;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Ids in the order of a clock that may be wrong. */
record SkewedIds(InstantSource clock) implements Supplier<UUID> {

  @Override
  public UUID get() {
    var random = ThreadLocalRandom.current();
    return new UUID(
        clock.millis() << 16 | 0x7000 | random.nextInt(0x1000), 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }
}
