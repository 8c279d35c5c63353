package io.cflow.engine.change;

import io.cflow.domain.Plan;
import io.cflow.engine.change.PlanItem.Key;
import io.cflow.engine.change.PlanItem.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * What differs between two versions of a plan: item by item, not line by line. The parts of a story that was added or
 * removed are not told one by one. Statuses are no part of it: they tell how far the work is, not what it is.
 *
 * @param changes in the order of the plan; what is there now before what has gone
 */
public record PlanDiff(List<Change> changes) {

  public PlanDiff {
    changes = List.copyOf(changes);
  }

  /** Pure: equal plans give no change, and swapping them gives the same changes backwards. */
  public static PlanDiff of(Plan before, Plan after) {
    return of(PlanItems.of(before), PlanItems.of(after));
  }

  static PlanDiff of(List<PlanItem> before, List<PlanItem> after) {
    return new Comparison(before, after).diff();
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Of one kind of item. */
  public List<Change> of(Kind kind) {
    return changes.stream().filter(change -> change.item().kind() == kind).toList();
  }

  /** What happened to the items of one kind in one way. */
  public List<Change> of(Kind kind, Change.Kind how) {
    return of(kind).stream().filter(change -> change.kind() == how).toList();
  }

  /** What happened to one item, by its key now or before. */
  Optional<Change> of(Key key) {
    return changes.stream()
        .filter(change -> change.item().key().equals(key)
            || change.before() != null && change.before().key().equals(key))
        .findFirst();
  }

  private static final class Comparison {

    private final Map<Key, PlanItem> before = new LinkedHashMap<>();
    private final Map<Key, PlanItem> after = new LinkedHashMap<>();
    private final Map<PlanItem, Integer> positions = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    /** New ids of renumbered stories, by the old ones. */
    private final Map<String, String> storyIds = new HashMap<>();

    Comparison(List<PlanItem> before, List<PlanItem> after) {
      before.forEach(item -> this.before.put(item.key(), item));
      after.forEach(item -> this.after.put(item.key(), item));
      after.forEach(item -> positions.put(item, positions.size()));
    }

    PlanDiff diff() {
      dropEqual();
      pairMoved(false);
      dropEqualParts();
      pairMoved(true);
      tellRest();
      changes.sort(Comparator.comparingInt(this::position));
      return new PlanDiff(changes);
    }

    private void dropEqual() {
      var equal = before.values().stream().filter(item -> isSame(item, after.get(item.key()))).map(PlanItem::key).toList();
      equal.forEach(key -> {
        before.remove(key);
        after.remove(key);
      });
    }

    private static boolean isSame(PlanItem one, PlanItem other) {
      return other != null && one.text().equals(other.text());
    }

    /** Stories before their parts: the parts follow them. */
    private void pairMoved(boolean parts) {
      var candidates = new HashMap<Key, Queue<PlanItem>>();
      after.values().stream().filter(item -> item.kind().isOfStory() == parts)
          .forEach(item -> candidates.computeIfAbsent(likeness(item, item.owner()), k -> new ArrayDeque<>()).add(item));
      for (var old : List.copyOf(before.values())) {
        var likes = candidates.get(likeness(old, ownerNow(old)));
        if (old.kind().isOfStory() == parts && likes != null && !likes.isEmpty() && !old.title().isBlank()) {
          move(old, likes.remove());
        }
      }
    }

    /** A title that stayed where it is has not moved, however its text changed. */
    private Key likeness(PlanItem item, String owner) {
      return new Key(item.kind(), owner, item.title());
    }

    private String ownerNow(PlanItem old) {
      return storyIds.getOrDefault(old.owner(), old.owner());
    }

    private void move(PlanItem old, PlanItem now) {
      before.remove(old.key());
      after.remove(now.key());
      if (old.id().equals(now.id())) {
        changes.add(new Change(Change.Kind.CHANGED, old, now));
      } else {
        changes.add(new Change(Change.Kind.RENUMBERED, old, now));
        if (old.kind() == Kind.STORY) {
          storyIds.put(old.id(), now.id());
        }
      }
    }

    /** Parts of a story that is called otherwise now, and is what it was. */
    private void dropEqualParts() {
      for (var old : List.copyOf(before.values())) {
        if (old.kind().isOfStory() && storyIds.containsKey(old.owner())) {
          var now = after.get(new Key(old.kind(), ownerNow(old), old.id()));
          if (isSame(old, now)) {
            before.remove(old.key());
            after.remove(now.key());
          }
        }
      }
    }

    private void tellRest() {
      for (var old : List.copyOf(before.values())) {
        var now = after.remove(new Key(old.kind(), ownerNow(old), old.id()));
        if (now != null) {
          before.remove(old.key());
          changes.add(new Change(Change.Kind.CHANGED, old, now));
        }
      }
      after.values().stream().filter(now -> !comesWithStory(now, after))
          .forEach(now -> changes.add(new Change(Change.Kind.ADDED, null, now)));
      before.values().stream().filter(old -> !comesWithStory(old, before))
          .forEach(old -> changes.add(new Change(Change.Kind.REMOVED, old, null)));
    }

    private static boolean comesWithStory(PlanItem item, Map<Key, PlanItem> rest) {
      return (item.kind().isOfStory() || item.kind() == Kind.DEPENDENCY) && rest.containsKey(new Key(Kind.STORY, "", item.owner()));
    }

    private int position(Change change) {
      return change.after() == null ? positions.size() : positions.get(change.after());
    }
  }
}
