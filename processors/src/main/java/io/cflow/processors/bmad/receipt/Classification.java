package io.cflow.processors.bmad.receipt;

import io.cflow.domain.DocumentType;
import io.cflow.domain.Receipt.Node;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.receipt.Place.Content;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides what became of a node. What looks like an item must be one, wherever it stands: a requirement in a paragraph
 * of the background is as lost as one that was never read.
 */
final class Classification {

  /** What became of a node. */
  sealed interface Verdict {}

  /** It is part of an item, or names one that is in the plan. */
  record Mapped() implements Verdict {}

  /** It is text of a section. */
  record Prose(String section) implements Verdict {}

  /** Nobody understood it. */
  record Lost(Severity severity, String reason) implements Verdict {}

  private static final Verdict MAPPED = new Mapped();
  private static final Verdict UNREAD = new Lost(Severity.INFO, "no format names this section");
  private static final Set<DocumentType> REPORTS = Set.of(DocumentType.CHECKLIST, DocumentType.RETROSPECTIVE,
      DocumentType.QA_ASSESSMENT, DocumentType.VALIDATION_REPORT, DocumentType.READINESS_REPORT,
      DocumentType.CHANGE_PROPOSAL, DocumentType.STORY_SUPPORT, DocumentType.QA_GATE);
  private static final Pattern CHANGE = Pattern.compile(
      "(?iu).*(?:\\d{4}[-/.年]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}|\\bv?\\d+\\.\\d+|\\b(?:jan|feb|mar|apr|may|jun"
          + "|jul|aug|sep|oct|nov|dec)\\w*\\.? \\d).*");
  /** Brownfield templates state compatibility by check boxes. */
  private static final Pattern BOX = Pattern.compile("\\s*[-*+]\\s+\\[.?]\\s");
  private static final Pattern GROUP = Pattern.compile("^.{1,120}[:：]$");

  private final Harvest harvest;
  private final Markdown document;
  private final KnownItems items;
  private final NodeForms forms;
  private final Places places;
  private final Details details;

  Classification(Harvest harvest, KnownItems items, NodeForms forms) {
    this.harvest = harvest;
    this.document = harvest.text();
    this.items = items;
    this.forms = forms;
    this.places = Places.of(harvest);
    this.details = new Details(harvest);
  }

  Place place(int line) {
    return places.at(line);
  }

  Verdict of(int line, Node node) {
    var shape = ItemShape.of(document.line(line), node);
    if (shape != null && shape.kind() != ItemShape.Kind.TASK && shape.kind() != ItemShape.Kind.CRITERION) {
      return named(line, shape);
    }
    if (harvest.isMapped(line)) {
      return items.isOrphan(harvest.path(), line) ? lost("is tracked, but described nowhere") : MAPPED;
    }
    if (shape != null && !mayQuote(line)) {
      return new Lost(harvest.document().type() == DocumentType.OTHER ? Severity.INFO : Severity.WARNING,
          "looks like " + shape.kind().words + ", but stands where none is read");
    }
    return details.isDetail(line) ? MAPPED : content(line, node);
  }

  private static Verdict lost(String reason) {
    return new Lost(Severity.WARNING, reason);
  }

  /** Stories, epics and requirements are known by name, so naming one again loses nothing. */
  private Verdict named(int line, ItemShape shape) {
    boolean defines = shape.kind() == ItemShape.Kind.REQUIREMENT && harvest.isMapped(line);
    if (shape.id().startsWith("IV") && places.at(line).content() == Content.RECORD) {
      return new Prose(places.at(line).name());
    }
    return defines || items.holds(shape) ? MAPPED
        : lost("looks like %s, but %s is not in the plan".formatted(shape.kind().words, shape.id()));
  }

  private boolean mayQuote(int line) {
    return places.at(line).content().quotesItems() || REPORTS.contains(harvest.document().type());
  }

  private Verdict content(int line, Node node) {
    var place = places.at(line);
    boolean row = (node == Node.ITEM || node == Node.ROW || place.content() == Content.TRACKER) && !forms.isTableHeader(line) && !isGroup(line);
    if (row && isLostRow(place.content(), node, document.line(line))) {
      return lost("is a row of \"%s\" that says nothing we read there".formatted(place.name()));
    }
    if (place.content() == Content.CHANGES && row) {
      return MAPPED;
    }
    return place.isKnown() ? new Prose(place.name()) : UNREAD;
  }

  private boolean isGroup(int line) {
    return GROUP.matcher(Plain.of(document.line(line))).matches();
  }

  private boolean isLostRow(Content content, Node node, String line) {
    return switch (content) {
      case CRITERIA, TASKS, FILES, TRACKER -> true;
      case REQUIREMENTS -> !BOX.matcher(line).lookingAt();
      case ORDER, COVERAGE -> !items.holdsAll(line);
      case CHANGES -> node == Node.ROW && !CHANGE.matcher(Plain.cap(line)).matches();
      case TEXT, RECORD, UNKNOWN -> false;
    };
  }
}
