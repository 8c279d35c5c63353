package io.cflow.processors.bmad.plan;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;

class EditionsTest {

  private static final String WHOLE = """
      # Shelf Product Requirements Document (PRD)

      ## Requirements

      ### Functional
      - FR1: A reader can borrow three books at a time

      ## Epic 1: Lending

      ### Story 1.1: Lend a book
      #### Acceptance Criteria
      1. A free book is lent
      """;
  private static final String REQUIREMENTS = """
      # Requirements

      ## Functional
      - FR1: %s
      """;
  private static final String EPIC = """
      # Epic 1: Lending

      ## Story 1.1: Lend a book
      ### Acceptance Criteria
      1. A free book is lent
      2. A lent book is not
      """;

  private static Project shelf() {
    return Project.with("docs/prd.md", WHOLE).and("docs/prd/epic-1-lending.md", EPIC)
        .and("docs/prd/requirements.md", REQUIREMENTS.formatted("Anybody may look at the catalogue from home"));
  }

  private static Project configured(boolean sharded) {
    return shelf().and(".bmad-core/core-config.yaml", "prd:\n  prdSharded: %s\n".formatted(sharded));
  }

  private static Requirement first(Plan plan) {
    return plan.requirements().getFirst();
  }

  private static Severity conflict(Plan plan) {
    return plan.diagnostics().stream().filter(found -> found.code() == DiagnosticCode.WHOLE_SHARD_CONFLICT)
        .map(Diagnostic::severity).findFirst().orElseThrow();
  }

  @Test
  void shards_count_when_nobody_says_and_somebody_is_asked() {
    var plan = shelf().read();

    assertThat(first(plan).source().path()).isEqualTo("docs/prd/requirements.md");
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(conflict(plan)).isEqualTo(Severity.WARNING);
  }

  @Test
  void the_whole_counts_when_the_project_says_it_is_not_sharded() {
    var plan = configured(false).read();

    assertThat(first(plan).source().path()).isEqualTo("docs/prd.md");
    assertThat(story(plan, "1.1").criteria()).hasSize(1);
    assertThat(conflict(plan)).isEqualTo(Severity.INFO);
  }

  @Test
  void the_shards_count_without_a_question_when_the_project_says_it_is_sharded() {
    var plan = configured(true).read();

    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(conflict(plan)).isEqualTo(Severity.INFO);
  }

  @Test
  void shards_that_agree_with_the_whole_are_no_conflict() {
    var plan = Project.with("docs/prd.md", WHOLE)
        .and("docs/prd/requirements.md", REQUIREMENTS.formatted("A reader can borrow three books at a time.")).read();

    assertThat(codes(plan)).doesNotContain(DiagnosticCode.WHOLE_SHARD_CONFLICT);
    assertThat(plan.requirements()).hasSize(1);
  }
}
