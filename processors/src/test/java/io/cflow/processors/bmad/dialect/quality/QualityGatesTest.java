package io.cflow.processors.bmad.dialect.quality;

import static io.cflow.processors.bmad.Project.codes;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Judgement;
import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.domain.Judgement.Subject;
import io.cflow.domain.Plan;
import io.cflow.domain.Verdict;
import io.cflow.processors.bmad.Project;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityGatesTest {

  private static final String GATE = """
      schema: 1
      story: 1.10
      story_title: Renew a loan
      gate: CONCERNS
      status_reason: "Renewals work, but nobody limits them"
      reviewer: Vera
      updated: "2026-03-04T10:00:00Z"
      quality_score: 80
      top_issues:
        - id: REQ-001
          severity: medium
          finding: A loan can be renewed for ever
          suggested_action: Count renewals
        - plain words about an issue
      waiver: { active: false }
      history:
        - at: "2026-03-01T09:00:00Z"
          gate: FAIL
          note: dates were wrong
      """;

  private static Project shelf() {
    return Project.with("docs/stories/1.1.lend.story.md", "# Story 1.1: Lend a book\n\n## Status\nDone\n")
        .and("docs/stories/1.10.renew.story.md", "# Story 1.10: Renew a loan\n\n## Status\nReview\n");
  }

  private static Judgement gate(Plan plan, String story) {
    return plan.gate(story).orElseThrow();
  }

  @Test
  void a_gate_keeps_its_verdict_score_and_issues() {
    var gate = gate(shelf().and("docs/qa/gates/1.10-renew-a-loan.yml", GATE).read(), "1.10");

    assertThat(gate.verdict()).isEqualTo(Verdict.CONCERNS);
    assertThat(gate.score()).isEqualTo(80);
    assertThat(gate.by()).isEqualTo("Vera");
    assertThat(gate.issues()).containsExactly(
        new Issue("REQ-001", "medium", "A loan can be renewed for ever", "Count renewals"),
        new Issue("", "", "plain words about an issue", ""));
    assertThat(gate.source()).hasToString("docs/qa/gates/1.10-renew-a-loan.yml:4");
  }

  @Test
  void an_unquoted_story_number_is_not_a_fraction() {
    var plan = shelf().and("docs/qa/gates/1.10-renew-a-loan.yml", GATE).read();

    assertThat(plan.gate("1.1")).isEmpty();
    assertThat(plan.gate("1.10")).isPresent();
  }

  @Test
  void what_a_gate_said_before_is_its_history() {
    var plan = shelf().and("docs/qa/gates/1.10-renew-a-loan.yml", GATE).read();

    assertThat(plan.judgements()).extracting(Judgement::word).containsExactly("CONCERNS", "FAIL");
    assertThat(plan.judgements()).extracting(Judgement::past).containsExactly(false, true);
  }

  @Test
  void the_newest_of_several_gates_counts_and_the_others_are_history() {
    var plan = shelf()
        .and("docs/qa/gates/1.1-lend.yml", "story: '1.1'\ngate: FAIL\nupdated: 2026-01-01T00:00:00Z\n")
        .and("docs/qa/gates/1.1-lend-review-2.yml", "story: '1.1'\ngate: PASS\nupdated: 2026-02-01T00:00:00Z\n").read();

    assertThat(gate(plan, "1.1").verdict()).isEqualTo(Verdict.PASS);
    assertThat(plan.judgements()).filteredOn(Judgement::past).extracting(Judgement::word).containsExactly("FAIL");
  }

  @Test
  void markdown_below_a_second_rule_does_not_hide_the_gate_above_it() {
    var plan = shelf().and("docs/qa/gates/1.1-lend.yml", """
        schema: 1
        story: "1.1"
        gate: PASS
        ---
        # Review
        **Decision: PASS** because *everything: works*
        """).read();

    assertThat(gate(plan, "1.1").verdict()).isEqualTo(Verdict.PASS);
    assertThat(gate(plan, "1.1").partial()).isTrue();
    assertThat(codes(plan)).contains(DiagnosticCode.GATE_PARTIAL);
  }

  @Test
  void a_gate_that_is_no_yaml_is_read_line_by_line() {
    var plan = shelf().and("docs/qa/gates/1.1-lend.yml", """
        schema: 1
        story: "1.1"
        gate: FAIL
        status_reason: 'Don't lend twice: it breaks'
        reviewer: Vera
        """).read();

    assertThat(gate(plan, "1.1").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(gate(plan, "1.1").reason()).isEqualTo("Don't lend twice: it breaks");
    assertThat(gate(plan, "1.1").partial()).isTrue();
  }

  @Test
  void a_verdict_that_is_none_of_the_four_is_kept_as_it_stands() {
    var plan = shelf().and("docs/qa/gates/1.1-lend.yml", "story: '1.1'\ngate: CONDITIONAL PASS\n").read();

    assertThat(gate(plan, "1.1").verdict()).isNull();
    assertThat(gate(plan, "1.1").word()).isEqualTo("CONDITIONAL PASS");
    assertThat(codes(plan)).contains(DiagnosticCode.GATE_PARTIAL);
  }

  @Test
  void nobody_waives_a_failure_by_writing_the_word() {
    var waived = "story: '1.1'\ngate: WAIVED\nwaiver: { active: true, reason: deadline, approved_by: Ida }\n";
    var claimed = "story: '1.1'\ngate: WAIVED\nwaiver: { active: false }\n";

    assertThat(codes(shelf().and("docs/qa/gates/1.1-a.yml", waived).read()))
        .doesNotContain(DiagnosticCode.GATE_PARTIAL);
    assertThat(codes(shelf().and("docs/qa/gates/1.1-a.yml", claimed).read())).contains(DiagnosticCode.GATE_PARTIAL);
  }

  @Test
  void a_gate_without_a_story_of_its_own_is_matched_by_its_name() {
    var plan = shelf().and("docs/qa/gates/1.10-renew.yml", "gate: PASS\n").read();

    assertThat(plan.gate("1.10")).isPresent();
  }

  @Test
  void a_gate_about_nothing_known_is_kept_and_named() {
    var plan = shelf().and("docs/qa/gates/9.9-ghost.yml", "story: '9.9'\ngate: PASS\n").read();

    assertThat(plan.judgements()).extracting(Judgement::subject).containsExactly(Subject.UNKNOWN);
    assertThat(codes(plan)).contains(DiagnosticCode.JUDGEMENT_UNMATCHED);
  }

  @Test
  void a_name_that_says_the_same_more_exactly_decides() {
    var plan = shelf().and("docs/stories/1.1.1.fix.story.md", "# Story 1.1.1: Fix a fine\n\n## Status\nDraft\n")
        .and("docs/qa/gates/1.1.1-fix.yml", "story: '1.1'\ngate: PASS\n").read();

    assertThat(plan.gate("1.1.1")).isPresent();
    assertThat(codes(plan)).contains(DiagnosticCode.ID_MISMATCH);
  }

  @Test
  void risks_and_their_scores_are_kept_with_their_story() {
    var plan = shelf().and("docs/qa/assessments/1.1-risk-20260102.md", """
        # Risk Profile: Story 1.1

        Overall Risk Score: 82/100

        | Risk ID | Description | Probability | Impact | Score | Priority |
        |---|---|---|---|---|---|
        | DATA-001 | Two borrowers, one book | 3 | 3 | 9 | Critical |
        """).read();

    var risk = plan.judgements().getFirst();
    assertThat(risk.kind()).isEqualTo(Kind.RISK);
    assertThat(risk.subject()).isEqualTo(Subject.story("1.1"));
    assertThat(risk.at()).isEqualTo("2026-01-02");
    assertThat(risk.score()).isEqualTo(82);
    assertThat(risk.issues()).containsExactly(new Issue("DATA-001", "9", "Two borrowers, one book", ""));
  }

  @Test
  void the_worst_quality_is_what_an_assessment_of_qualities_says() {
    var plan = shelf().and("docs/qa/assessments/1.1-nfr-20260102.md", """
        # NFR Assessment: 1.1

        - **Security**: CONCERNS - names are shown to everybody
        - **Performance**: PASS - quick
        """).read();

    assertThat(plan.judgements().getFirst().verdict()).isEqualTo(Verdict.CONCERNS);
    assertThat(plan.judgements().getFirst().issues()).hasSize(2);
  }

  @Test
  void a_trace_names_the_criteria_nobody_tests() {
    var plan = shelf().and("docs/qa/assessments/1.1-trace-20260102.md", """
        # Requirements Traceability Matrix

        ## Story: 1.1 - Lend a book

        #### AC1: A free book is lent
        **Coverage: FULL**

        #### AC2: A lent book is not
        **Coverage: NONE**
        """).read();

    assertThat(plan.judgements().getFirst().issues()).extracting(Issue::id).containsExactly("AC2");
    assertThat(plan.judgements().getFirst().subject()).isEqualTo(Subject.story("1.1"));
  }

  @Test
  void a_decision_embedded_in_a_trace_is_its_verdict() {
    var plan = shelf().and("docs/traceability-matrix.md", """
        ---
        workflowType: 'testarch-trace'
        ---
        # Traceability: Story 1.1

        ```yaml
        traceability_and_gate:
          gate_decision:
            decision: "CONCERNS"
        ```
        """).read();

    assertThat(plan.judgements().getFirst().verdict()).isEqualTo(Verdict.CONCERNS);
  }

  @Test
  void of_two_assessments_of_one_kind_the_newer_counts() {
    var plan = shelf()
        .and("docs/qa/assessments/1.1-risk-20260102.md", "# Risk Profile: Story 1.1\n")
        .and("docs/qa/assessments/1.1-risk-20260303.md", "# Risk Profile: Story 1.1\n").read();

    assertThat(plan.judgements()).extracting(Judgement::at).isEqualTo(List.of("2026-03-03", "2026-01-02"));
    assertThat(plan.judgements()).extracting(Judgement::past).isEqualTo(List.of(false, true));
  }
}
