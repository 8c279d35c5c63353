package io.cflow.agents.pm;

import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Section;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Figures for the formulas, where a planning document holds a table of them. */
final class InputTable {

  private static final Pattern FIGURE = Pattern.compile("^[~≈]?(\\d{1,9}(?:\\.\\d{1,4})?)\\s?(%)?(?:\\D.*)?$");
  private static final Pattern ID = Pattern.compile("[A-Za-z-]{0,12}\\s?-?\\d{1,4}(?:[.-]\\d{1,4}[a-z]?){0,3}");

  private final List<Row> rows;

  /** Inputs by the headings that name them. */
  enum Input {
    VALUE("business value", "user-business value", "value"),
    URGENCY("time criticality", "urgency"),
    ENABLEMENT("risk reduction", "opportunity enablement", "rr/oe", "rr|oe", "enablement"),
    SIZE("job size", "job duration", "size", "points"),
    REACH("reach"),
    IMPACT("impact"),
    CONFIDENCE("confidence"),
    EFFORT("effort");

    private final String[] headings;

    Input(String... headings) {
      this.headings = headings;
    }
  }

  /** One row: the ids it is about and its figures. */
  record Row(List<String> ids, Map<Input, Double> figures, SourceSpan at) {}

  private InputTable(List<Row> rows) {
    this.rows = rows;
  }

  /** Rows of tables with at least two of the inputs as columns. */
  static InputTable of(Plan plan) {
    var rows = new ArrayList<Row>();
    Outline.of(plan, DocumentType.PRD, DocumentType.PRD_SHARD, DocumentType.BRIEF, DocumentType.EPICS,
            DocumentType.EPIC, DocumentType.OTHER).stream()
        .flatMap(section -> section.tables().stream()).forEach(table -> rows.addAll(rows(table)));
    return new InputTable(rows);
  }

  /** The row about {@code story}, else about a requirement it serves itself. */
  Optional<Row> of(Story story) {
    return rows.stream().filter(row -> row.ids().contains(story.id())).findFirst()
        .or(() -> story.covers().stream().filter(link -> !link.inherited()).flatMap(link -> rows.stream()
            .filter(row -> row.ids().contains(link.requirement()))).findFirst());
  }

  private static List<Row> rows(MarkdownTable table) {
    var columns = new EnumMap<Input, Integer>(Input.class);
    for (var input : Input.values()) {
      int column = table.column(input.headings);
      if (column > 0 && !columns.containsValue(column)) {
        columns.put(input, column);
      }
    }
    return columns.size() < 2 ? List.of()
        : table.rows().stream().map(row -> row(row, columns)).filter(row -> !row.ids().isEmpty()).toList();
  }

  private static Row row(MarkdownTable.Row row, Map<Input, Integer> columns) {
    var figures = new EnumMap<Input, Double>(Input.class);
    columns.forEach((input, column) -> figure(row.cell(column)).ifPresent(figure -> figures.put(input, figure)));
    var ids = ID.matcher(row.cell(0)).results()
        .map(found -> found.group().replaceFirst("(?i)^story\\s?-?", "").replace(" ", "").strip()).toList();
    return new Row(ids, figures, row.at());
  }

  private static Optional<Double> figure(String cell) {
    var figure = FIGURE.matcher(cell.strip());
    return figure.matches()
        ? Optional.of(Double.parseDouble(figure.group(1)) / (figure.group(2) == null ? 1 : 100)) : Optional.empty();
  }
}
