package io.cflow.app.engine;

import io.cflow.port.Committed.Consequence;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who wants to know what happens, inside this process: the event stream, and a command that waits for a run. */
public final class Listeners {

  private final List<Consumer<Consequence>> commits = new CopyOnWriteArrayList<>();
  private final List<Consumer<UUID>> rests = new CopyOnWriteArrayList<>();

  /** @param listener called by the committing thread; must not wait */
  public void onCommit(Consumer<Consequence> listener) {
    commits.add(listener);
  }

  /** @param listener told of an execution that rests, after its documents are published */
  public void onRest(Consumer<UUID> listener) {
    rests.add(listener);
  }

  public void committed(Consequence consequence) {
    commits.forEach(listener -> listener.accept(consequence));
  }

  public void rested(UUID execution) {
    rests.forEach(listener -> listener.accept(execution));
  }
}
