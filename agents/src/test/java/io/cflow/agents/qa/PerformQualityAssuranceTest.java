package io.cflow.agents.qa;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.StoryTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class PerformQualityAssuranceTest {

  private static final Plan PLAN = PlanBuilder.plan()
      .story("1.3", "Book \"the\" room: now", null, "A room is booked", "A password is checked by the gateway")
      .build();
  private static final String CLEAN_REVIEW = """
      {"content": {"files": [{"path": "src/Room.java"}], "findings": []}}""";

  @Test
  void without_any_evidence_the_gate_fails() {
    var outcome = StoryTask.of(PLAN, "1.3").by(new PerformQualityAssurance());

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcome.summary()).isEqualTo("FAIL: story 1.3, Test run: none");
  }

  @Test
  void all_criteria_passed_and_a_clean_review_is_a_pass() {
    var outcome = judge(tests("passed", "passed"), CLEAN_REVIEW);

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    assertThat(outcome.summary()).isEqualTo("PASS: story 1.3, every rule is met");
    assertThat(gate(outcome)).isEqualTo("""
        # "updated" is added when the gate is written into the project.
        schema: 1
        story: "1.3"
        story_title: "Book \\"the\\" room: now"
        gate: PASS
        status_reason: "every rule is met"
        reviewer: "qa.perform_quality_assurance, rules gate/1"
        top_issues: []
        waiver: {active: false}
        quality_score: 100
        evidence:
          trace:
            ac_covered: [1, 2]
            ac_gaps: []
        """);
  }

  @Test
  void a_missing_review_is_a_concern() {
    assertThat(judge(tests("passed", "passed"), "{}").summary()).isEqualTo("CONCERNS: story 1.3, Review: none");
  }

  @Test
  void an_untested_criterion_of_the_highest_priority_fails_the_gate() {
    var outcome = judge(tests("passed", ""), CLEAN_REVIEW);

    assertThat(outcome.summary()).startsWith("FAIL: story 1.3, P0 coverage: 0 of 1 criteria (0 %)");
    assertThat(new Yaml().<Map<String, Object>>load(gate(outcome))).containsEntry("gate", "FAIL");
  }

  @Test
  void a_high_finding_of_the_review_fails_the_gate_and_a_medium_one_is_a_concern() {
    assertThat(judge(tests("passed", "passed"), review("error")).summary()).startsWith("FAIL");
    assertThat(judge(tests("passed", "passed"), review("warning")).summary()).startsWith("CONCERNS");
    assertThat(judge(tests("passed", "passed"), review("info")).summary()).startsWith("PASS");
  }

  @Test
  void a_flaky_test_is_a_concern() {
    assertThat(judge(tests("passed", "flaky"), CLEAN_REVIEW).summary())
        .isEqualTo("CONCERNS: story 1.3, Flaky tests: 1");
  }

  @Test
  void a_broken_artifact_counts_as_none() {
    assertThat(judge("not json", CLEAN_REVIEW).summary()).startsWith("FAIL");
  }

  private static Outcome judge(String tests, String review) {
    var earlier = new ArrayList<Artifact>();
    earlier.add(new Artifact("stories/1.3/tests.json", tests));
    earlier.add(new Artifact("stories/1.3/review.json", review));
    return new StoryTask(PLAN, "1.3", Optional.empty(), earlier).by(new PerformQualityAssurance());
  }

  private static String tests(String... statuses) {
    var criteria = new ArrayList<String>();
    for (int i = 0; i < statuses.length; i++) {
      criteria.add(statuses[i].isEmpty() ? "{\"ordinal\": %d, \"tests\": []}".formatted(i + 1)
          : "{\"ordinal\": %d, \"tests\": [{\"name\": \"t\", \"status\": \"%s\"}]}".formatted(i + 1, statuses[i]));
    }
    return "{\"content\": {\"result\": \"passed\", \"failures\": [], \"criteria\": " + criteria + "}}";
  }

  private static String review(String severity) {
    return CLEAN_REVIEW.replace("[]}", "[{\"severity\": \"%s\", \"rule\": \"EmptyCatchBlock\"}]}".formatted(severity));
  }

  private static String gate(Outcome outcome) {
    return Reports.text(outcome, "stories/1.3/gate.yml");
  }
}
