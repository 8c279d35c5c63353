package io.cflow.app.architecture.broken.port;

/** A port. */
public interface Door {}
