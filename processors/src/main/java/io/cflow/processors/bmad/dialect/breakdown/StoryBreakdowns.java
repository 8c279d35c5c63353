package io.cflow.processors.bmad.dialect.breakdown;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/** {@code stories.yaml} of v6.11: a list of stories in execution order. The state of each is in a file of its own. */
public final class StoryBreakdowns implements Dialect {

  private static final String RULE = "story-breakdown";
  private static final List<Rule> RULES = List.of(
      Rule.keys(RULE, DocumentType.EPICS, file -> file.named("stories\\.ya?ml")));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    StoryBreakdownReader.read(harvest);
  }

  @Override
  public void readTogether(List<Harvest> project) {
    project.stream().filter(harvest -> harvest.document().rule().equals(RULE))
        .forEach(breakdown -> new BreakdownFiles(breakdown, project).connect());
  }
}
