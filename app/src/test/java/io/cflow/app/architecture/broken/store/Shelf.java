package io.cflow.app.architecture.broken.store;

import io.cflow.app.architecture.broken.engine.Impatient;
import io.cflow.app.architecture.broken.port.Door;

/** Implements a port. */
public record Shelf(Impatient engine) implements Door {}
