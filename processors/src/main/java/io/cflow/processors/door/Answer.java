package io.cflow.processors.door;

import io.cflow.engine.Verb;
import java.util.Optional;
import java.util.UUID;

/**
 * A person's answer to a decision.
 *
 * @param version content hash of the question the person saw; empty if none was sent
 * @param content what the person wants instead of what was proposed; only with {@link Verb#EDIT}
 */
public record Answer(
    String tenant, String actor, UUID decision, String version, Verb verb, String text, Optional<String> content) {}
