package io.cflow.processors.door;

import io.cflow.engine.Event.Signal;
import java.util.UUID;

/** A person wants an execution to do something else. */
public record SignalRequest(String tenant, String actor, UUID execution, Signal signal) {}
