package io.cflow.processors.bmad.dialect.spec;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.dialect.StoryEvidence;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/** Quick flow: a technical specification that may be the work itself. */
public final class Specifications implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.content("epic-tech-spec", DocumentType.TECH_SPEC, file -> file.named("tech[-_]spec[-_]epic[-_]?\\d.*")
          || file.titled("epic technical specification\\b.*")),
      Rule.content("build-spec", DocumentType.TECH_SPEC, StoryEvidence::isBuildSpec),
      Rule.content("tech-spec", DocumentType.TECH_SPEC, file -> file.named("tech[-_]spec.*")
          || file.titled("tech(?:nical)?[- ]spec(?:ification)?.*")
          || file.named("spec\\.md") || file.hasFrontmatter("files_to_modify")));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void readTogether(List<Harvest> project) {
    SpecificationReader.readWhenAlone(project);
  }
}
