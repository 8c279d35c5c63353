package io.cflow.processors.writeback;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of the edits of one document.
 *
 * @param path of the document
 * @param before as it was read, empty where it is new
 * @param after as it shall be; the same bytes where nothing is to be done
 * @param known as the engine knows it from now on: as it knew it before, with its own edits and nobody else's
 * @param remarks why an edit was left out although somebody wanted it; for people
 * @param conflicts what only a person can decide: somebody else has changed the same place
 */
public record Patch(
    String path, Optional<Manuscript> before, Manuscript after, Manuscript known, List<String> remarks,
    List<String> conflicts) {

  public Patch {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(known, "known");
    remarks = List.copyOf(remarks);
    conflicts = List.copyOf(conflicts);
  }

  /** Whether the document has to be written. */
  public boolean isChange() {
    return !after.equals(before.orElseGet(() -> Manuscript.of(new byte[0])));
  }
}
