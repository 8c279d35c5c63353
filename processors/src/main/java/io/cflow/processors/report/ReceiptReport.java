package io.cflow.processors.report;

import static io.cflow.processors.report.MarkdownPage.row;

import io.cflow.domain.Artifact;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Document;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Receipt.Treatment;
import io.cflow.domain.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** {@code receipt.md}: what was done with every document, and every line nobody understood. */
final class ReceiptReport {

  /** Lines shown with their text, for each file; the others are listed by number. */
  private static final int SHOWN_LINES = 10;

  private final Plan plan;
  private final List<Receipt.Entry> entries;
  private final Map<String, Document> documents;
  private final MarkdownPage page;

  private ReceiptReport(Plan plan) {
    this.plan = plan;
    this.entries = plan.receipt().entries();
    this.documents = plan.documents().stream()
        .collect(Collectors.toMap(Document::path, document -> document, (first, second) -> first));
    this.page = new MarkdownPage("Receipt for " + Markup.text(plan.project()));
  }

  static Artifact of(Plan plan) {
    return new Artifact("receipt.md", new ReceiptReport(plan).written());
  }

  private String written() {
    summary();
    documents();
    unmapped();
    refused();
    diagnostics();
    return page.written();
  }

  private void summary() {
    page.paragraph("%s: %d read, %d kept as they are, %d refused.".formatted(
        Markup.count(entries.size(), "file", "files"),
        count(Treatment.READ), count(Treatment.KEPT), count(Treatment.REFUSED)));
    page.paragraph("A node is a heading, a list item, a table row or a YAML key. "
        + "Of %d nodes %d became part of an item, ".formatted(total(Receipt.Entry::nodes), total(Receipt.Entry::mapped))
        + "%d are text of a known section, and %s.".formatted(
            total(Receipt.Entry::prose), total(ReceiptReport::unmapped) == 1
                ? "1 was not understood" : total(ReceiptReport::unmapped) + " were not understood"));
  }

  private long count(Treatment treatment) {
    return entries.stream().filter(entry -> entry.treatment() == treatment).count();
  }

  private int total(ToIntFunction<Receipt.Entry> number) {
    return entries.stream().mapToInt(number).sum();
  }

  private static int unmapped(Receipt.Entry entry) {
    return entry.unmapped().size();
  }

  private void documents() {
    page.section("Documents");
    var rows = new ArrayList<>(entries.stream().map(ReceiptReport::document).toList());
    rows.add(row("**Total**", "", "", "", total(Receipt.Entry::nodes), total(Receipt.Entry::mapped),
        total(Receipt.Entry::prose), total(ReceiptReport::unmapped)));
    page.table(row("File", "Type", "Done", "By rule", "Nodes", "Mapped", "Prose", "Not understood"), rows);
  }

  private static List<String> document(Receipt.Entry entry) {
    return row(Markup.code(entry.path()), entry.type().label(), Markup.words(entry.treatment()),
        Markup.text(entry.rule(), 60), entry.nodes(), entry.mapped(), entry.prose(), entry.unmapped().size());
  }

  /** Of files that are kept as they are nothing was to be understood. */
  private void unmapped() {
    var read = entries.stream()
        .filter(entry -> entry.treatment() == Treatment.READ && !entry.unmapped().isEmpty())
        .toList();
    if (!read.isEmpty()) {
      page.section("Not understood");
      page.paragraph("In documents that were read. What stands here is in no story and in no requirement.");
      read.forEach(this::unmappedOf);
    }
  }

  private void unmappedOf(Receipt.Entry entry) {
    page.subsection(Markup.code(entry.path()));
    page.bullets(entry.unmapped().stream().sorted(Comparator.comparing(Receipt.Unmapped::severity).reversed()).limit(SHOWN_LINES).map(this::place).toList());
    if (entry.unmapped().size() > SHOWN_LINES) {
      var rest = entry.unmapped().stream().sorted(Comparator.comparing(Receipt.Unmapped::severity).reversed()).skip(SHOWN_LINES).map(node -> node.span().firstLine()).distinct().sorted().toList();
      page.paragraph("And lines " + ranges(rest) + ".");
    }
  }

  /** {@code 3, 7–9}. */
  static String ranges(List<Integer> ascending) {
    var ranges = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < ascending.size(); i++) {
      if (i + 1 == ascending.size() || ascending.get(i + 1) != ascending.get(i) + 1) {
        ranges.add(start == i ? "" + ascending.get(i) : ascending.get(start) + "–" + ascending.get(i));
        start = i + 1;
      }
    }
    return String.join(", ", ranges);
  }

  private String place(Receipt.Unmapped node) {
    var span = node.span();
    var document = documents.get(span.path());
    boolean known = document != null && span.firstLine() <= document.lines().size();
    return Markup.code(span) + " (" + Markup.words(node.severity()) + ")" + (known ? " " + Markup.text(document.line(span.firstLine()), 100) : "");
  }

  private void refused() {
    if (count(Treatment.REFUSED) > 0) {
      page.section("Refused");
      page.table(row("File", "Reason"), entries.stream()
          .filter(entry -> entry.treatment() == Treatment.REFUSED)
          .map(entry -> row(Markup.code(entry.path()), reason(entry.path())))
          .toList());
    }
  }

  private String reason(String path) {
    return plan.diagnostics().stream()
        .filter(diagnostic -> diagnostic.span().path().equals(path))
        .map(diagnostic -> Markup.text(diagnostic.message()))
        .collect(Collectors.joining("; "));
  }

  private void diagnostics() {
    for (var severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
      var found = plan.diagnostics().stream().filter(diagnostic -> diagnostic.severity() == severity).toList();
      if (!found.isEmpty()) {
        page.section(Markup.count(found.size(), Census.noun(severity), Census.noun(severity) + "s"));
        byCode(found).forEach(this::diagnosticsOf);
      }
    }
  }

  private static Map<DiagnosticCode, List<Diagnostic>> byCode(List<Diagnostic> diagnostics) {
    return diagnostics.stream().collect(Collectors.groupingBy(Diagnostic::code, TreeMap::new, Collectors.toList()));
  }

  private void diagnosticsOf(DiagnosticCode code, List<Diagnostic> found) {
    page.subsection("%s (%d)".formatted(code.name().replace("_", "\\_"), found.size()));
    page.paragraph("Next: " + code.next() + ".");
    page.bullets(found.stream()
        .map(diagnostic -> Markup.code(diagnostic.span()) + " " + Markup.text(diagnostic.message(), 300))
        .toList());
  }
}
