package io.cflow.processors.bmad.dialect.quality;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/** Papers of the test architect about a story or an epic. */
public final class Assessments implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.name("qa-assessment", DocumentType.QA_ASSESSMENT, file -> file.lower().contains("/assessments/")
          || file.named(".*-(?:risk|test-design|nfr|trace)-\\d{8}\\.md|nfr-assessment.*|test-design-.*"
              + "|traceability-matrix.*")
          || file.workflowType().startsWith("testarch")
          || file.titled("(?:risk profile|test design|nfr assessment|requirements traceability).*")));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    AssessmentReader.read(harvest);
  }
}
