package io.cflow.processors.bmad;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Document;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceFile;
import io.cflow.processors.bmad.dialect.Candidate;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.settings.Settings;
import io.cflow.processors.bmad.text.Digest;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.MarkdownScanner;
import io.cflow.processors.bmad.text.SourceText;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.words.Plain;
import java.util.List;

/** Reads one file, whatever it holds: the rest of the project never depends on it. */
final class DocumentReader {

  private DocumentReader() {}

  static Harvest read(SourceFile file, Settings settings) {
    var source = SourceText.of(file.bytes());
    boolean yaml = file.path().matches("(?i).*\\.(?:ya?ml|toml|json)");
    var text = yaml ? verbatim(file.path(), source.lines()) : MarkdownScanner.scan(file.path(), source.lines());
    var claim = source.binary() ? Dialects.unclaimed("binary")
        : Dialects.of(new Candidate(file.path(), text, settings));
    var document = new Document(file.path(), claim.rule().type(), claim.rule().id(), Digest.of(file.bytes()),
        file.bytes().length,
        source.lines());
    var harvest = new Harvest(document, text);
    reportText(harvest, source);
    if (!source.binary()) {
      reportFrontmatter(harvest);
      claim.dialect().read(harvest);
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
      if (source.lines().get(i - 1).length() > Plain.MATCHED_LENGTH) {
        harvest.report(DiagnosticCode.LONG_LINE, Severity.INFO, i, "only the first part of the line was searched");
      }
    }
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
}
