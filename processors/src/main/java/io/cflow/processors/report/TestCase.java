package io.cflow.processors.report;

import java.util.Objects;

/**
 * A designed test.
 *
 * @param criterion ordinal of the acceptance criterion it checks, 0 when the test plan names none we can find
 * @param level such as {@code unit}, empty when none is given
 * @param priority such as {@code P1}, empty when none is given
 */
record TestCase(String id, String story, int criterion, String level, String priority) {

  TestCase {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(story, "story");
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(priority, "priority");
  }
}
