package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which stage may follow which: one table, forbidden by default. A person may be asked before any transition, so from
 * every stage but the last the way into {@link Stage#HIL_SESSION} is open, and from there only back to where the
 * session came from or on to where that stage could go.
 *
 * @param planning the stages the plan walks as a whole, in order; everything after them is walked by each story
 * @param end nothing follows it
 */
public record Workflow(String name, List<Stage> planning, Stage end, List<Transition> transitions) {

  /** One line of the table. */
  public record Transition(Stage from, StageEvent on, Stage to) {
    public Transition {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(to, "to");
    }

    @Override
    public String toString() {
      return from + " --" + on.label() + "--> " + to;
    }
  }

  public Workflow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(end, "end");
    planning = List.copyOf(planning);
    transitions = List.copyOf(transitions);
    if (planning.isEmpty()) {
      throw new IllegalArgumentException("workflow " + name + " has no planning stage to start in");
    }
    refuseEndless(name, transitions);
  }

  private static void refuseEndless(String name, List<Transition> transitions) {
    for (var first : transitions) {
      var seen = new HashSet<Stage>();
      for (var at = Optional.of(first.from()); at.isPresent(); at = next(transitions, at.get(), StageEvent.COMPLETED)) {
        if (!seen.add(at.get())) {
          throw new IllegalArgumentException("workflow %s never ends: completed work leads from %s back to it"
              .formatted(name, at.get()));
        }
      }
    }
  }

  public Stage start() {
    return planning.getFirst();
  }

  public Stage lastPlanning() {
    return planning.getLast();
  }

  /** Where {@code event} leads from {@code from}; empty if the table does not list it. */
  public Optional<Stage> next(Stage from, StageEvent event) {
    return next(transitions, from, event);
  }

  private static Optional<Stage> next(List<Transition> transitions, Stage from, StageEvent event) {
    return transitions.stream()
        .filter(transition -> transition.from().equals(from) && transition.on() == event)
        .map(Transition::to)
        .findFirst();
  }

  /** Position of a stage in the order in which work completes; later is more advanced. */
  public int rank(Stage stage) {
    int rank = 0;
    var at = Optional.of(start());
    while (at.isPresent() && !at.get().equals(stage)) {
      at = next(at.get(), StageEvent.COMPLETED);
      rank++;
    }
    return rank;
  }

  /** {@code from} and every stage that comes after it when work completes. */
  public Set<Stage> onward(Stage from) {
    var stages = new LinkedHashSet<Stage>();
    for (var at = Optional.of(from); at.isPresent(); at = next(at.get(), StageEvent.COMPLETED)) {
      stages.add(at.get());
    }
    return stages;
  }

  /**
   * The shortest way from one stage to another by listed transitions, without {@code from}; empty if there is none, or
   * none is needed.
   */
  public List<Stage> way(Stage from, Stage to) {
    var ways = new LinkedHashMap<Stage, List<Stage>>();
    ways.put(from, List.of());
    var queue = new ArrayDeque<>(List.of(from));
    for (var at = queue.poll(); at != null && !ways.containsKey(to); at = queue.poll()) {
      for (var next : allowed(at)) {
        if (!ways.containsKey(next)) {
          var way = new ArrayList<>(ways.get(at));
          way.add(next);
          ways.put(next, way);
          queue.add(next);
        }
      }
    }
    return ways.getOrDefault(to, List.of());
  }

  /** The stages that may follow {@code from}, without human sessions. */
  public List<Stage> allowed(Stage from) {
    return transitions.stream().filter(t -> t.from().equals(from)).map(Transition::to).distinct().toList();
  }

  /** @param cameFrom the stage a human session was opened in; null outside of one */
  public boolean allows(Stage from, @Nullable Stage cameFrom, Stage to) {
    if (from.equals(Stage.HIL_SESSION)) {
      return cameFrom != null && (to.equals(cameFrom) || allowed(cameFrom).contains(to));
    }
    return to.equals(Stage.HIL_SESSION) ? !from.equals(end) : allowed(from).contains(to);
  }
}
