package io.cflow.port;

/** Carries out what the journal has made durable: the way from the store back into the routes. */
public interface Dispatcher {

  /** Called after each commit, by the committing thread: must hand over and return, never work or wait. */
  void committed(Committed committed);
}
