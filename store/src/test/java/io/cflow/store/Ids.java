package io.cflow.store;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Ids in order, like the engine's: the upper half alone tells two of them apart. */
final class Ids implements Supplier<UUID> {

  private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis() << 8);

  @Override
  public UUID get() {
    long number = LAST.incrementAndGet();
    return new UUID((number >>> 8) << 16 | 0x7000 | number & 0xFF, 0x8000_0000_0000_0000L);
  }
}
