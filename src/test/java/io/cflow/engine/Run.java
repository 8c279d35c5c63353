package io.cflow.engine;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.Stage;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An execution driven by hand, beside the tables its steps are written to; its invariants hold after each event. */
final class Run {

  static final UUID ID = UUID.fromString("01890000-0000-7000-8000-0000feedbeef");
  static final Outcome SUCCEEDED = new Outcome.Succeeded("done", List.of());
  static final Outcome REJECTED = new Outcome.Rejected("tests are red", List.of(), List.of());
  static final Outcome FAILED = new Outcome.Failed(Outcome.Fault.AGENT, "no answer in the reply");
  static final Outcome DOWN = new Outcome.Failed(Outcome.Fault.ENVIRONMENT, "provider is down");
  static final Outcome SUSPENDED = new Outcome.Suspended(Outcome.Need.IMPLEMENTER, "needs: implementer", List.of());

  private final WorkPlan work;
  private final Tables tables;
  private final Supplier<UUID> ids = new Supplier<>() {
    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID get() {
      return new UUID(0, last.incrementAndGet());
    }
  };
  private ExecutionState state;
  private long lastLease;

  Run(WorkPlan work, ExecutionState.Rules rules) {
    this.work = work;
    this.tables = new Tables(ID, work, rules);
    this.state = new ExecutionState(ID, "tenant", work, rules, ids);
  }

  static Run of(Plan plan, GatePolicy gates) {
    var work = Breakdown.of(plan, StoryOrder.of(plan, false), SeedWorkflow.WORKFLOW);
    var run = new Run(work, new ExecutionState.Rules(SeedWorkflow.WORKFLOW, gates));
    run.tables.madeFrom(TaskInputs.of(plan));
    run.state = run.tables.restore(run.ids);
    return run;
  }

  static Run of(Plan plan) {
    return of(plan, GatePolicy.DEFAULT);
  }

  /** Opened, and the planning is done. */
  static Run planned(Plan plan) {
    var run = of(plan);
    run.tell(new Event.Opened());
    run.work(Track.PLAN);
    return run;
  }

  List<Step> tell(Event event) {
    var steps = Advance.next(state, event);
    tables.write(steps, state);
    Invariants.check(state);
    return steps;
  }

  List<Step> signal(Event.Signal signal) {
    return tell(new Event.Signalled(signal, "ann"));
  }

  AgentTask start(int number) {
    var task = state.start(number, ++lastLease).orElseThrow(() -> new AssertionError(
        "%s is %s".formatted(state.planned(number), state.state(number))));
    tables.started(task, state);
    return task;
  }

  List<Step> end(AgentTask task, Outcome outcome) {
    return tell(new Event.TaskEnded(task.number(), task.lease(), outcome));
  }

  List<Step> end(Capability capability, String story, Outcome outcome) {
    return end(start(number(capability, story)), outcome);
  }

  List<Step> succeed(Capability capability, String story) {
    return end(capability, story, SUCCEEDED);
  }

  /** Does everything of one track that can be done without a person. */
  void work(String track) {
    for (var ready = ready(track); !ready.isEmpty(); ready = ready(track)) {
      ready.forEach(number -> end(start(number), SUCCEEDED));
    }
  }

  /** The same, for tasks that came with another version of the plan. */
  void workLive(String track) {
    for (var ready = live(track); !ready.isEmpty(); ready = live(track)) {
      ready.forEach(number -> end(start(number), SUCCEEDED));
    }
  }

  private List<Integer> live(String track) {
    return IntStream.range(0, state.tasks().size())
        .filter(number -> state.planned(number).track().equals(track) && state.state(number) == TaskState.READY)
        .boxed().toList();
  }

  /** The same, up to the first task of {@code until}. */
  void work(String track, Capability until) {
    for (var ready = ready(track); !ready.isEmpty(); ready = ready(track)) {
      for (int number : ready) {
        if (state.planned(number).capability().equals(until)) {
          return;
        }
        end(start(number), SUCCEEDED);
      }
    }
  }

  /** Fails {@code times} times, with the retries between them. */
  List<Step> fail(Capability capability, String story, Outcome outcome, int times) {
    for (int i = 1; i < times; i++) {
      end(capability, story, outcome);
      due(capability, story);
    }
    return end(capability, story, outcome);
  }

  List<Step> due(Capability capability, String story) {
    return tell(new Event.RetryDue(number(capability, story)));
  }

  private List<Integer> ready(String track) {
    return work.tasks().stream()
        .filter(task -> task.track().equals(track) && state.state(task.number()) == TaskState.READY)
        .map(PlannedTask::number)
        .toList();
  }

  List<Step> answer(String track, boolean accepted) {
    return tell(new Event.Decided(decision(track), track, accepted, "ann", accepted ? "" : "too thin"));
  }

  UUID decision(String track) {
    var decision = tables.track(track).decision();
    if (decision == null) {
      throw new AssertionError("'%s' is asked nothing: %s".formatted(track, tables.track(track)));
    }
    return decision;
  }

  /** The owner is gone; another one reads the tables and opens the execution. */
  List<Step> takeOver() {
    return takeOver(restored -> {});
  }

  List<Step> takeOver(Consumer<ExecutionState> beforeOpening) {
    state = tables.restore(ids);
    beforeOpening.accept(state);
    return tell(new Event.Opened());
  }

  int number(Capability capability, String story) {
    return work.tasks().stream()
        .filter(task -> task.capability().equals(capability) && task.story().equals(story))
        .findFirst().orElseThrow()
        .number();
  }

  TaskState task(Capability capability, String story) {
    int number = number(capability, story);
    return state.state(number);
  }

  /** Names of what waits for a permit: {@code dev.implement_features 1.1}. */
  List<String> ready() {
    return IntStream.range(0, state.tasks().size())
        .filter(number -> state.state(number) == TaskState.READY)
        .mapToObj(state::planned)
        .map(task -> task.story().isEmpty() ? task.capability().toString() : task.capability() + " " + task.story())
        .toList();
  }

  Stage stage(String track) {
    return tables.track(track).stage();
  }

  Track.Standing standing(String track) {
    return tables.track(track).standing();
  }

  ExecutionState state() {
    return state;
  }

  Tables tables() {
    return tables;
  }

  static <S extends Step> List<S> only(Class<S> kind, List<Step> steps) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
