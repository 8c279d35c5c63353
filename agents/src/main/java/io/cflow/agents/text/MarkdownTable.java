package io.cflow.agents.text;

import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A GFM table.
 *
 * @param header cells without markup
 */
public record MarkdownTable(List<String> header, List<Row> rows) {

  /** One row; {@code cells} without markup, at least as many as the header has. */
  public record Row(SourceSpan at, List<String> cells) {

    /** The cell of {@code column}, empty when the column is -1. */
    public String cell(int column) {
      return column < 0 || column >= cells.size() ? "" : cells.get(column);
    }
  }

  public MarkdownTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** The first column whose heading contains one of {@code names} (lower case), trying the names in order; else -1. */
  public int column(String... names) {
    return Stream.of(names).mapToInt(this::indexOf).filter(index -> index >= 0).findFirst().orElse(-1);
  }

  static List<MarkdownTable> in(String path, List<Line> lines) {
    var tables = new ArrayList<MarkdownTable>();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (isRow(lines.get(i)) && isDelimiter(lines.get(i + 1))) {
        var table = read(path, lines, i);
        tables.add(table);
        i += table.rows().size() + 1;
      }
    }
    return tables;
  }

  private static MarkdownTable read(String path, List<Line> lines, int start) {
    var rows = new ArrayList<Row>();
    for (int i = start + 2; i < lines.size() && isRow(lines.get(i)); i++) {
      rows.add(new Row(SourceSpan.line(path, lines.get(i).number()), cells(lines.get(i).text())));
    }
    return new MarkdownTable(cells(lines.get(start).text()), rows);
  }

  private static boolean isRow(Line line) {
    return !line.fenced() && line.text().indexOf('|') >= 0 && !line.isBlank();
  }

  private static boolean isDelimiter(Line line) {
    return isRow(line) && line.text().indexOf('-') >= 0
        && line.text().chars().allMatch(c -> "|-: \t".indexOf(c) >= 0);
  }

  private static List<String> cells(String line) {
    var row = line.strip();
    row = row.startsWith("|") ? row.substring(1) : row;
    row = row.endsWith("|") && !row.endsWith("\\|") ? row.substring(0, row.length() - 1) : row;
    return Stream.of(row.split("(?<!\\\\)\\|", -1)).map(cell -> Prose.of(cell.replace("\\|", "|"))).toList();
  }

  private int indexOf(String name) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).toLowerCase(Locale.ROOT).contains(name)) {
        return i;
      }
    }
    return -1;
  }
}
