package io.cflow.processors.report;

import io.cflow.domain.Receipt;
import io.cflow.domain.Receipt.Unmapped;
import io.cflow.domain.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What became of every node, by type of document; then what may be a lost item, the worst files first. */
final class ReceiptText {

  private static final int SHOWN_FILES = 3;
  private static final String ROW = "%-18s %7s %7s %7s %9s %12s";

  private final List<Receipt.Entry> entries;
  private final TextPage page;

  ReceiptText(Receipt receipt, TextPage page) {
    this.entries = receipt.entries();
    this.page = page;
  }

  /** @param everything whether every node that was not understood is shown, and not only the worst files */
  void write(boolean everything) {
    if (sum(entries, Receipt.Entry::nodes) == 0) {
      return;
    }
    page.heading("Receipt: what became of every heading, list item, table row and key");
    types();
    rows();
    if (everything) {
      entries.stream().flatMap(entry -> entry.unmapped().stream())
          .forEach(node -> page.line(shown(node) + ", " + word(node.severity())));
    } else {
      worst();
    }
  }

  private static int sum(List<Receipt.Entry> entries, ToIntFunction<Receipt.Entry> number) {
    return entries.stream().mapToInt(number).sum();
  }

  private void types() {
    page.line(ROW.formatted("", "nodes", "mapped", "prose", "unmapped", "may be lost"));
    var byType = entries.stream().filter(entry -> entry.nodes() > 0)
        .collect(Collectors.groupingBy(entry -> entry.type().label(), TreeMap::new, Collectors.toList()));
    byType.forEach(this::type);
    type("total", entries);
  }

  private void type(String name, List<Receipt.Entry> some) {
    page.line(ROW.formatted(name, sum(some, Receipt.Entry::nodes), sum(some, Receipt.Entry::mapped),
        sum(some, Receipt.Entry::prose), sum(some, entry -> entry.unmapped().size()), sum(some, ReceiptText::losses)));
  }

  private static int losses(Receipt.Entry entry) {
    return (int) entry.unmapped().stream().filter(node -> node.severity() != Severity.INFO).count();
  }

  private void rows() {
    int rows = sum(entries, entry -> entry.account().knownRows());
    int lost = sum(entries, entry -> entry.account().lostRows());
    page.line("list items and table rows in sections the format names: %d; not understood: %d (%s %%)".formatted(
        rows, lost, String.format(Locale.ROOT, "%.1f", rows == 0 ? 0.0 : 100.0 * lost / rows)));
  }

  private void worst() {
    var worst = entries.stream().filter(entry -> losses(entry) > 0)
        .sorted(Comparator.comparing(ReceiptText::losses).reversed().thenComparing(Receipt.Entry::path)).toList();
    worst.stream().limit(SHOWN_FILES).forEach(entry -> page.line(
        shown(entry.unmapped().stream().filter(node -> node.severity() != Severity.INFO).findFirst().orElseThrow())
            + (losses(entry) == 1 ? "" : ", and %d more there".formatted(losses(entry) - 1))));
    page.rest(worst.size() - SHOWN_FILES);
  }

  private static String shown(Unmapped node) {
    return "%s %s".formatted(TextPage.place(node.span()), Markup.line(node.reason(), 120));
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
