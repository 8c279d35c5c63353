package io.cflow.engine;

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
