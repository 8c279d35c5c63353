package io.cflow.agents.analyst;

import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Outline;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.List;
import java.util.stream.Stream;

/**
 * A responsibility assignment matrix: each deliverable has exactly one who is accountable and at least one who is
 * responsible (PMBOK Guide, 6th edition, 9.1.2.2).
 */
final class RaciCheck {

  private RaciCheck() {}

  /** One row; {@code problem} is empty when it is complete. */
  record Row(String deliverable, int accountable, int responsible, String problem, SourceSpan at) {}

  static List<Row> of(Plan plan) {
    return plan.documents().stream().map(Outline::of).flatMap(root -> root.flatten())
        .flatMap(section -> section.tables().stream()).filter(RaciCheck::isMatrix).flatMap(RaciCheck::rows).toList();
  }

  private static boolean isMatrix(MarkdownTable table) {
    long letters = cells(table).filter(RaciCheck::isLetters).count();
    long all = cells(table).filter(cell -> !cell.isBlank()).count();
    return table.header().size() > 2 && letters > 2 && letters * 10 >= all * 8
        && cells(table).anyMatch(cell -> cell.contains("A"));
  }

  private static Stream<String> cells(MarkdownTable table) {
    return table.rows().stream().flatMap(row -> row.cells().stream().skip(1));
  }

  private static boolean isLetters(String cell) {
    return cell.matches("[RACI](?:\\s?[/,]\\s?[RACI]){0,3}");
  }

  private static Stream<Row> rows(MarkdownTable table) {
    return table.rows().stream().map(row -> {
      int accountable = count(row, "A");
      int responsible = count(row, "R");
      return new Row(row.cell(0), accountable, responsible, problem(accountable, responsible), row.at());
    });
  }

  private static int count(MarkdownTable.Row row, String letter) {
    return (int) row.cells().stream().skip(1).filter(RaciCheck::isLetters).filter(cell -> cell.contains(letter))
        .count();
  }

  private static String problem(int accountable, int responsible) {
    if (accountable != 1) {
      return accountable == 0 ? "nobody is accountable" : accountable + " are accountable: nobody is";
    }
    return responsible == 0 ? "nobody is responsible" : "";
  }
}
