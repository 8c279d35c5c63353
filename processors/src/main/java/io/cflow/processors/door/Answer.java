package io.cflow.processors.door;

import java.util.UUID;

/**
 * A person's answer to a decision.
 *
 * @param version content hash of the question the person saw; empty if none was sent
 */
public record Answer(String tenant, String actor, UUID decision, String version, Verb verb, String text) {

  /** What a person may say. */
  public enum Verb {
    ACCEPT,
    /** Not accepted, with a reason. */
    RESPOND
  }
}
