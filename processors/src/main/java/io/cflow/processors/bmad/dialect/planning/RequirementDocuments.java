package io.cflow.processors.bmad.dialect.planning;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Candidate;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.item.UnnumberedRequirements;
import java.util.List;

/** Product requirements, whole or in shards; with or without the epics and stories. */
public final class RequirementDocuments implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.name("workflow-prd", DocumentType.PRD, file -> file.workflowType().equals("prd")),
      Rule.content("configured-prd", DocumentType.PRD, file -> file.settings().isPrd(file.path())),
      Rule.content("epic-list", DocumentType.PRD_SHARD, file -> file.named("epic-list\\.md")
          && file.isBelow("prd|prd-shards?|prd[-_].*")),
      Rule.content("prd-shard", DocumentType.PRD_SHARD, file -> file.isBelow("prd|prd-shards?|prd[-_].*")
          && !file.named("prd\\.md")),
      Rule.content("prd", DocumentType.PRD, file -> file.named("(?:.*[-_])?prd(?:[-_.].*)?\\.md"
          + "|product-requirements.*\\.md")
          || file.titled(".*(?:product requirements document|\\bprd\\b).*") || isRequirementsDocument(file)));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    PlanningReader.readAll(harvest);
    UnnumberedRequirements.read(harvest);
  }

  @Override
  public void readTogether(List<Harvest> project) {
    RunFolders.choose(project);
  }

  private static boolean isRequirementsDocument(Candidate file) {
    return file.headings("(?i)(?:\\d+\\.? )?(?:goals|requirements|functional requirements|non[- ]?functional"
        + " requirements|technical assumptions"
        + "|epic list|success criteria|user journeys|product scope|goals and background context)") >= 4;
  }
}
