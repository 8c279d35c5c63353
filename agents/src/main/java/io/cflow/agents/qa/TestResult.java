package io.cflow.agents.qa;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * One test of a run.
 *
 * @param suite class or file, empty when the report names none
 * @param message first line of a failure, without paths and object numbers; empty for a passed test
 */
record TestResult(String suite, String name, Status status, String message) implements Comparable<TestResult> {

  private static final Comparator<TestResult> ORDER = Comparator.comparing(TestResult::suite)
      .thenComparing(TestResult::name).thenComparing(TestResult::status).thenComparing(TestResult::message);

  enum Status {
    PASSED,
    /** Failed first and passed when it was repeated. */
    FLAKY,
    SKIPPED,
    FAILED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  TestResult {
    Objects.requireNonNull(suite, "suite");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(message, "message");
  }

  boolean failed() {
    return status == Status.FAILED;
  }

  boolean passed() {
    return status == Status.PASSED || status == Status.FLAKY;
  }

  /** {@code suite.name}, the name a person searches for. */
  String fullName() {
    return suite.isEmpty() ? name : suite + "." + name;
  }

  @Override
  public int compareTo(TestResult other) {
    return ORDER.compare(this, other);
  }
}
