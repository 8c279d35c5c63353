package io.cflow.engine.change;

import io.cflow.domain.Plan;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything there is to say about another version of a running plan before anybody decides.
 *
 * @param version its number
 * @param was the plan that is worked
 * @param is the plan that is proposed
 */
public record Correction(
    int version, Plan was, Plan is, PlanDiff diff, Impact impact, Shrinkage shrinkage, Progress progress,
    ChangeScope scope) {

  /** Who is asked before another version is taken. */
  public enum Policy {
    /** A person, about every change. */
    ALWAYS,
    /** A person, when work that has begun or is finished is touched. */
    BEGUN,
    /** Nobody, unless the plan shrank or is not recognised. */
    NEVER
  }

  public Correction {
    Objects.requireNonNull(was, "was");
    Objects.requireNonNull(is, "is");
  }

  public static Correction of(int version, Plan was, Plan is, Progress progress) {
    var diff = PlanDiff.of(was, is);
    var impact = Impact.of(was, is, diff);
    return new Correction(
        version, was, is, diff, impact, Shrinkage.of(was, is), progress, ChangeScope.of(diff, impact, progress));
  }

  /** Whether a person has to decide. */
  public boolean asks(Policy policy) {
    if (!shrinkage.isEmpty() || isForeign()) {
      return true;
    }
    return switch (policy) {
      case ALWAYS -> !diff.isEmpty();
      case BEGUN -> !touchedWork().isEmpty();
      case NEVER -> false;
    };
  }

  /** Stories with work that the change touches, those that are finished among them. */
  public Set<String> touchedWork() {
    var touched = new TreeSet<String>();
    impact.touched().keySet().stream().filter(progress::hasWorkOn).forEach(touched::add);
    return touched;
  }

  /**
   * Whether the new documents hardly know what the old ones spoke of: less than half of the stories and requirements
   * are still there by name. Two folders of one name look like that.
   */
  public boolean isForeign() {
    var before = names(was);
    long known = before.stream().filter(names(is)::contains).count();
    return known * 2 < before.size();
  }

  private static Set<String> names(Plan plan) {
    return PlanItems.of(plan).stream()
        .filter(item -> item.kind() == PlanItem.Kind.STORY || item.kind() == PlanItem.Kind.REQUIREMENT)
        .map(PlanItem::title)
        .collect(Collectors.toSet());
  }
}
