package io.cflow.app.bench;

import io.cflow.app.bench.WaitingAgent.Label;
import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.Track;
import io.cflow.engine.WorkPlan;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The task graph of a workload.
 *
 * @param millis each task waits
 * @param needs the tasks a task waits for
 */
record Shape(int size, long millis, IntFunction<List<Integer>> needs) {

  static final Stage STAGE = new Stage("bench");
  private static final int LAYER = 40;
  private static final int WIDTH = 1_000;

  /** One, then eight in parallel, then a join. */
  static final Shape FORK_AND_JOIN = new Shape(10, 0, task -> switch (task) {
    case 0 -> List.of();
    case 9 -> IntStream.range(1, 9).boxed().toList();
    default -> List.of(0);
  });

  /** 200 tasks in five layers; each waits for three of the layer before. */
  static final Shape LAYERS = new Shape(200, 50, task -> task < LAYER
      ? List.of()
      : List.of(before(task, 0), before(task, 1), before(task, 7)));

  static Shape chain(int size, long millis) {
    return new Shape(size, millis, task -> task == 0 ? List.of() : List.of(task - 1));
  }

  static Shape independent(int size, long millis) {
    return new Shape(size, millis, task -> List.of());
  }

  /** Layers as wide as the pool, each task waiting for one of the layer before: of any size, and equally wide. */
  static Shape columns(int size) {
    int width = Math.min(WIDTH, size / 10);
    return new Shape(size, 0, task -> task < width ? List.of() : List.of(task - width));
  }

  private static int before(int task, int shift) {
    return (task / LAYER - 1) * LAYER + (task % LAYER + shift) % LAYER;
  }

  /** The same graph for each plan; its number travels with the tasks. */
  WorkPlan plan(int number) {
    var label = new Label(number, millis);
    return plan(size, task -> task(task, label, WaitingAgent.WAIT, needs.apply(task)));
  }

  /** One task of two seconds beside a chain of ten of 200 ms, for two permits. */
  static WorkPlan twoChains(int number) {
    return plan(11, task -> task(
        task, new Label(number, task == 0 ? 2_000 : 200), WaitingAgent.WAIT_IN_PAIR,
        task < 2 ? List.of() : List.of(task - 1)));
  }

  private static WorkPlan plan(int size, IntFunction<PlannedTask> task) {
    var track = new Track(Track.PLAN, STAGE, Track.Standing.OPEN, List.of(), "");
    return new WorkPlan(IntStream.range(0, size).mapToObj(task).toList(), List.of(track));
  }

  private static PlannedTask task(int number, Label label, Capability capability, List<Integer> needs) {
    return new PlannedTask(number, Track.PLAN, STAGE, capability, label.text(), needs);
  }
}
