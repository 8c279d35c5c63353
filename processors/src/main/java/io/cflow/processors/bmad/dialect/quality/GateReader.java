package io.cflow.processors.bmad.dialect.quality;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.YamlText;
import java.util.Set;

/** Checks a quality gate file: whether it parses and whether its decision is one of the four. */
final class GateReader {

  private static final Set<String> DECISIONS = Set.of("PASS", "CONCERNS", "FAIL", "WAIVED");

  private GateReader() {}

  static void read(Harvest harvest) {
    try {
      var gate = YamlText.fields(harvest.document().lines());
      gate.entries().forEach(entry -> harvest.map(entry.line(), entry.line()));
      var decision = gate.text("gate").orElse("").strip();
      if (!DECISIONS.contains(decision)) {
        harvest.report(DiagnosticCode.GATE_PARTIAL, Severity.WARNING, 1,
            "no decision of the four: '%s'".formatted(decision));
      }
    } catch (YamlText.Malformed e) {
      harvest.report(DiagnosticCode.GATE_PARTIAL, Severity.WARNING, Math.max(1, e.line()), e.getMessage());
    }
  }
}
