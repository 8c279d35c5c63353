package io.cflow.processors.bmad.dialect.quality;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.domain.Severity;
import io.cflow.domain.Verdict;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.JudgementDraft;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.text.YamlText.Entry;
import io.cflow.processors.bmad.text.YamlText.Value;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a quality gate file. One that is not YAML as a whole is read as far as it is; one that is not YAML at all is
 * read line by line, because the verdict of a broken file still counts as evidence.
 */
final class GateReader {

  private static final Pattern LINE = Pattern.compile(
      "^(schema|story|story_title|gate|status_reason|reviewer|updated|quality_score):(.*)$");
  private static final List<String> DECISIONS = List.of("gate", "gate_decision", "decision", "verdict");

  private final Harvest harvest;
  private final JudgementDraft gate;
  private final List<JudgementDraft> earlier = new ArrayList<>();

  private GateReader(Harvest harvest) {
    this.harvest = harvest;
    this.gate = new JudgementDraft(Kind.GATE, harvest.span(1, 1));
  }

  static void read(Harvest harvest) {
    new GateReader(harvest).read();
  }

  private void read() {
    try {
      var fields = YamlText.fields(harvest.document().lines());
      fields.entries().forEach(this::field);
      decide(fields);
      fields.get("waiver").ifPresent(this::waiver);
      reportRest();
    } catch (YamlText.Malformed e) {
      gate.partial();
      report(e.line(), e.getMessage() + "; read line by line");
      byLines();
    }
    if (gate.verdict() == null) {
      gate.partial();
      report(1, "no decision of the four: '%s'".formatted(gate.sighting().judgement().word()));
    }
    var sighting = gate.named(harvest.document().name()).sighting();
    harvest.judgements.add(sighting);
    earlier.forEach(past -> harvest.judgements.add(past.named(sighting.names()).sighting()));
  }

  private void field(Entry entry) {
    if (entry.value() instanceof Value.Text text) {
      field(entry.key(), text.text());
    } else {
      list(entry);
    }
    entry.value().scalars().forEach(scalar -> harvest.map(scalar.line(), scalar.line()));
    harvest.map(entry.line(), entry.line());
  }

  private void decide(Value.Fields fields) {
    DECISIONS.stream().flatMap(key -> fields.entries().stream().filter(entry -> entry.key().equals(key))).findFirst()
        .ifPresent(entry -> gate.saying(decision(entry.value())).standingAt(harvest.span(entry.line(), entry.line())));
  }

  /** Some teams write the decision as a map of its own. */
  private static String decision(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Fields fields -> fields.text("decision").or(() -> fields.text("status"))
          .or(() -> fields.text("result")).orElse("");
      case Value.Items items -> "";
    };
  }

  private void field(String key, String text) {
    switch (key) {
      case "story" -> gate.named(text.strip());
      case "status_reason" -> gate.because(text);
      case "reviewer" -> gate.by(text);
      case "updated" -> gate.at(text);
      case "quality_score" -> gate.scored(text);
      default -> { }
    }
  }

  private void list(Entry entry) {
    if (!(entry.value() instanceof Value.Items items)) {
      return;
    }
    switch (entry.key()) {
      case "top_issues" -> items.items().forEach(item -> gate.found(issue(item)));
      case "history" -> items.items().forEach(this::past);
      default -> { }
    }
  }

  private static Issue issue(Value item) {
    if (item instanceof Value.Fields fields) {
      return new Issue(fields.text("id").orElse(""), fields.text("severity").orElse(""),
          fields.text("finding").orElse(""), fields.text("suggested_action").orElse(""));
    }
    var text = item.scalars().stream().map(YamlText.Scalar::value).findFirst().orElse("");
    return new Issue("", "", text, "");
  }

  private void past(Value item) {
    if (item instanceof Value.Fields fields) {
      earlier.add(new JudgementDraft(Kind.GATE, harvest.span(fields.line(), fields.line())).past()
          .saying(fields.text("gate").orElse("")).at(fields.text("at").orElse(""))
          .because(fields.text("note").orElse("")));
    }
  }

  /** A failure is waived by a person with a reason, not by writing the word. */
  private void waiver(Value value) {
    boolean answered = value instanceof Value.Fields fields && fields.text("active").orElse("").equals("true")
        && !fields.text("reason").orElse("").isBlank() && !fields.text("approved_by").orElse("").isBlank();
    if (gate.verdict() == Verdict.WAIVED && !answered) {
      report(value.line(), "waived, but not by anybody with a reason");
    }
  }

  /** Markdown after a second {@code ---}: the header counts, the prose is kept. */
  private void reportRest() {
    boolean begun = false;
    for (int i = 1; i <= harvest.document().lines().size(); i++) {
      var line = harvest.document().line(i);
      if (begun && line.strip().equals("---")) {
        gate.partial();
        report(i, "only what stands above this line is the gate");
        return;
      }
      begun = begun || isContent(line);
    }
  }

  private static boolean isContent(String line) {
    var text = line.strip();
    return !text.isEmpty() && !text.startsWith("#") && !text.equals("---");
  }

  private void byLines() {
    for (int i = 1; i <= harvest.document().lines().size(); i++) {
      var line = LINE.matcher(Plain.cap(harvest.document().line(i)));
      if (line.matches()) {
        var value = line.group(2).strip().replaceFirst("^[\"'](.*)[\"']$", "$1");
        if (line.group(1).equals("gate")) {
          gate.saying(value).standingAt(harvest.span(i, i));
        } else {
          field(line.group(1), value);
        }
        harvest.map(i, i);
      }
    }
  }

  private void report(int line, String message) {
    harvest.report(DiagnosticCode.GATE_PARTIAL, Severity.WARNING, Math.max(1, line), message);
  }
}
