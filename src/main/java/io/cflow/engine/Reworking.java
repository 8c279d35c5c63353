package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One story that has begun, under another version of the plan: which of its tasks are done again. */
final class Reworking {

  private final RevisedTasks tasks;
  private final Workflow workflow;
  /** Present numbers of tasks that were superseded. */
  private final Map<Integer, Integer> replaced = new HashMap<>();
  private final Map<Integer, TaskEntry> byNumber = new HashMap<>();
  private final Set<Integer> again = new HashSet<>();
  private final List<Integer> kept = new ArrayList<>();
  private boolean touched;
  private int earliest = Integer.MAX_VALUE;

  Reworking(RevisedTasks tasks, Workflow workflow) {
    this.tasks = tasks;
    this.workflow = workflow;
  }

  /**
   * A task is done again if what it was made from changed, or if one before it in its story is done again: it worked on
   * what that one made.
   */
  Reworking go(List<TaskEntry> story) {
    story.forEach(task -> byNumber.put(task.planned.number(), task));
    story.stream()
        .sorted(Comparator.comparingInt(this::rank).thenComparingInt(this::depth)
            .thenComparingInt(task -> task.planned.number()))
        .forEach(this::go);
    return this;
  }

  /** Numbers do not tell the order any more: one that is done again has a number after those that need it. */
  private int depth(TaskEntry task) {
    return task.planned.needs().stream().map(byNumber::get).filter(Objects::nonNull)
        .mapToInt(need -> depth(need) + 1).max().orElse(0);
  }

  private void go(TaskEntry task) {
    boolean changed = tasks.isChanged(task);
    boolean follows = rank(task) > earliest || task.planned.needs().stream().anyMatch(again::contains);
    touched |= changed;
    var earlier = changed && !follows ? tasks.earlier(task.planned) : Optional.<Integer>empty();
    if (earlier.isPresent()) {
      bringBack(task, earlier.get());
    } else if (RevisedTasks.isToCome(task)) {
      renew(task, changed);
    } else if (changed || follows) {
      repeat(task, changed);
    } else {
      keep(task);
    }
  }

  private void renew(TaskEntry task, boolean changed) {
    var needs = needs(task);
    if (changed || !needs.equals(task.planned.needs())) {
      tasks.renew(task.planned, needs);
    }
  }

  private void keep(TaskEntry task) {
    if (task.state == TaskState.COMPLETED) {
      kept.add(task.planned.number());
    }
  }

  private void bringBack(TaskEntry task, int number) {
    tasks.supersede(task, tasks.reason(task.planned));
    tasks.restore(number, needs(task));
    replaced.put(task.planned.number(), number);
  }

  private void repeat(TaskEntry task, boolean changed) {
    var reason = changed ? tasks.reason(task.planned) : "what it works on is made again";
    tasks.supersede(task, reason);
    int number = tasks.add(task.planned, task.planned.track(), needs(task), "ran again because " + reason);
    replaced.put(task.planned.number(), number);
    again.add(task.planned.number());
    earliest = Math.min(earliest, rank(task));
  }

  private List<Integer> needs(TaskEntry task) {
    return task.planned.needs().stream().map(need -> replaced.getOrDefault(need, need)).toList();
  }

  private int rank(TaskEntry task) {
    return workflow.rank(task.planned.stage());
  }

  /** Whether anything changed under its tasks, done or to come. */
  boolean isTouched() {
    return touched || isRepeating();
  }

  boolean isRepeating() {
    return !again.isEmpty();
  }

  /** The earlier of {@code stage} and the first stage with work to do again. */
  Stage backFrom(Stage stage, List<TaskEntry> story) {
    return story.stream()
        .filter(task -> again.contains(task.planned.number()) && rank(task) < workflow.rank(stage))
        .min(Comparator.comparingInt(this::rank))
        .map(task -> task.planned.stage())
        .orElse(stage);
  }

  /** Numbers of the tasks whose results are kept. */
  List<Integer> kept() {
    return kept;
  }
}
