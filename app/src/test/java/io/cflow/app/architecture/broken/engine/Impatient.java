package io.cflow.app.architecture.broken.engine;

import io.cflow.app.architecture.broken.store.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;

/** Knows the store, which knows the engine; asks for the time; starts threads; throws what it likes. */
public final class Impatient {

  public Instant soon() {
    try (var threads = Executors.newSingleThreadExecutor()) {
      threads.submit(() -> new Shelf(this));
    }
    return Clock.systemUTC().instant().isAfter(Instant.now()) ? Instant.MIN : Instant.MAX;
  }

  public void complain(Map<String, Object> anything) {
    throw new UnsupportedOperationException(anything.toString());
  }
}
