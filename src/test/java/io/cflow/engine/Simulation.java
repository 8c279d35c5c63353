package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One execution under chance, single-threaded and repeatable by its seed: agents that succeed, fail, hang and answer
 * twice; people who accept, refuse, answer too late and interfere; owners that crash and leave their agents running.
 * After every event the invariants hold and the tables agree with the memory of the owner.
 */
final class Simulation {

  private final WorkPlan work;
  private final Run run;
  private final Chance chance;
  private final SimulatedAgents agents;
  private final Bystander bystander;
  private final Set<Long> applied = new HashSet<>();
  private final List<Event.Decided> answers = new ArrayList<>();

  Simulation(WorkPlan work, ExecutionState.Rules rules, long seed) {
    this.work = work;
    this.run = new Run(work, rules);
    this.chance = new Chance(seed);
    this.agents = new SimulatedAgents(run);
    this.bystander = new Bystander(work, run);
  }

  Simulation open() {
    tell(new Event.Opened());
    return this;
  }

  Run run() {
    return run;
  }

  Bystander bystander() {
    return bystander;
  }

  Simulation chaos(int events) {
    for (int i = 0; i < events && !run.state().status().isOver(); i++) {
      somethingHappens(chance.below(100));
    }
    return this;
  }

  private void somethingHappens(int percent) {
    if (percent < 55) {
      endOne();
    } else if (percent < 68) {
      retryDue();
    } else if (percent < 80) {
      answerOne();
    } else if (percent < 84) {
      lateMessage();
    } else if (percent < 88) {
      crash();
    } else {
      interfere(percent);
    }
  }

  private void interfere(int percent) {
    switch (percent) {
      case 88, 89, 90, 91 -> signal(new Signal.Transition(anyTrack(), chance.stage()));
      case 92, 93 -> signal(new Signal.Pause());
      case 94, 95, 96 -> signal(new Signal.Resume());
      case 97, 98 -> signal(new Signal.Retry(anyTrack(), chance.oneIn(3)));
      default -> cancelSeldom();
    }
  }

  private void cancelSeldom() {
    if (chance.oneIn(20)) {
      signal(new Signal.Cancel("enough"));
    }
  }

  private void endOne() {
    if (!agents.bodies().isEmpty()) {
      var task = chance.anyOf(agents.bodies());
      end(task, anyOutcome(task.number()));
    }
  }

  private void end(AgentTask task, Outcome outcome) {
    agents.end(task);
    boolean valid = agents.isValid(task);
    var steps = tell(new Event.TaskEnded(task.number(), task.lease(), outcome));
    if (valid) {
      assertThat(applied.add(task.lease())).as("lease %d is applied twice", task.lease()).isTrue();
      assertThat(Run.only(Step.Fenced.class, steps)).isEmpty();
    } else {
      assertFenced(steps);
    }
  }

  private static void assertFenced(List<Step> steps) {
    assertThat(steps).hasAtLeastOneElementOfType(Step.Fenced.class)
        .allMatch(step -> step instanceof Step.Fenced || step instanceof Step.Settle);
  }

  private Outcome anyOutcome(int number) {
    return chance.outcome(run.state().failures(number) > 0);
  }

  private void retryDue() {
    tasksIn(TaskState.FAILED).stream().findFirst().ifPresent(number -> tell(new Event.RetryDue(number)));
    tell(new Event.RetryDue(chance.below(work.tasks().size())));
  }

  private List<Integer> tasksIn(TaskState state) {
    return IntStream.range(0, work.tasks().size()).filter(n -> run.state().state(n) == state).boxed().toList();
  }

  private void answerOne() {
    var asked = run.tables().open(Standing.ASKED);
    if (!asked.isEmpty()) {
      answer(chance.anyOf(asked).name(), !chance.oneIn(5));
    }
  }

  private void answer(String track, boolean accepted) {
    var answer = new Event.Decided(run.decision(track), track, accepted, "ann", "");
    answers.add(answer);
    assertThat(Run.only(Step.Move.class, tell(answer))).isNotEmpty();
  }

  /** An outcome or an answer that comes a second time. */
  private void lateMessage() {
    if (!agents.ended().isEmpty()) {
      var late = chance.anyOf(agents.ended());
      assertFenced(tell(new Event.TaskEnded(late.number(), late.lease(), anyOutcome(late.number()))));
    }
    if (!answers.isEmpty()) {
      assertThat(tell(chance.anyOf(answers))).isEmpty();
    }
    assertThat(tell(new Event.Decided(new UUID(9, 9), anyTrack(), true, "eve", ""))).isEmpty();
  }

  /** A new owner remembers the same, goes on with exactly what was going on, and changes nothing else. */
  private void crash() {
    var before = run.state();
    var wasActive = IntStream.range(0, work.tasks().size()).filter(n -> before.state(n).isActive()).boxed().toList();
    agents.loseOwner();
    var steps = run.takeOver(restored -> Invariants.checkSame(before, restored));
    assertThat(steps).allMatch(step -> step instanceof Step.Release || step instanceof Step.Settle);
    var released = Run.only(Step.Release.class, steps).stream().map(Step.Release::number).toList();
    assertThat(released).containsExactlyInAnyOrderElementsOf(
        before.status() == ExecutionStatus.RUNNING ? wasActive : List.of());
    after(steps);
  }

  private void signal(Signal signal) {
    tell(new Event.Signalled(signal, "ann"));
  }

  private String anyTrack() {
    return chance.anyOf(work.tracks()).name();
  }

  private List<Step> tell(Event event) {
    var steps = run.tell(event);
    after(steps);
    return steps;
  }

  private void after(List<Step> steps) {
    agents.release(steps);
    bystander.watch(steps);
  }

  /** From here on everything succeeds, every question is accepted, and somebody cares for what is stuck. */
  Simulation calm() {
    for (int rounds = 0; !run.state().status().isOver(); rounds++) {
      assertThat(rounds).as("rounds until the execution is over").isLessThan(20 * work.tasks().size() + 100);
      workOff();
      tasksIn(TaskState.FAILED).forEach(number -> tell(new Event.RetryDue(number)));
      if (run.state().active == 0 && !run.state().status().isOver()) {
        care();
      }
    }
    return this;
  }

  private void workOff() {
    while (!agents.bodies().isEmpty()) {
      end(agents.bodies().getFirst(), Run.SUCCEEDED);
    }
  }

  private void care() {
    var asked = run.tables().open(Standing.ASKED);
    if (run.state().status() == ExecutionStatus.PAUSED) {
      signal(new Signal.Resume());
    } else if (!asked.isEmpty()) {
      asked.forEach(track -> answer(track.name(), true));
    } else {
      var steps = tell(new Event.Signalled(new Signal.Retry("", true), "ann"));
      assertThat(Run.only(Step.Move.class, steps)).as("a way on").isNotEmpty();
    }
  }
}
