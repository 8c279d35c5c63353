package io.cflow.processors.writeback;

import java.util.List;
import java.util.Objects;

/** What an edit wants of a page. */
public sealed interface Wanted {

  /** These changes. */
  record Changes(List<Change> changes) implements Wanted {
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /** Nothing: it says so already, or is further. */
  record Nothing(String reason) implements Wanted {
    public Nothing {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Something that cannot be done by changing this page line by line; a person should know. */
  record Refused(String reason) implements Wanted {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Changes, or nothing where there are none. */
  static Wanted of(List<Change> changes, String reasonForNone) {
    return changes.isEmpty() ? new Nothing(reasonForNone) : new Changes(changes);
  }
}
