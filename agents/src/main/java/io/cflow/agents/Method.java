package io.cflow.agents;

import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.port.Assignment;

/** One established method, applied deterministically. Implementations are stateless, so they are thread-safe. */
public interface Method {

  Capability capability();

  /**
   * Applies the method.
   *
   * @return a function of {@code assignment} alone: no clock, no random numbers, no order of files or threads
   */
  Outcome perform(Assignment assignment);
}
