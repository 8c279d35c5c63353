package io.cflow.processors.flow;

import io.cflow.engine.PlanCheck;
import io.cflow.processors.bmad.ProjectReader;
import java.util.Objects;
import java.util.function.BiPredicate;

/** Reads a delivery and lets the kernel judge the plan. */
public final class PlanReading {

  private final ProjectReader reader;
  private final BiPredicate<String, String> works;

  /** Knows of no project that is worked already. */
  public PlanReading(ProjectReader reader) {
    this(reader, (tenant, project) -> false);
  }

  /** @param works whether the tenant's project is worked already: then an empty plan is a question, not a mistake */
  public PlanReading(ProjectReader reader, BiPredicate<String, String> works) {
    this.reader = reader;
    this.works = works;
  }

  public Reading read(Delivery delivery) {
    Objects.requireNonNull(delivery, "delivery");
    return new Reading(delivery, reader.read(delivery.files()));
  }

  /** @throws PlanRefused if the plan is empty or waits for itself */
  public Reading check(Reading reading) {
    Objects.requireNonNull(reading, "reading");
    PlanCheck.refusal(reading.plan()).filter(refused -> !isQuestion(refused, reading)).ifPresent(refused -> {
      throw new PlanRefused(refused);
    });
    return reading;
  }

  private boolean isQuestion(PlanCheck.Refused refused, Reading reading) {
    return refused.code() == PlanCheck.Code.EMPTY_PLAN
        && works.test(reading.delivery().tenant(), reading.delivery().files().project());
  }
}
