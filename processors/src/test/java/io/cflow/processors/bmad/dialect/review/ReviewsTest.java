package io.cflow.processors.bmad.dialect.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DocumentType;
import io.cflow.domain.Judgement;
import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.domain.Judgement.Subject;
import io.cflow.domain.Plan;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewsTest {

  private static final String EPICS = """
      # Shelf - Epic Breakdown

      ## Epic 2: Lending

      ### Story 2.1: Lend a book
      """;

  private static Judgement only(Plan plan) {
    assertThat(plan.judgements()).hasSize(1);
    return plan.judgements().getFirst();
  }

  @Test
  void a_retrospective_tells_whether_the_epic_was_accepted() {
    var plan = Project.with("docs/epics.md", EPICS).and("docs/epic-2-retro-2026-05-06.md", """
        ---
        epic: 2
        date: 2026-05-06
        verdict: rejected
        ---
        # Epic 2 retrospective

        ## Action items
        - Ask readers before building
          - at the desk
        1. Count the books
        """).read();

    var retrospective = only(plan);
    assertThat(retrospective.kind()).isEqualTo(Kind.RETROSPECTIVE);
    assertThat(retrospective.subject()).isEqualTo(Subject.epic("2"));
    assertThat(retrospective.word()).isEqualTo("rejected");
    assertThat(retrospective.issues()).extracting(Issue::finding)
        .containsExactly("Ask readers before building", "Count the books");
  }

  @Test
  void a_retrospective_without_front_matter_is_about_the_epic_in_its_name() {
    var plan = Project.with("docs/epics.md", EPICS)
        .and("docs/epic-2-retro-2026-05-06.md", "# What we learned\n").read();

    assertThat(only(plan).subject()).isEqualTo(Subject.epic("2"));
    assertThat(only(plan).at()).isEqualTo("2026-05-06");
    assertThat(only(plan).word()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "'### Overall Readiness Status\n\n**NEEDS WORK**', NEEDS WORK",
      "'### Overall Readiness Status\n\n✅ READY for implementation', READY",
      "'**Overall Readiness Status:** NOT READY', NOT READY",
      "'## Summary\n\nGate decision: CONCERNS - two gaps', CONCERNS",
      "'## Overall Readiness Assessment\n\n**Status:** Ready with conditions', Ready with conditions"})
  void a_readiness_report_says_whether_to_begin(String body, String word) {
    var plan = Project.with("docs/implementation-readiness-report-2026-04-01.md",
        "# Readiness\n\n" + body + "\n").read();

    assertThat(only(plan).word()).isEqualTo(word);
    assertThat(only(plan).subject()).isEqualTo(Subject.PLAN);
    assertThat(only(plan).at()).isEqualTo("2026-04-01");
  }

  @Test
  void a_change_proposal_names_the_stories_it_touches_and_how_far_it_reaches() {
    var plan = Project.with("docs/sprint-change-proposal-2026-06-01.md", """
        # Sprint Change Proposal

        **Status:** Approved
        **Scope:** Moderate

        ## 4. Detailed Change Proposals

        ### Story 2.1: Lend a book
        OLD: by card
        NEW: by face

        Story: [2.3] Return a book
        """).read();

    var proposal = only(plan);
    assertThat(plan.documents().getFirst().type()).isEqualTo(DocumentType.CHANGE_PROPOSAL);
    assertThat(proposal.word()).isEqualTo("Approved");
    assertThat(proposal.reason()).isEqualTo("Moderate");
    assertThat(proposal.issues()).extracting(Issue::id).containsExactly("2.1", "2.3");
    assertThat(plan.stories()).isEmpty();
  }

  @Test
  void proposals_do_not_replace_each_other_but_readiness_reports_do() {
    var plan = Project.with("docs/sprint-change-proposal-2026-06-01.md", "# Sprint Change Proposal\n")
        .and("docs/sprint-change-proposal-2026-07-01.md", "# Sprint Change Proposal\n")
        .and("docs/implementation-readiness-report-2026-04-01.md", "### Overall Readiness Status\nNOT READY\n")
        .and("docs/implementation-readiness-report-2026-05-01.md", "### Overall Readiness Status\nREADY\n").read();

    assertThat(plan.judgements()).filteredOn(found -> !found.past()).extracting(Judgement::at)
        .containsExactlyInAnyOrder("2026-06-01", "2026-07-01", "2026-05-01");
  }
}
