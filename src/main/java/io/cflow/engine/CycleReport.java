package io.cflow.engine;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.OrderStatement;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.engine.CycleCut.Choice;
import io.cflow.engine.CycleCut.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which stories of a plan wait for each other, and the smallest set of statements to take back so that none does. Only
 * what documents state counts: the sequence inside an epic gives way by itself.
 *
 * @param paths each in waiting order, the last step back to the first story
 * @param cut statements to take back: firm ones only where weaker ones do not do, and among equals those that make an
 *     earlier story wait for a later one
 * @param minimum whether no smaller cut exists; see {@link CycleCut}
 */
public record CycleReport(List<List<Step>> paths, List<OrderStatement> cut, boolean minimum) {

  /** {@code from} waits for {@code to}; the statement may be about their epics. */
  public record Step(String from, String to, OrderStatement because) {}

  /** One firm statement outweighs this many weak ones. */
  private static final long FIRM = 500;

  public CycleReport {
    paths = paths.stream().map(List::copyOf).toList();
    cut = List.copyOf(cut);
  }

  public static CycleReport of(Plan plan) {
    if (StoryOrder.of(plan, true).cycle().isEmpty()) {
      return new CycleReport(List.of(), List.of(), true);
    }
    var waits = waits(plan);
    var choices = waits.stream().map(Wait::statement).distinct().map(each -> new Choice<>(each, cost(each))).toList();
    var cut = CycleCut.of(waits, choices);
    return new CycleReport(
        cut.paths().stream().map(CycleReport::steps).toList(), cut.statements(), cut.minimum());
  }

  public boolean isEmpty() {
    return paths.isEmpty();
  }

  private static List<Step> steps(List<Wait<String, OrderStatement>> path) {
    return path.stream().map(wait -> new Step(wait.from(), wait.to(), wait.statement())).toList();
  }

  private static List<Wait<String, OrderStatement>> waits(Plan plan) {
    var known = plan.stories().stream().map(Story::id).collect(Collectors.toSet());
    var waits = new ArrayList<Wait<String, OrderStatement>>();
    plan.dependencies().stream().filter(each -> each.strength() == Strength.HARD)
        .filter(each -> known.contains(each.from()) && known.contains(each.to()))
        .forEach(each -> waits.add(new Wait<>(each.from(), each.to(), each)));
    plan.epicDependencies().stream().flatMap(each -> ofEpics(plan, each)).forEach(waits::add);
    return waits;
  }

  private static Stream<Wait<String, OrderStatement>> ofEpics(Plan plan, EpicDependency epics) {
    var firsts = plan.storiesOf(epics.to());
    return plan.storiesOf(epics.from()).stream()
        .flatMap(waiting -> firsts.stream().map(first -> new Wait<>(waiting.id(), first.id(), epics)));
  }

  /** Less than four apart: between equals a wait for something later goes first, and one story's before an epic's. */
  private static long cost(OrderStatement statement) {
    long firmness = statement.basis().isWeak() ? 1 : FIRM;
    boolean forward = NaturalOrder.INSTANCE.compare(statement.to(), statement.from()) > 0;
    return 4 * firmness + (forward ? 0 : 2) + (statement instanceof Dependency ? 0 : 1);
  }
}
