package io.cflow.engine;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Stage;
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
  private WorkGraph graph;
  private OpenStages openStages;

  ExecutionStatus status = ExecutionStatus.RUNNING;
  /** Tasks that run, could run, or will be tried again by themselves. */
  int active;
  int dead;
  /** Tracks that are not over. */
  int open;
  boolean settled;

  /** The rules an execution runs by, kept from its start to its end. */
  public record Rules(Workflow workflow, GatePolicy gates) {}

  /** @param ids source of decision ids */
  public ExecutionState(UUID id, String tenant, WorkPlan work, Rules rules, Supplier<UUID> ids) {
    this.id = id;
    this.tenant = tenant;
    this.workflow = rules.workflow();
    this.gates = rules.gates();
    this.ids = ids;
    graph = WorkGraph.of(id, work);
    openStages = new OpenStages(tracks().values());
    open = (int) tracks().values().stream().filter(track -> !track.standing.isOver()).count();
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
    place(track, saved.stage(), saved.cameFrom(), saved.standing());
    track.recall(saved);
  }

  private void restoreTask(SavedTask saved) {
    var task = task(saved.number());
    task.recall(saved);
    set(task, saved.state().isActive() ? TaskState.BLOCKED : saved.state());
    if (task.supersededIn > 0) {
      task.track.tasks.remove(task);
    }
  }

  /** Another version of the plan is worked from here on; whoever knows this state knows the new one. */
  void become(ExecutionState next) {
    graph = next.graph;
    openStages = next.openStages;
    status = next.status;
    active = next.active;
    dead = next.dead;
    open = next.open;
    settled = false;
  }

  /** After {@link #restore}: the body of this task is still at work here, and its outcome will come with this lease. */
  public void keepRunning(int number, long lease) {
    var task = task(number);
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

  List<TaskEntry> tasks() {
    return graph.tasks();
  }

  private TaskEntry task(int number) {
    return graph.tasks().get(number);
  }

  Map<String, TrackState> tracks() {
    return graph.tracks();
  }

  TrackState track(String name) {
    return graph.track(name);
  }

  /**
   * A permit was granted: the task runs from the next commit on.
   *
   * @return empty if the task may not run any more, because the execution was paused or cancelled meanwhile
   */
  public Optional<AgentTask> start(int number, long lease) {
    var task = task(number);
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
    return task(number).planned;
  }

  public TaskState state(int number) {
    return task(number).state;
  }

  public int attempt(int number) {
    return task(number).attempt;
  }

  /** The token the outcome of the present attempt must bring; 0 before the first. */
  public long lease(int number) {
    return task(number).lease;
  }

  public int failures(int number) {
    return task(number).failures;
  }

  /** The stage shown for the whole: the plan's while planning, then that of the least advanced open story. */
  public Stage currentStage() {
    return openStages.current(workflow);
  }
}
