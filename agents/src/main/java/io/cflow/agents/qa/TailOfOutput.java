package io.cflow.agents.qa;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads everything a command prints, so that it never blocks on a full pipe, and keeps only the end. */
final class TailOfOutput implements AutoCloseable {

  private static final int KEPT_BYTES = 32 * 1024;
  private static final int KEPT_LINES = 20;
  private static final int KEPT_COLUMNS = 300;
  /** A grandchild that was left behind may hold the pipe open for ever. */
  private static final long LAST_BYTES_MILLIS = 2_000;

  private final InputStream stream;
  private final Thread reader;
  private byte[] tail = {};

  private TailOfOutput(InputStream stream) {
    this.stream = stream;
    this.reader = Thread.ofPlatform().daemon().name("test-output").unstarted(this::readAll);
  }

  static TailOfOutput drain(InputStream stream) {
    var output = new TailOfOutput(stream);
    output.reader.start();
    return output;
  }

  /** The last lines, with {@code root} shortened to a dot. */
  List<String> lines(Path root) {
    join();
    var text = new String(kept(), StandardCharsets.UTF_8).replace(root.toString(), ".");
    var lines = new ArrayList<String>();
    text.lines().filter(line -> !line.isBlank()).map(TailOfOutput::shorten).forEach(lines::add);
    return List.copyOf(lines.subList(Math.max(0, lines.size() - KEPT_LINES), lines.size()));
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException alreadyGone) {
      // Nothing more to read: that is what closing is for.
    }
  }

  private void join() {
    try {
      reader.join(LAST_BYTES_MILLIS);
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll() {
    var buffer = new byte[8 * 1024];
    try {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        keep(buffer, read);
      }
    } catch (IOException closed) {
      // The command was ended, or its pipe closed: the tail is what there is.
    }
  }

  private synchronized void keep(byte[] buffer, int length) {
    var all = Arrays.copyOf(tail, tail.length + length);
    System.arraycopy(buffer, 0, all, tail.length, length);
    tail = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT_BYTES), all.length);
  }

  private synchronized byte[] kept() {
    return tail;
  }

  private static String shorten(String line) {
    var plain = line.replaceAll("\\p{Cntrl}", " ").stripTrailing();
    return plain.length() <= KEPT_COLUMNS ? plain : plain.substring(0, KEPT_COLUMNS) + "…";
  }
}
