package io.cflow.processors.bmad;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceFile;
import java.util.List;
import java.util.regex.Pattern;

/** Reads one file, whatever it holds: the rest of the project never depends on it. */
final class DocumentReader {

  private static final Pattern PLACEHOLDER = Pattern.compile(".*(?:\\{\\{[^{}]{1,80}}}|\\[\\[LLM:|_TBD_).*");

  private DocumentReader() {}

  static Harvest read(SourceFile file) {
    var source = SourceText.of(file.bytes());
    boolean yaml = file.path().matches("(?i).*\\.(?:ya?ml|toml|json)");
    var text = yaml ? verbatim(file.path(), source.lines()) : MarkdownScanner.scan(file.path(), source.lines());
    var decision = source.binary() ? new TypeDetector.Decision(DocumentType.OTHER, "binary")
        : TypeDetector.detect(file.path(), text);
    var document = new Document(file.path(), decision.type(), decision.rule(), Digest.of(file.bytes()),
        file.bytes().length,
        source.lines());
    var harvest = new Harvest(document, text);
    reportText(harvest, source);
    if (!source.binary()) {
      readItems(harvest);
    }
    return harvest;
  }

  /** YAML has neither headings nor fences. */
  private static Markdown verbatim(String path, List<String> lines) {
    var capped = lines.stream().map(Plain::cap).toList();
    var kinds = capped.stream().map(line -> line.isBlank() ? Markdown.Kind.BLANK : Markdown.Kind.TEXT).toList();
    return new Markdown(path, capped, kinds, List.of(), List.of(), List.of());
  }

  private static void reportText(Harvest harvest, SourceText source) {
    source.faults().forEach(fault -> harvest.report(source.binary() ? DiagnosticCode.BINARY
        : DiagnosticCode.BAD_ENCODING,
        Severity.WARNING, 1, fault));
    harvest.text().faults()
        .forEach(fault -> harvest.report(fault.code(), Severity.WARNING, fault.line(), fault.message()));
    for (int i = 1; i <= source.lines().size(); i++) {
      if (source.lines().get(i - 1).length() > SourceText.MATCHED_LENGTH) {
        harvest.report(DiagnosticCode.LONG_LINE, Severity.INFO, i, "only the first part of the line was searched");
      }
    }
  }

  private static void readItems(Harvest harvest) {
    reportFrontmatter(harvest);
    switch (harvest.document().type()) {
      case PRD, PRD_SHARD, EPICS, EPIC -> readPlanning(harvest);
      case STORY -> {
        StoryFileReader.read(harvest);
        reportPlaceholders(harvest);
      }
      case SPRINT_STATUS -> TrackerReader.read(harvest);
      case QA_GATE -> GateReader.read(harvest);
      default -> { }
    }
  }

  private static void readPlanning(Harvest harvest) {
    if (harvest.path().matches("(?i).*\\.ya?ml")) {
      StoryBreakdownReader.read(harvest);
      return;
    }
    if (harvest.text().isEmpty()) {
      harvest.report(DiagnosticCode.EMPTY_FILE, Severity.WARNING, 1, "the document is empty");
    }
    RequirementReader.read(harvest);
    PlanningReader.read(harvest);
    CoverageMap.read(harvest);
    reportPlaceholders(harvest);
  }

  private static void reportFrontmatter(Harvest harvest) {
    if (harvest.text().frontmatter().isEmpty()) {
      return;
    }
    try {
      YamlText.read(harvest.text().frontmatter());
    } catch (YamlText.Malformed e) {
      harvest.report(DiagnosticCode.BAD_YAML, Severity.WARNING, e.line() + 1, "front matter: " + e.getMessage());
    }
  }

  private static void reportPlaceholders(Harvest harvest) {
    for (int i = 1; i <= harvest.text().size(); i++) {
      var line = harvest.text().line(i);
      if (harvest.text().isProse(i) && line.length() < 500 && PLACEHOLDER.matcher(line).matches()
          && line.indexOf('`') < 0) {
        harvest.report(DiagnosticCode.PLACEHOLDER, Severity.INFO, i, "a template's placeholder is still here");
      }
    }
  }
}
