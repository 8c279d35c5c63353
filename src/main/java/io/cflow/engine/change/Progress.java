package io.cflow.engine.change;

import java.util.Set;

/**
 * How far the stories of a running plan are.
 *
 * @param begun development or what follows it has begun, by the engine or before it
 * @param finished done: never opened again
 */
public record Progress(Set<String> begun, Set<String> finished) {

  public Progress {
    begun = Set.copyOf(begun);
    finished = Set.copyOf(finished);
  }

  boolean hasWorkOn(String story) {
    return begun.contains(story) || finished.contains(story);
  }
}
