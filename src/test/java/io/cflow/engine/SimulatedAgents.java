package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AgentTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agents of a simulation: they start by permits, and outlive the owner who granted these. */
final class SimulatedAgents {

  private static final int POOL = 4;
  private static final Map<String, Integer> LIMITS = Map.of("dev", 2);

  private final Run run;
  /** Agents at work, including those whose lease is not valid any more. */
  private final List<AgentTask> bodies = new ArrayList<>();
  private final List<AgentTask> ended = new ArrayList<>();
  private final Map<Long, Permits<Integer>> permitOf = new HashMap<>();
  private Permits<Integer> permits = new Permits<>(POOL, LIMITS);

  SimulatedAgents(Run run) {
    this.run = run;
  }

  List<AgentTask> bodies() {
    return bodies;
  }

  List<AgentTask> ended() {
    return ended;
  }

  void loseOwner() {
    permits = new Permits<>(POOL, LIMITS);
  }

  void release(List<Step> steps) {
    for (var release : Run.only(Step.Release.class, steps)) {
      permits.await(role(release.number()), release.number());
    }
    for (var granted = permits.grant(); !granted.isEmpty(); granted = permits.grant()) {
      granted.forEach(this::start);
    }
    assertThat(permits.inFlight()).isLessThanOrEqualTo(POOL);
  }

  private String role(int number) {
    return run.state().planned(number).capability().role().name();
  }

  private void start(int number) {
    if (run.state().state(number) != TaskState.READY) {
      assertThat(run.state().start(number, 0)).isEmpty();
      permits.release(role(number));
      return;
    }
    var task = run.start(number);
    assertThat(bodies.stream().filter(body -> body.number() == number)).noneMatch(this::isValid);
    permitOf.put(task.lease(), permits);
    bodies.add(task);
  }

  void end(AgentTask task) {
    bodies.remove(task);
    permitOf.remove(task.lease()).release(task.role());
    ended.add(task);
  }

  boolean isValid(AgentTask task) {
    var entry = run.state().tasks().get(task.number());
    return entry.state == TaskState.RUNNING && entry.lease == task.lease();
  }
}
