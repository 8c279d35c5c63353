package io.cflow.store.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A program that ran to its end, and what it said on either stream. */
record FinishedProgram(int exitCode, String output) {

  boolean succeeded() {
    return exitCode == 0;
  }

  /** Waits without regard to interrupts: a server half started or half stopped would be worse than a late answer. */
  static FinishedProgram run(ProcessBuilder program, String input) throws IOException {
    Process process = program.redirectErrorStream(true).start();
    feed(process, input);
    try (InputStream said = process.getInputStream()) {
      String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      return new FinishedProgram(process.onExit().join().exitValue(), output);
    }
  }

  private static void feed(Process process, String input) {
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    } catch (IOException gone) {
      // The program ended before it had read everything: its exit code and output say more than this.
    }
  }
}
