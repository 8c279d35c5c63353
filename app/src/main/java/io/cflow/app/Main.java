package io.cflow.app;

import io.cflow.app.cli.CommandLineInterface;
import java.time.InstantSource;
import java.util.Locale;

/** The {@code cflow} command. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // Camel reads this once, when its first class about threads is loaded; it has no other switch.
    System.setProperty("camel.threads.virtual.enabled", "true");
    // Numbers would be written in the digits of wherever this runs, into documents and into names of settings.
    Locale.setDefault(Locale.ROOT);
    // Not EngineProcess::new: linking that would load classes of Camel for commands that never start an engine.
    System.exit(CommandLineInterface.run(arguments, (options, narration) -> new EngineProcess(options, narration),
        InstantSource.system()));
  }
}
