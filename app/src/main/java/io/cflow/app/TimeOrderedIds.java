package io.cflow.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Ids that sort by the time they were made: UUID version 7, RFC 9562 section 5.7. Thread-safe. */
final class TimeOrderedIds implements Supplier<UUID> {

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  TimeOrderedIds(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public UUID get() {
    long millis = clock.millis();
    long high = millis << 16 | 0x7000 | random.nextInt(0x1000);
    long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
