package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Track.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One execution under chance, single-threaded and repeatable by its seed: agents that succeed, fail, hang and answer
 * twice; people who accept, refuse, answer too late and interfere; owners that crash and leave their agents running.
 * After every event the invariants hold and the tables agree with the memory of the owner.
 */
final class Simulation {

  private static final int POOL = 4;
  private static final Map<String, Integer> LIMITS = Map.of("dev", 2);

  private final WorkPlan work;
  private final Run run;
  private final Random random;
  private final Map<String, List<PlannedTask>> tasksOf;
  /** Agents at work, including those whose lease is not valid any more. */
  private final List<AgentTask> bodies = new ArrayList<>();
  private final List<AgentTask> ended = new ArrayList<>();
  private final Set<Long> applied = new HashSet<>();
  private final List<Event.Decided> answers = new ArrayList<>();
  /** What happened at least once, so that a test can tell whether chance did its work. */
  private final Set<String> seen = new TreeSet<>();
  private Permits<Integer> permits = new Permits<>(POOL, LIMITS);
  private final Map<Long, Permits<Integer>> permitOf = new HashMap<>();

  Simulation(WorkPlan work, ExecutionState.Rules rules, long seed) {
    this.work = work;
    this.run = new Run(work, rules);
    this.random = new Random(seed);
    this.tasksOf = work.tasks().stream().collect(Collectors.groupingBy(PlannedTask::track));
  }

  Simulation open() {
    tell(new Event.Opened());
    return this;
  }

  Run run() {
    return run;
  }

  Simulation chaos(int events) {
    for (int i = 0; i < events && !run.state().status().isOver(); i++) {
      somethingHappens(random.nextInt(100));
    }
    return this;
  }

  private void somethingHappens(int chance) {
    if (chance < 55) {
      endOne();
    } else if (chance < 68) {
      retryDue();
    } else if (chance < 80) {
      answerOne();
    } else if (chance < 84) {
      lateMessage();
    } else if (chance < 88) {
      crash();
    } else {
      interfere(chance);
    }
  }

  private void interfere(int chance) {
    switch (chance) {
      case 88, 89, 90, 91 -> signal(new Signal.Transition(anyTrack(), anyStage()));
      case 92, 93 -> signal(new Signal.Pause());
      case 94, 95, 96 -> signal(new Signal.Resume());
      case 97, 98 -> signal(new Signal.Retry(anyTrack(), random.nextInt(3) == 0));
      default -> cancelSeldom();
    }
  }

  private void cancelSeldom() {
    if (random.nextInt(20) == 0) {
      signal(new Signal.Cancel("enough"));
    }
  }

  private void endOne() {
    if (!bodies.isEmpty()) {
      var task = bodies.remove(random.nextInt(bodies.size()));
      end(task, anyOutcome(task.number()));
    }
  }

  private void end(AgentTask task, Outcome outcome) {
    permitOf.remove(task.lease()).release(task.role());
    ended.add(task);
    boolean valid = isValid(task);
    var steps = tell(new Event.TaskEnded(task.number(), task.lease(), outcome));
    if (valid) {
      assertThat(applied.add(task.lease())).as("lease %d is applied twice", task.lease()).isTrue();
      assertThat(Run.only(Step.Fenced.class, steps)).isEmpty();
    } else {
      assertFenced(steps);
    }
  }

  private boolean isValid(AgentTask task) {
    var entry = run.state().tasks.get(task.number());
    return entry.state == TaskState.RUNNING && entry.lease == task.lease();
  }

  private static void assertFenced(List<Step> steps) {
    assertThat(steps).hasAtLeastOneElementOfType(Step.Fenced.class)
        .allMatch(step -> step instanceof Step.Fenced || step instanceof Step.Settle);
  }

  /** What failed once fails again more often than not: else hardly anything would ever die. */
  private Outcome anyOutcome(int number) {
    if (run.state().failures(number) > 0 && random.nextInt(3) > 0) {
      return Run.FAILED;
    }
    int chance = random.nextInt(100);
    if (chance < 70) {
      return Run.SUCCEEDED;
    }
    return switch (chance / 6) {
      case 11, 12 -> Run.REJECTED;
      case 13 -> Run.FAILED;
      case 14 -> Run.DOWN;
      default -> Run.SUSPENDED;
    };
  }

  private void retryDue() {
    tasksIn(TaskState.FAILED).stream().findFirst().ifPresent(number -> tell(new Event.RetryDue(number)));
    tell(new Event.RetryDue(random.nextInt(work.tasks().size())));
  }

  private List<Integer> tasksIn(TaskState state) {
    return IntStream.range(0, work.tasks().size()).filter(n -> run.state().state(n) == state).boxed().toList();
  }

