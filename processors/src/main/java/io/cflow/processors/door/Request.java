package io.cflow.processors.door;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The declared inputs of a request, checked. Nothing else of it is ever looked at: query parameters and headers of any
 * name would otherwise become message headers, and some of those are commands to Camel.
 *
 * @param list the collection that is asked for: {@code tasks}
 * @param id what the path names; empty if it names none
 * @param ifMatch the version the caller has seen; empty if none was sent
 */
public record Request(
    String tenant, String actor, String list, String id, String contentType, String idempotencyKey, String ifMatch,
    Selection selection) {

  public Request {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(selection, "selection");
  }

  /**
   * Which part of a list.
   *
   * @param project for a submission whose body names none
   */
  public record Selection(
      Optional<String> after, int limit, Optional<UUID> execution, Optional<String> status, String project) {}
}
