package io.cflow.app.cli;

import java.nio.file.Path;

/** Runs one project on an engine of its own. */
final class ProjectRun {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Console console;
  private final Engine.Starter starter;

  ProjectRun(Console console, Engine.Starter starter) {
    this.console = console;
    this.starter = starter;
  }

  RunSummary run(Path project, Engine.Options options) {
    long start = System.nanoTime();
    try (var engine = starter.start(options, console::say)) {
      var execution = engine.run(project);
      return RunSummary.of(engine.summary(execution), (System.nanoTime() - start) / NANOS_PER_MILLI);
    }
  }
}
