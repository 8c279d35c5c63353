package io.cflow.store;

import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.ExecutionState;
import io.cflow.store.Wave.Entry;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What the owner keeps in memory of its executions. Changed by one thread at a time. */
final class OwnedExecutions {

  private final Map<UUID, ExecutionState> inMemory = new ConcurrentHashMap<>();
  /** Made by whoever accepted them, until they are opened. */
  private final Map<UUID, ExecutionState> prepared = new ConcurrentHashMap<>();
  private final ExecutionLoader loader;
  private final InFlight inFlight;
  private final BooleanSupplier stopped;

  OwnedExecutions(ExecutionLoader loader, InFlight inFlight, BooleanSupplier stopped) {
    this.loader = loader;
    this.inFlight = inFlight;
    this.stopped = stopped;
  }

  /** @throws GroupJournal.NotOwned if it is not in memory and the event is none that takes it up */
  ExecutionState find(Entry entry) {
    var known = inMemory.get(entry.execution());
    if (takesUp(entry.event()) && !stopped.getAsBoolean()) {
      var fresh = prepared.remove(entry.execution());
      known = known == null ? takeUp(entry, fresh) : known;
    }
    if (known == null) {
      throw new GroupJournal.NotOwned(entry.execution());
    }
    return known;
  }

  /** What is not in memory can be cancelled without being started first, and what is over can be given more to do. */
  private static boolean takesUp(Event event) {
    return event instanceof Event.Opened || event instanceof Event.Revised
        || event instanceof Event.Signalled(Signal.Cancel _, String _);
  }

  private ExecutionState takeUp(Entry entry, @Nullable ExecutionState fresh) {
    if (fresh == null) {
      return load(entry.execution(), entry.event() instanceof Event.Revised);
    }
    inMemory.put(entry.execution(), fresh);
    return fresh;
  }

  /** For an execution that nothing has happened to. May be called by any thread. */
  void prepare(ExecutionState fresh) {
    prepared.put(fresh.id(), fresh);
  }

  /** Replaces what is in memory by what the tables say; bodies at work keep their leases. */
  ExecutionState load(UUID execution) {
    return load(execution, false);
  }

  private ExecutionState load(UUID execution, boolean reopen) {
    var loaded = Backoff.DEFAULT.persist(stopped, failures -> loader.load(execution, reopen, inFlight::expects));
    inMemory.put(execution, loaded);
    return loaded;
  }

  void remove(UUID execution) {
    inMemory.remove(execution);
  }

  /** May be asked by any thread. */
  boolean contains(UUID execution) {
    return inMemory.containsKey(execution);
  }

  void clear() {
    inMemory.clear();
    prepared.clear();
  }
}
