package io.cflow.processors.bmad.dialect.quality;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;
import java.util.regex.Pattern;

/** Quality gates: a verdict about one story in a file of its own. */
public final class QualityGates implements Dialect {

  private static final Pattern GATE_KEY = Pattern.compile("^gate:\\s*\\S.*");
  private static final List<Rule> RULES = List.of(
      Rule.keys("qa-gate", DocumentType.QA_GATE, file -> file.isYaml()
          && (file.lower().contains("/gates/") || file.settings().isGate(file.path()) || file.hasLine(GATE_KEY))));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    GateReader.read(harvest);
  }
}
