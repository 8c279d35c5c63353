package io.cflow.domain;

import java.util.Objects;
import java.util.UUID;

/**
 * One unit of work for one agent, as it travels through the routes.
 *
 * @param number position in its execution, from 0
 * @param story id of the story it belongs to, empty for a task of the whole plan
 * @param attempt from 1; together with {@code id} the idempotency key of every effect outside
 * @param lease token that must come back with the outcome
 */
public record AgentTask(
    UUID id, UUID execution, String tenant, int number, Capability capability, Stage stage, String story, int attempt,
    long lease) {

  public AgentTask {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(execution, "execution");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(capability, "capability");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(story, "story");
  }

  /**
   * The id of a task: its execution's id with the last 32 bits replaced by its number. So the tasks of one execution
   * lie together in the index, in order, and nobody has to look an id up. The number counts as unsigned: -1 gives the
   * last id an execution can have.
   */
  public static UUID id(UUID execution, int number) {
    return new UUID(
        execution.getMostSignificantBits(),
        execution.getLeastSignificantBits() & ~0xFFFF_FFFFL | Integer.toUnsignedLong(number));
  }

  /** The name the content-based router compares. */
  public String role() {
    return capability.role().name();
  }

  @Override
  public String toString() {
    return story.isEmpty() ? capability.toString() : capability + " " + story;
  }
}
