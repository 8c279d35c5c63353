package io.cflow.processors.bmad.dialect.tracker;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;
import java.util.regex.Pattern;

/** {@code sprint-status.yaml}: the state of every epic and story in one file. */
public final class SprintStatuses implements Dialect {

  private static final Pattern TRACKER_KEY = Pattern.compile("^development_status:\\s*(?:#.*)?$");
  private static final List<Rule> RULES = List.of(
      Rule.keys("sprint-status", DocumentType.SPRINT_STATUS, file -> file.isYaml()
          && (file.named("sprint-status.*") || file.hasLine(TRACKER_KEY))));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    TrackerReader.read(harvest);
  }
}
