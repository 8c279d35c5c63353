package io.cflow.processors.flow;

import io.cflow.domain.Plan;
import java.util.Objects;

/** A delivery and what its documents say. */
public record Reading(Delivery delivery, Plan plan) {

  public Reading {
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(plan, "plan");
  }
}
