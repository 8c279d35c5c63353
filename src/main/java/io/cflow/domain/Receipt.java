package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * What reading did with every node of every document. It adds up: {@code nodes == mapped + prose + unmapped}.
 *
 * @param entries one for each file met, also for those that were refused, ordered by path
 */
public record Receipt(List<Entry> entries) {

  public Receipt {
    entries = List.copyOf(entries);
  }

  /**
   * @param nodes headings, list items, table rows and YAML keys met
   * @param mapped nodes that became part of an item
   * @param prose nodes recognised as text of a known section
   * @param unmapped nodes nobody understood
   */
  public record Entry(
      String path, Treatment treatment, DocumentType type, String rule, int nodes, int mapped, int prose,
      List<SourceSpan> unmapped) {

    public Entry {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(treatment, "treatment");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(rule, "rule");
      unmapped = List.copyOf(unmapped);
    }
  }

  /** What became of a file. */
  public enum Treatment {
    /** Read; its items are in the plan. */
    READ,
    /** Kept as it is: not a planning document, or only partly readable. The diagnostics say why. */
    KEPT,
    /** Not taken in: unsafe, binary or too large. The diagnostics say why. */
    REFUSED
  }
}
