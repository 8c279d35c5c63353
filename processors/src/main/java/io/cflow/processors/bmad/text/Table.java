package io.cflow.processors.bmad.text;

import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The tables of a markdown document: a header, and rows with the line each stands in. */
public final class Table {

  /** One line of a table below its header. */
  public record Row(List<String> cells, int line) {

    /** The cell of a column, empty beyond the row's end. */
    public String cell(int column) {
      return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }
  }

  private static final Pattern RULE = Pattern.compile("^[\\s:|-]+$");
  private static final Pattern UNESCAPED_BAR = Pattern.compile("(?<!\\\\)\\|");

  private final List<String> header;
  private final List<Row> rows = new ArrayList<>();

  private Table(List<String> header) {
    this.header = header;
  }

  /** All tables between two lines; a run of rows without a rule below the first is none. */
  public static List<Table> in(Markdown document, int first, int last) {
    var tables = new ArrayList<Table>();
    Table open = null;
    for (int i = first; i <= last; i++) {
      boolean row = document.isProse(i) && document.line(i).stripLeading().startsWith("|");
      if (!row) {
        open = null;
      } else if (open == null && i < last && RULE.matcher(document.line(i + 1)).matches()) {
        open = new Table(cells(document.line(i)));
        tables.add(open);
      } else if (open != null && !RULE.matcher(document.line(i)).matches()) {
        open.rows.add(new Row(cells(document.line(i)), i));
      }
    }
    return tables;
  }

  public List<Row> rows() {
    return rows;
  }

  /** Position of the first column whose title matches, ignoring case. */
  public Optional<Integer> column(String regex) {
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).matches("(?iu)" + regex)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  public static List<String> cells(String row) {
    var trimmed = row.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return UNESCAPED_BAR.splitAsStream(trimmed).map(cell -> Plain.of(cell.strip())).toList();
  }
}
