package io.cflow.app;

import io.cflow.app.cli.CommandLineInterface;

/** The {@code cflow} command. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // Camel reads this once, when its first class about threads is loaded; it has no other switch.
    System.setProperty("camel.threads.virtual.enabled", "true");
    System.exit(CommandLineInterface.run(arguments, EngineProcess::new));
  }
}
