package io.cflow.app.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The one place that writes to the terminal. Both streams are UTF-8 whatever the locale. */
public final class Console {

  private final PrintStream result;
  private final PrintStream narration;

  /** On the streams of this process. */
  static Console terminal() {
    return new Console(System.out, System.err);
  }

  /** Made once, by the command line. */
  Console(PrintStream result, PrintStream narration) {
    this.result = new PrintStream(result, true, StandardCharsets.UTF_8);
    this.narration = new PrintStream(narration, true, StandardCharsets.UTF_8);
  }

  /** What the command was asked for. */
  public void print(String text) {
    result.println(text);
  }

  /** What a person who waits may want to know. */
  public void say(String text) {
    narration.println(printable(text));
  }

  /** Where a mistake of ours happened. */
  void trace(Exception mistake) {
    mistake.printStackTrace(narration);
  }

  /** Text of documents and servers must not reach the terminal as commands. */
  static String printable(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\\n\\t]]", "?");
  }
}
