package io.cflow.engine.change;

import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Plan;
import io.cflow.engine.change.PlanItem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whom the changes of a plan concern.
 *
 * @param touched by story, what was changed under its work: its own text, a requirement it serves, a section it cites
 * @param waiting stories that are not touched themselves, but wait for one that is, in the new plan
 */
public record Impact(Map<String, List<Change>> touched, Set<String> waiting) {

  public static Impact of(Plan before, Plan after, PlanDiff diff) {
    var was = Subjects.of(before);
    var is = Subjects.of(after);
    var touched = new TreeMap<String, List<Change>>(NaturalOrder.INSTANCE);
    var stories = new TreeSet<String>(NaturalOrder.INSTANCE);
    before.stories().forEach(story -> stories.add(story.id()));
    after.stories().forEach(story -> stories.add(story.id()));
    for (var story : stories) {
      var changes = reasons(was.of(story), is.of(story), diff);
      if (!changes.isEmpty()) {
        touched.put(story, changes);
      }
    }
    return new Impact(touched, waiting(after, touched.keySet()));
  }

  /** The changes among the things one piece of work is made from, before and after. */
  public static List<Change> reasons(List<PlanItem> was, List<PlanItem> is, PlanDiff diff) {
    var keys = new TreeSet<String>();
    was.forEach(item -> keys.add(item.key().toString()));
    is.forEach(item -> keys.add(item.key().toString()));
    return diff.changes().stream()
        .filter(change -> names(change.after(), keys) || names(change.before(), keys))
        .toList();
  }

  private static boolean names(@Nullable PlanItem item, Set<String> keys) {
    return item != null && keys.contains(item.key().toString());
  }

  private static Set<String> waiting(Plan after, Set<String> touched) {
    var waiting = new TreeSet<String>(NaturalOrder.INSTANCE);
    var reached = new ArrayList<>(touched);
    for (int i = 0; i < reached.size(); i++) {
      var first = reached.get(i);
      after.dependencies().stream()
          .filter(edge -> edge.to().equals(first) && !touched.contains(edge.from()))
          .filter(edge -> waiting.add(edge.from()))
          .forEach(edge -> reached.add(edge.from()));
    }
    return waiting;
  }

  /** Whether a change concerns no story: prose nobody cites, an epic's goal. */
  public List<Change> elsewhere(PlanDiff diff) {
    var known = touched.values().stream().flatMap(List::stream).toList();
    return diff.changes().stream()
        .filter(change -> change.item().kind() != Kind.DEPENDENCY && !known.contains(change)).toList();
  }
}
