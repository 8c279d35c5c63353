package io.cflow.engine;

import io.cflow.domain.AgentTask;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of an execution keeps in memory: readiness counters and where each track stands. Rebuilt from the
 * tables after a take-over. Changed only by {@link Advance} and {@link #start}, by one thread at a time.
 */
public final class ExecutionState {

  private final UUID id;
  private final String tenant;
  final Workflow workflow;
  final GatePolicy gates;
  final Supplier<UUID> ids;
  final List<TaskEntry> tasks = new ArrayList<>();
  final Map<String, TrackState> tracks = new LinkedHashMap<>();
  /** The tracks of the plan as a whole: asked for after every move, among those of 20,000 stories. */
  private final List<TrackState> plans = new ArrayList<>();
  private OpenStages openStages = new OpenStages();

  ExecutionStatus status = ExecutionStatus.RUNNING;
  /** Tasks that run, could run, or will be tried again by themselves. */
  int active;
  int dead;
  /** Tracks that are not over. */
  int open;
  boolean settled;

  /** The rules an execution runs by, kept from its start to its end. */
  public record Rules(Workflow workflow, GatePolicy gates) {}

  /**
   * A task as the tables remember it.
   *
   * @param inputs hash of what it is made from; empty if nobody knows
   * @param supersededIn the version of the plan in which its place was taken; 0 while it counts
   */
  public record SavedTask(int number, TaskState state, int attempt, int failures, String inputs, int supersededIn) {

    public SavedTask(int number, TaskState state, int attempt, int failures) {
      this(number, state, attempt, failures, "", 0);
    }

    SavedTask in(TaskState to) {
      return new SavedTask(number, to, attempt, failures, inputs, supersededIn);
    }

    SavedTask madeFrom(String hash) {
      return new SavedTask(number, state, attempt, failures, hash, supersededIn);
    }

    SavedTask superseded(int version) {
      return new SavedTask(number, state, attempt, failures, inputs, version);
    }
  }

  /** A track as the tables remember it. @param hold why nothing new starts in it, empty if it may */
  public record SavedTrack(
      String name, Stage stage, @Nullable Stage cameFrom, Track.Standing standing, Step.Rework rework,
      @Nullable UUID decision, @Nullable Stage heading, String hold) {

    public SavedTrack(
        String name, Stage stage, @Nullable Stage cameFrom, Track.Standing standing, Step.Rework rework,
        @Nullable UUID decision, @Nullable Stage heading) {
      this(name, stage, cameFrom, standing, rework, decision, heading, "");
    }
  }

  /** @param ids source of decision ids */
  public ExecutionState(UUID id, String tenant, WorkPlan work, Rules rules, Supplier<UUID> ids) {
    this.id = id;
    this.tenant = tenant;
    this.workflow = rules.workflow();
    this.gates = rules.gates();
    this.ids = ids;
    var inOrder = work.tracks().stream().sorted(Comparator.comparing(Track::name, NaturalOrder.INSTANCE)).toList();
    inOrder.forEach(track -> tracks.put(track.name(), new TrackState(track)));
    inOrder.forEach(this::linkTrack);
    work.tasks().forEach(this::addTask);
    work.tasks().forEach(this::linkTask);
    tracks.values().forEach(TrackState::countLeft);
    tracks.values().forEach(openStages::enter);
    tracks.values().stream().filter(TrackState::isPlan).forEach(plans::add);
    open = (int) tracks.values().stream().filter(track -> !track.standing.isOver()).count();
  }

  private void linkTrack(Track track) {
    var state = tracks.get(track.name());
    if (!state.isPlan()) {
      waitFor(state, track(Track.PLAN));
    }
    track.waitsFor().forEach(name -> waitFor(state, track(name)));
  }

  private static void waitFor(TrackState waiting, TrackState first) {
    first.dependents.add(waiting);
    if (!first.standing.isOver()) {
      waiting.open++;
    }
  }

  private void addTask(PlannedTask planned) {
    if (planned.number() != tasks.size()) {
      throw new IllegalArgumentException("task numbers must be 0, 1, 2, ...: " + planned);
    }
    var track = track(planned.track());
    var entry = new TaskEntry(planned, track);
    tasks.add(entry);
    track.tasks.add(entry);
  }

  private void linkTask(PlannedTask planned) {
    planned.needs().forEach(need -> tasks.get(need).dependents.add(tasks.get(planned.number())));
  }

  /**
   * Brings the state to where the tables say the execution was. What ran when its owner went away counts as not
   * started: it will be released again with the next attempt.
   */
  public ExecutionState restore(ExecutionStatus saved, List<SavedTrack> savedTracks, List<SavedTask> savedTasks) {
    status = saved;
    savedTracks.forEach(this::restoreTrack);
    savedTasks.forEach(this::restoreTask);
    return this;
  }

  private void restoreTrack(SavedTrack saved) {
    var track = track(saved.name());
    track.iteration = saved.rework().iteration();
    track.rejection = saved.rework().rejection();
    place(track, saved.stage(), saved.cameFrom(), saved.standing());
    track.decision = saved.decision();
    track.heading = saved.heading();
    track.hold = saved.hold();
  }

  private void restoreTask(SavedTask saved) {
    var task = tasks.get(saved.number());
    task.attempt = saved.attempt();
    task.failures = saved.failures();
    task.inputs = saved.inputs();
    task.supersededIn = saved.supersededIn();
    set(task, saved.state().isActive() ? TaskState.BLOCKED : saved.state());
    if (task.supersededIn > 0) {
      task.track.tasks.remove(task);
    }
  }

  /** Another version of the plan is worked from here on; whoever knows this state knows the new one. */
  void become(ExecutionState next) {
    tasks.clear();
    tasks.addAll(next.tasks);
    tracks.clear();
    tracks.putAll(next.tracks);
    plans.clear();
    plans.addAll(next.plans);
    openStages = next.openStages;
    status = next.status;
    active = next.active;
    dead = next.dead;
    open = next.open;
    settled = false;
  }

  /** After {@link #restore}: the body of this task is still at work here, and its outcome will come with this lease. */
  public void keepRunning(int number, long lease) {
    var task = tasks.get(number);
    task.lease = lease;
    set(task, TaskState.RUNNING);
  }

  /** Every change of a task's state goes through here, so that no counter is forgotten. */
  void set(TaskEntry task, TaskState to) {
    var from = task.state;
    task.state = to;
    int becomesActive = one(to.isActive()) - one(from.isActive());
    active += becomesActive;
    task.track.active += becomesActive;
    dead += one(to == TaskState.DEAD) - one(from == TaskState.DEAD);
    if (task.planned.stage().equals(task.track.stage)) {
      task.track.left += one(from.isOver()) - one(to.isOver());
    }
    int reopens = one(from == TaskState.COMPLETED) - one(to == TaskState.COMPLETED);
    task.dependents.forEach(dependent -> dependent.open += reopens);
  }

  private static int one(boolean counts) {
    return counts ? 1 : 0;
  }

  /** Every change of where a track stands goes through here, for the same reason. */
  void place(TrackState track, Stage stage, @Nullable Stage cameFrom, Track.Standing standing) {
    if (standing.isOver() && !track.standing.isOver()) {
      open--;
      track.dependents.forEach(dependent -> dependent.open--);
    }
    openStages.leave(track);
    track.place(stage, cameFrom, standing);
    openStages.enter(track);
  }

  TrackState track(String name) {
    var track = tracks.get(name);
    if (track == null) {
      throw new IllegalArgumentException("execution " + id + " has no track '" + name + "'");
    }
    return track;
  }

  /**
   * A permit was granted: the task runs from the next commit on.
   *
   * @return empty if the task may not run any more, because the execution was paused or cancelled meanwhile
   */
  public Optional<AgentTask> start(int number, long lease) {
    var task = tasks.get(number);
    if (task.state != TaskState.READY || status != ExecutionStatus.RUNNING) {
      return Optional.empty();
    }
    set(task, TaskState.RUNNING);
    task.attempt++;
    task.lease = lease;
    var planned = task.planned;
    return Optional.of(new AgentTask(
        AgentTask.id(id, number), id, tenant, number, planned.capability(), planned.stage(), planned.story(),
        task.attempt, lease));
  }

  public UUID id() {
    return id;
  }

  public String tenant() {
    return tenant;
  }

  public Workflow workflow() {
    return workflow;
  }

  public ExecutionStatus status() {
    return status;
  }

  public PlannedTask planned(int number) {
    return tasks.get(number).planned;
  }

  public TaskState state(int number) {
    return tasks.get(number).state;
  }

  public int attempt(int number) {
    return tasks.get(number).attempt;
  }

  /** The token the outcome of the present attempt must bring; 0 before the first. */
  public long lease(int number) {
    return tasks.get(number).lease;
  }

  public int failures(int number) {
    return tasks.get(number).failures;
  }

  /** The stage shown for the whole: the plan's while planning, then that of the least advanced open story. */
  public Stage currentStage() {
    return plans.stream()
        .filter(track -> !track.standing.isOver())
        .map(TrackState::workingStage)
        .findFirst()
        .or(() -> openStages.leastAdvanced(workflow))
        .orElseGet(() -> tracks.size() == 1 ? track(Track.PLAN).stage : workflow.end());
  }
}
