package io.cflow.processors.bmad;

import io.cflow.domain.StatedStatus;

/** A line of the sprint status file. */
record TrackerEntry(String key, StatedStatus status) {}
