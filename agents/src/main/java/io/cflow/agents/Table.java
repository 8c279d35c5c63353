package io.cflow.agents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table of a report. */
public final class Table {

  private final List<String> header;
  private final List<List<Inline>> rows = new ArrayList<>();

  private Table(List<String> header) {
    this.header = header;
  }

  public static Table of(String... header) {
    return new Table(List.of(header));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when there are not as many cells as columns
   */
  public Table row(Inline... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + header);
    }
    rows.add(Arrays.asList(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  String render(String root) {
    var lines = new ArrayList<String>();
    lines.add(line(header.stream().map(Escape::markdown).toList()));
    lines.add("|" + "---|".repeat(header.size()));
    rows.forEach(row -> lines.add(line(row.stream().map(cell -> cell.render(root)).toList())));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }
}