  private void answerOne() {
    var asked = run.tables().open(Standing.ASKED);
    if (!asked.isEmpty()) {
      answer(asked.get(random.nextInt(asked.size())).name(), random.nextInt(5) > 0);
    }
  }

  private void answer(String track, boolean accepted) {
    var answer = new Event.Decided(run.decision(track), track, accepted, "ann", "");
    answers.add(answer);
    assertThat(Run.only(Step.Move.class, tell(answer))).isNotEmpty();
  }

  /** An outcome or an answer that comes a second time. */
  private void lateMessage() {
    if (!ended.isEmpty()) {
      var late = ended.get(random.nextInt(ended.size()));
      assertFenced(tell(new Event.TaskEnded(late.number(), late.lease(), anyOutcome(late.number()))));
    }
    if (!answers.isEmpty()) {
      assertThat(tell(answers.get(random.nextInt(answers.size())))).isEmpty();
    }
    assertThat(tell(new Event.Decided(new UUID(9, 9), anyTrack(), true, "eve", ""))).isEmpty();
  }

  /** A new owner remembers the same, goes on with exactly what was going on, and changes nothing else. */
  private void crash() {
    var before = run.state();
    var wasActive = IntStream.range(0, work.tasks().size()).filter(n -> before.state(n).isActive()).boxed().toList();
    permits = new Permits<>(POOL, LIMITS);
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
    return work.tracks().get(random.nextInt(work.tracks().size())).name();
  }

  private Stage anyStage() {
    var stages = List.of(
        Stage.DEVELOPMENT, Stage.TESTING, Stage.VALIDATION, Stage.DEPLOYMENT, Stage.STORY_CREATION,
        Stage.EPIC_CREATION, Stage.HIL_SESSION);
    return stages.get(random.nextInt(stages.size()));
  }

  private List<Step> tell(Event event) {
    var steps = run.tell(event);
    after(steps);
    return steps;
  }

  private void after(List<Step> steps) {
    steps.forEach(step -> seen.add(kind(step)));
    for (var release : Run.only(Step.Release.class, steps)) {
      permits.await(run.state().planned(release.number()).capability().role().name(), release.number());
    }
    for (var granted = permits.grant(); !granted.isEmpty(); granted = permits.grant()) {
      granted.forEach(this::start);
    }
    assertThat(permits.inFlight()).isLessThanOrEqualTo(POOL);
    assertOrder();
    assertTold();
  }

  private static String kind(Step step) {
    return step.getClass().getSimpleName() + switch (step) {
      case Step.Record ended -> " " + ended.state().label();
      case Step.Mark mark -> " " + mark.state().label();
      case Step.Move move -> " " + move.standing().label();
      case Step.Ask ask -> " " + ask.kind().label();
      case Step.Change change -> " " + change.status().label();
      default -> "";
    };
  }

  Set<String> seen() {
    return seen;
  }

  private void start(int number) {
    if (run.state().state(number) != TaskState.READY) {
      assertThat(run.state().start(number, 0)).isEmpty();
      permits.release(run.state().planned(number).capability().role().name());
      return;
    }
    var task = run.start(number);
    assertThat(bodies.stream().filter(body -> body.number() == number)).noneMatch(this::isValid);
    permitOf.put(task.lease(), permits);
    bodies.add(task);
  }

  /** Told by the plan and the tables alone: nothing starts before what it waits for is over. */
  private void assertOrder() {
    for (var track : work.tracks()) {
      boolean works = tasksOf.getOrDefault(track.name(), List.of()).stream()
          .anyMatch(task -> run.tables().task(task.number()).isActive());
      if (works && !track.name().equals(Track.PLAN)) {
        assertThat(over(track.waitsFor())).as("%s works before %s", track.name(), track.waitsFor()).isTrue();
        assertThat(over(List.of(Track.PLAN))).as("%s works before the planning is done", track.name()).isTrue();
      }
    }
  }

  private boolean over(Collection<String> tracks) {
    return tracks.stream().allMatch(name -> run.tables().track(name).standing().isOver());
  }

  /** Whoever only reads the tables knows the status, and that nothing will happen without somebody. */
  private void assertTold() {
    var state = run.state();
    assertThat(run.tables().status()).isEqualTo(state.status());
    assertThat(run.tables().quiet()).as("quiet").isEqualTo(state.active == 0 && !state.status().isOver());
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
    while (!bodies.isEmpty()) {
      end(bodies.removeFirst(), Run.SUCCEEDED);
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

  /** Which stages followed which, human sessions between them left out. */
  Set<String> walked() {
    var walked = new LinkedHashSet<String>();
    var last = new HashMap<String, Stage>();
    for (var move : run.tables().moves()) {
      var from = last.getOrDefault(move.track(), move.from());
      if (!move.to().equals(Stage.HIL_SESSION)) {
        last.put(move.track(), move.to());
        walked.add(from + " -> " + move.to());
      }
    }
    return walked;
  }
}
