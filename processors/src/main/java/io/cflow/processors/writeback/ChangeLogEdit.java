package io.cflow.processors.writeback;

import io.cflow.processors.bmad.text.Heading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of a story's Change Log: a row with the table's own columns, a bullet where there are bullets, and BMAD v4's
 * table where there is none.
 *
 * @param date ISO
 */
public record ChangeLogEdit(String date, String description, String author) implements Edit {

  private static final Pattern LOG = Pattern.compile("(?i)change ?log");
  private static final Pattern FOLLOWING = Pattern.compile("(?i)dev(?:eloper)? agent record|qa results?");
  private static final Pattern ROW = Pattern.compile("^\\s*\\|.*\\|\\s*$");
  private static final Pattern DIVIDER = Pattern.compile("^[\\s|:-]+$");
  private static final Pattern BULLET = Pattern.compile("^(\\s{0,3}[-*+]\\s+).*$");
  private static final Pattern VERSION = Pattern.compile("(v?)(\\d{1,4}\\.\\d{1,4})");

  public ChangeLogEdit {
    date = OneLine.of(date);
    description = OneLine.of(description);
    author = OneLine.of(author);
  }

  @Override
  public Wanted on(Page page) {
    var log = page.section(LOG);
    if (log.isEmpty()) {
      return new Wanted.Changes(List.of(created(page)));
    }
    var rows = rows(page, log.get());
    var bullets = page.ownLines(log.get()).stream().filter(line -> BULLET.matcher(page.line(line)).matches()).toList();
    var line = rows.size() >= 2 ? row(page, rows) : bullet(page, bullets);
    int after = rows.size() >= 2 ? rows.getLast() : bullets.isEmpty() ? 0 : bullets.getLast();
    if (isLogged(page, log.get())) {
      return new Wanted.Nothing("it is logged already");
    }
    return new Wanted.Changes(List.of(after > 0
        ? new Change.Insert(after, List.of(line)) : page.block(page.end(log.get()), table())));
  }

  private boolean isLogged(Page page, Heading log) {
    return page.ownLines(log).stream().map(page::line)
        .anyMatch(line -> line.contains(date)
            && (line.contains(description) || line.contains(cell(description))));
  }

  /** The rows of the last table in the section. */
  private static List<Integer> rows(Page page, Heading log) {
    var rows = new ArrayList<Integer>();
    for (int line : page.ownLines(log)) {
      if (ROW.matcher(page.line(line)).matches()) {
        if (!rows.isEmpty() && line > rows.getLast() + 1) {
          rows.clear();
        }
        rows.add(line);
      }
    }
    return rows;
  }

  private Change created(Page page) {
    int before = page.section(FOLLOWING).map(Heading::line).orElse(page.text().size() + 1);
    int after = page.lastWritten(0, before - 1);
    return page.block(after, page.headed(2, "Change Log", table()));
  }

  private List<String> table() {
    return List.of("| Date | Version | Description | Author |", "|---|---|---|---|",
        "| %s | 0.1 | %s | %s |".formatted(date, cell(description), cell(author)));
  }

  private String row(Page page, List<Integer> rows) {
    var header = cells(page.line(rows.getFirst()));
    boolean headed = DIVIDER.matcher(page.line(rows.get(1))).matches();
    var cells = new ArrayList<String>();
    for (int i = 0; i < header.size(); i++) {
      int column = i;
      cells.add(headed ? byName(header.get(i), rows.stream().skip(2).map(row -> cells(page.line(row)))
          .map(row -> column < row.size() ? row.get(column) : "").toList()) : byPosition(i, header.size()));
    }
    return "| " + String.join(" | ", cells) + " |";
  }

  private String byName(String title, List<String> column) {
    var name = title.toLowerCase(Locale.ROOT).replaceAll("[*_`]", "").strip();
    return switch (name) {
      case "date", "fecha", "data", "datum", "日期" -> date;
      case "version", "ver", "rev", "versión", "versão", "版本" -> nextVersion(column);
      case "author", "by", "who", "auteur", "autor", "agent", "作者" -> cell(author);
      case "description", "change", "changes", "notes", "summary", "描述", "说明", "变更" -> cell(description);
      default -> "";
    };
  }

  private String byPosition(int index, int count) {
    if (index == 0) {
      return date;
    }
    return index == Math.max(1, count - 2) ? cell(description) : index == count - 1 ? cell(author) : "";
  }

  /** One tenth more than the last one; nothing where versions are not numbers. */
  private static String nextVersion(List<String> column) {
    return column.stream().map(VERSION::matcher).filter(java.util.regex.Matcher::matches)
        .reduce((first, second) -> second)
        .map(last -> last.group(1) + new BigDecimal(last.group(2)).add(new BigDecimal("0.1")).toPlainString())
        .orElse(column.isEmpty() ? "0.1" : "");
  }

  private String bullet(Page page, List<Integer> bullets) {
    var mark = bullets.isEmpty() ? "- " : Optional.of(BULLET.matcher(page.line(bullets.getLast())))
        .filter(java.util.regex.Matcher::matches).map(found -> found.group(1)).orElse("- ");
    return "%s%s: %s (%s)".formatted(mark, date, description, author);
  }

  private static List<String> cells(String row) {
    var inner = row.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
    return List.of(inner.split("(?<!\\\\)\\|", -1)).stream().map(String::strip).toList();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
