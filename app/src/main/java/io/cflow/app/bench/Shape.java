package io.cflow.app.bench;

import io.cflow.domain.Capability;
import io.cflow.domain.Stage;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.Track;
import io.cflow.engine.WorkPlan;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The task graphs of the workloads. */
final class Shape {

  static final Stage STAGE = new Stage("bench");
  private static final int LAYER = 40;

  private Shape() {}

  /** One, then eight in parallel, then a join. */
  static WorkPlan forkAndJoin() {
    return plan(10, 0, task -> switch (task) {
      case 0 -> List.of();
      case 9 -> IntStream.range(1, 9).boxed().toList();
      default -> List.of(0);
    });
  }

  static WorkPlan chain(int length, long millis) {
    return plan(length, millis, task -> task == 0 ? List.of() : List.of(task - 1));
  }

  static WorkPlan independent(int size, long millis) {
    return plan(size, millis, task -> List.of());
  }

  /** 200 tasks in five layers; each waits for three of the layer before. */
  static WorkPlan layers(long millis) {
    return plan(200, millis, task -> task < LAYER
        ? List.of()
        : List.of(before(task, 0), before(task, 1), before(task, 7)));
  }

  private static int before(int task, int shift) {
    return (task / LAYER - 1) * LAYER + (task % LAYER + shift) % LAYER;
  }

  /** One task of two seconds beside a chain of ten of 200 ms, for two permits. */
  static WorkPlan twoChains() {
    var tasks = IntStream.rangeClosed(0, 10)
        .mapToObj(number -> task(
            number, number == 0 ? 2_000 : 200, WaitingAgent.WAIT_IN_PAIR,
            number < 2 ? List.of() : List.of(number - 1)))
        .toList();
    return new WorkPlan(tasks, List.of(track()));
  }

  private static WorkPlan plan(int size, long millis, IntFunction<List<Integer>> needs) {
    var tasks = IntStream.range(0, size)
        .mapToObj(number -> task(number, millis, WaitingAgent.WAIT, needs.apply(number)))
        .toList();
    return new WorkPlan(tasks, List.of(track()));
  }

  private static PlannedTask task(int number, long millis, Capability capability, List<Integer> needs) {
    return new PlannedTask(number, Track.PLAN, STAGE, capability, Long.toString(millis), needs);
  }

  private static Track track() {
    return new Track(Track.PLAN, STAGE, Track.Standing.OPEN, List.of(), "");
  }
}
