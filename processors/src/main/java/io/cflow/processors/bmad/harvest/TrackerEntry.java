package io.cflow.processors.bmad.harvest;

import io.cflow.domain.StatedStatus;

/** A line of the sprint status file. */
public record TrackerEntry(String key, StatedStatus status) {}
