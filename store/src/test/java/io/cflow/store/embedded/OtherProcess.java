package io.cflow.store.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A JVM that runs {@link DatabaseHolder}; closing it is kill -9. */
record OtherProcess(Process process, BufferedReader output) implements AutoCloseable {

  static OtherProcess startedOn(Path dataDirectory) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        DatabaseHolder.class.getName(), dataDirectory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new OtherProcess(process, process.inputReader());
  }

  long pid() {
    return process.pid();
  }

  /** Reads on until the process says it, and answers the whole line. */
  String awaitLine(String start) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(start)) {
        return line;
      }
    }
    throw new AssertionError("the other process ended without saying " + start);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
