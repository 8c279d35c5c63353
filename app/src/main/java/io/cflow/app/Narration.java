package io.cflow.app;

/** Tells a person who waits what is going on. Never part of a result: results go to standard output, this does not. */
@FunctionalInterface
interface Narration {

  void say(String line);
}
