package io.cflow.processors.flow;

import io.cflow.engine.PlanCheck;

/** The documents were read, but what they say cannot be executed. */
public final class PlanRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final PlanCheck.Code code;

  public PlanRefused(PlanCheck.Refused refused) {
    super(refused.reason());
    this.code = refused.code();
  }

  public PlanCheck.Code code() {
    return code;
  }
}
