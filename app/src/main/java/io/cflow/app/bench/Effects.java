package io.cflow.app.bench;

import io.cflow.app.bench.WaitingAgent.Stay;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** A log outside of the database: what was promised and which bodies ran, one write for each, so that a kill loses none. */
final class Effects {

  private final OutputStream log;
  private final InstantSource clock;
  private final long process = ProcessHandle.current().pid();

  Effects(Path file, InstantSource clock) {
    this.clock = clock;
    try {
      this.log = new FileOutputStream(file.toFile(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void accepted(int plan) {
    write("S " + plan + "\n");
  }

  void ended(Stay stay) {
    write("E %d %d %d %d\n".formatted(clock.millis(), process, stay.label().plan(), stay.number()));
  }

  private synchronized void write(String line) {
    try {
      log.write(line.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
