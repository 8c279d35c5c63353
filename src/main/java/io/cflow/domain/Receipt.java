package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * What reading did with every node of every document. A node is a heading, a list item, a table row, a YAML key, or a
 * line of running text that begins as an item would. Each became part of an item, is text of a section that the format
 * names, or is listed.
 *
 * @param entries one for each file met, also for those that were refused, ordered by path
 */
public record Receipt(List<Entry> entries) {

  public Receipt {
    entries = List.copyOf(entries);
  }

  /** One file. */
  public record Entry(String path, Treatment treatment, DocumentType type, String rule, Account account) {

    public Entry {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(treatment, "treatment");
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(rule, "rule");
      Objects.requireNonNull(account, "account");
    }

    public int nodes() {
      return account.nodes();
    }

    public int mapped() {
      return account.mapped();
    }

    public int prose() {
      return account.proseNodes();
    }

    public List<Unmapped> unmapped() {
      return account.unmapped();
    }
  }

  /**
   * Where the nodes of one file went.
   *
   * @param nodes counted before anything was decided about them
   * @param mapped those that became part of an item, or name one that is in the plan
   * @param prose those recognised as text, by section
   * @param unmapped the others, in document order
   * @param knownRows list items and table rows that stand in sections the format names
   * @throws IllegalArgumentException if it does not add up
   */
  public record Account(int nodes, int mapped, List<Passage> prose, List<Unmapped> unmapped, int knownRows) {

    public static final Account EMPTY = new Account(0, 0, List.of(), List.of(), 0);

    public Account {
      prose = List.copyOf(prose);
      unmapped = List.copyOf(unmapped);
      int accounted = mapped + prose.stream().mapToInt(Passage::nodes).sum() + unmapped.size();
      if (accounted != nodes) {
        throw new IllegalArgumentException("%d nodes, %d accounted for".formatted(nodes, accounted));
      }
    }

    public int proseNodes() {
      return prose.stream().mapToInt(Passage::nodes).sum();
    }

    /** List items and table rows of known sections that nobody understood. */
    public int lostRows() {
      return (int) unmapped.stream().filter(Unmapped::isRowOfKnownSection).count();
    }
  }

  /**
   * Text of a section.
   *
   * @param section as the document names it
   * @param line of its first node
   */
  public record Passage(String section, int line, int nodes) {

    public Passage {
      Objects.requireNonNull(section, "section");
    }
  }

  /**
   * A node nobody understood.
   *
   * @param section it stands in; empty when no format names that section
   * @param severity {@code WARNING} when an item may have been lost, {@code INFO} for text nobody reads
   * @param reason in words
   */
  public record Unmapped(SourceSpan span, Node node, String section, Severity severity, String reason) {

    public Unmapped {
      Objects.requireNonNull(span, "span");
      Objects.requireNonNull(node, "node");
      Objects.requireNonNull(section, "section");
      Objects.requireNonNull(severity, "severity");
      Objects.requireNonNull(reason, "reason");
    }

    boolean isRowOfKnownSection() {
      return !section.isEmpty() && (node == Node.ITEM || node == Node.ROW);
    }
  }

  /** What a node looks like. */
  public enum Node {
    HEADING,
    /** Of a list. */
    ITEM,
    /** Of a table. */
    ROW,
    /** Of YAML, also of front matter. */
    KEY,
    /** Of running text, beginning as a story, a requirement, a criterion or a task does. */
    LINE
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
