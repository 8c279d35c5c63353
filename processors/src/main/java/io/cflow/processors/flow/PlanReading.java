package io.cflow.processors.flow;

import io.cflow.engine.PlanCheck;
import io.cflow.processors.bmad.ProjectReader;
import java.util.Objects;

/** Reads a delivery and lets the kernel judge the plan. */
public final class PlanReading {

  private final ProjectReader reader;

  public PlanReading(ProjectReader reader) {
    this.reader = reader;
  }

  public Reading read(Delivery delivery) {
    Objects.requireNonNull(delivery, "delivery");
    return new Reading(delivery, reader.read(delivery.files()));
  }

  /** @throws PlanRefused if the plan is empty or waits for itself */
  public Reading check(Reading reading) {
    Objects.requireNonNull(reading, "reading");
    PlanCheck.refusal(reading.plan()).ifPresent(refused -> {
      throw new PlanRefused(refused);
    });
    return reading;
  }
}
