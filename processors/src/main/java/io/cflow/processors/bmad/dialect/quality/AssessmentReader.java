package io.cflow.processors.bmad.dialect.quality;

import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.JudgementDraft;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Table;
import io.cflow.processors.bmad.words.Dates;
import io.cflow.processors.bmad.words.Plain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the test architect's papers about one story or epic: risks, test design, qualities, traceability. */
final class AssessmentReader {

  private static final Map<Kind, Pattern> KINDS = new LinkedHashMap<>();
  private static final Pattern QUALITY = Pattern.compile(
      "^\\s*[-*]\\s+(Security|Performance|Reliability|Maintainability|[\\p{L} ]{3,40}?)\\s*:\\s*"
          + "(PASS|CONCERNS|FAIL)\\b[\\s:–—-]*(.*)$", Pattern.CASE_INSENSITIVE);
  private static final Pattern COVERAGE = Pattern.compile("(?i)^\\W*coverage\\s*:\\s*(FULL|PARTIAL|NONE)\\b.*");
  private static final Pattern DECISION = Pattern.compile(
      "^\\s*(?:gate_)?(?:decision|status)\\s*:\\s*[\"']?(PASS|CONCERNS|FAIL|WAIVED)\\b.*");
  private static final Pattern RISK_SCORE = Pattern.compile("(?i).*\\brisk score\\W{0,10}(\\d{1,3}(?:/100)?).*");
  private static final Pattern CRITERION = Pattern.compile("(?i)^\\W*(AC[- ]?\\d+)\\b.*");
  private static final List<String> WORST_FIRST = List.of("FAIL", "CONCERNS", "PASS");

  static {
    KINDS.put(Kind.TRACE, Pattern.compile("(?i).*(?:-trace-\\d{8}|traceability).*"));
    KINDS.put(Kind.TEST_DESIGN, Pattern.compile("(?i).*(?:test-design|test design:).*"));
    KINDS.put(Kind.NFR, Pattern.compile("(?i).*(?:-nfr-\\d{8}|nfr[- ]assessment).*"));
    KINDS.put(Kind.RISK, Pattern.compile("(?i).*(?:-risk-\\d{8}|risk profile).*"));
  }

  private final Harvest harvest;
  private final Markdown document;
  private final JudgementDraft draft;

  private AssessmentReader(Harvest harvest, Kind kind) {
    this.harvest = harvest;
    this.document = harvest.text();
    this.draft = new JudgementDraft(kind, harvest.span(1, 1));
  }

  /** A paper of no known kind is kept as context only. */
  static void read(Harvest harvest) {
    var title = harvest.text().title() == null ? "" : harvest.text().title().text();
    kind(harvest.document().name()).or(() -> kind(title)).ifPresent(kind -> {
      var reader = new AssessmentReader(harvest, kind);
      switch (kind) {
        case RISK -> reader.risks();
        case NFR -> reader.qualities();
        case TRACE -> reader.coverage();
        default -> { }
      }
      reader.decision();
      harvest.judgements.add(reader.draft.named(title).named(harvest.document().name())
          .at(Dates.in(harvest.document().name()).orElse("")).sighting());
    });
  }

  private static Optional<Kind> kind(String text) {
    return KINDS.entrySet().stream().filter(entry -> entry.getValue().matcher(text).matches()).map(Map.Entry::getKey)
        .findFirst();
  }

  private void risks() {
    for (var table : Table.in(document, 1, document.size())) {
      table.column("risk id|id").ifPresent(id -> table.rows().forEach(row -> {
        draft.found(new Issue(row.cell(id), table.column("score|priority").map(row::cell).orElse(""),
            table.column("description|title|risk").map(row::cell).orElse(""),
            table.column("mitigation.*|action").map(row::cell).orElse("")));
        harvest.map(row.line(), row.line());
      }));
    }
    prose(RISK_SCORE, (line, value) -> draft.scored(value));
  }

  private void qualities() {
    for (int i = 1; i <= document.size(); i++) {
      var quality = QUALITY.matcher(document.isProse(i) ? unmarked(i) : "");
      if (quality.matches()) {
        draft.found(new Issue(quality.group(1).strip(), quality.group(2).toUpperCase(Locale.ROOT),
            quality.group(3).strip(), ""));
        harvest.map(i, i);
      }
    }
    WORST_FIRST.stream().filter(word -> draft.issues().stream().anyMatch(issue -> issue.severity().equals(word)))
        .findFirst().ifPresent(draft::saying);
  }

  /** Emphasis goes, the bullet stays. */
  private String unmarked(int line) {
    return document.line(line).length() > 500 ? "" : document.line(line).replace("**", "");
  }

  private void coverage() {
    prose(COVERAGE, (line, word) -> {
      int above = document.headingIndex(line);
      var heading = above < 0 ? "" : document.headings().get(above).text();
      var criterion = CRITERION.matcher(heading);
      if (!word.equalsIgnoreCase("FULL")) {
        draft.found(new Issue(criterion.matches() ? criterion.group(1) : "", word.toUpperCase(Locale.ROOT), heading,
            ""));
      }
      harvest.map(line, line);
    });
  }

  /** Later versions embed the gate's decision in a fence of YAML. */
  private void decision() {
    for (int i = 1; i <= document.size(); i++) {
      var decision = DECISION.matcher(document.kind(i) == Markdown.Kind.CODE ? document.line(i) : "");
      if (decision.matches()) {
        draft.saying(decision.group(1)).standingAt(harvest.span(i, i));
        return;
      }
    }
  }

  private interface Found {
    void at(int line, String value);
  }

  private void prose(Pattern pattern, Found found) {
    for (int i = 1; i <= document.size(); i++) {
      if (document.isProse(i) && document.line(i).length() < 500) {
        var match = pattern.matcher(Plain.of(document.line(i)));
        if (match.matches()) {
          found.at(i, match.group(1));
        }
      }
    }
  }
}
