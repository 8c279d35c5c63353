package io.cflow.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest statements to take back so that nothing waits for itself: a minimum feedback edge set, where several
 * edges may rest on one statement and then go together.
 *
 * <p>Exact by an implicit hitting set: cycles are gathered only while the statements chosen so far leave one open
 * (Baharev, Schichl, Neumaier and Achterberg, "An exact method for the minimum feedback arc set problem", 2021). The
 * problem is NP-hard, so the search has a bound in steps; beyond it cycles are cut one by one, cheapest statement
 * first, and what turned out superfluous is put back. Equal input gives equal output.
 */
public final class CycleCut<N, S> {

  /** {@code from} waits for {@code to} because of {@code statement}. */
  public record Wait<N, S>(N from, N to, S statement) {}

  /** A statement that may be taken back, at a positive cost. */
  public record Choice<S>(S statement, long cost) {}

  /**
   * @param paths cycles that share no statement, each in waiting order, the last step back to the first node
   * @param statements to take back, in the order of the choices; empty if there is no cycle
   * @param minimum proven to be the cheapest; otherwise nothing in it is superfluous, but another set may be cheaper
   */
  public record Cut<N, S>(List<List<Wait<N, S>>> paths, List<S> statements, boolean minimum) {

    public Cut {
      paths = paths.stream().map(List::copyOf).toList();
      statements = List.copyOf(statements);
    }
  }

  /** Branches tried in all, some hundredths of a second. */
  private static final int STEPS = 100_000;
  private static final int MOST_CYCLES = 400;

  private final List<Choice<S>> choices;
  private final Cycles<N, S> cycles;

  private CycleCut(Collection<Wait<N, S>> waits, List<Choice<S>> choices) {
    this.choices = choices;
    this.cycles = new Cycles<>(waits, choices.stream().map(Choice::statement).toList());
  }

  /**
   * @param choices each statement once; of two equally cheap sets the one with earlier choices is preferred
   * @throws IllegalArgumentException if a wait rests on a statement that is no choice
   */
  public static <N, S> Cut<N, S> of(Collection<Wait<N, S>> waits, List<Choice<S>> choices) {
    return of(waits, choices, STEPS);
  }

  static <N, S> Cut<N, S> of(Collection<Wait<N, S>> waits, List<Choice<S>> choices, int steps) {
    return new CycleCut<>(waits, choices).cut(steps);
  }

  private Cut<N, S> cut(int steps) {
    var paths = cycles.disjoint(new BitSet());
    var exact = exact(paths, steps);
    var statements = exact.orElseGet(this::oneByOne).stream().mapToObj(i -> choices.get(i).statement()).toList();
    return new Cut<>(paths, statements, exact.isPresent());
  }

  /** Empty when the bound is reached. */
  private Optional<BitSet> exact(List<List<Wait<N, S>>> paths, int steps) {
    var search = new HittingSet(choices.stream().mapToLong(Choice::cost).toArray(), steps);
    var gathered = new ArrayList<BitSet>();
    for (var open = paths; !open.isEmpty(); ) {
      open.forEach(path -> gathered.add(cycles.statements(path)));
      var cut = gathered.size() > MOST_CYCLES ? Optional.<BitSet>empty() : search.cheapest(gathered);
      if (cut.isEmpty()) {
        return cut;
      }
      open = cycles.disjoint(cut.get());
      if (open.isEmpty()) {
        return cut;
      }
    }
    return Optional.of(new BitSet());
  }

  private BitSet oneByOne() {
    var cut = new BitSet();
    for (var path = cycles.any(cut); !path.isEmpty(); path = cycles.any(cut)) {
      cycles.statements(path).stream().boxed().min(Comparator.comparingLong(this::cost)).ifPresent(cut::set);
    }
    cut.stream().boxed().sorted(Comparator.comparingLong(this::cost).reversed()).toList().forEach(statement -> {
      cut.clear(statement);
      cut.set(statement, !cycles.any(cut).isEmpty());
    });
    return cut;
  }

  private long cost(int choice) {
    return choices.get(choice).cost();
  }
}
