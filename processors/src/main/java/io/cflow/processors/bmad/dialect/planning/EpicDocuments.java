package io.cflow.processors.bmad.dialect.planning;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.EpicEvidence;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/** Files of epics with their stories: one epic each, or all of them together. */
public final class EpicDocuments implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.content("epic-file", DocumentType.EPIC, EpicEvidence::isEpic),
      Rule.content("epics-file", DocumentType.EPICS, EpicEvidence::isEpics));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    PlanningReader.readAll(harvest);
  }
}
