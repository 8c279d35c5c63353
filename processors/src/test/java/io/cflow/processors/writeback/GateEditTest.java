package io.cflow.processors.writeback;

import static io.cflow.processors.writeback.Documents.GATE;
import static io.cflow.processors.writeback.Documents.edited;
import static io.cflow.processors.writeback.Documents.patch;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateEditTest {

  private static final List<String> JUDGEMENT = """
      # a remark of ours
      schema: 1
      story: "1.3"
      story_title: "Search"
      gate: PASS
      status_reason: "every rule is met"
      reviewer: "qa"
      top_issues:
        - id: "REQ-001"
          severity: low
      waiver: {active: false}
      quality_score: 100
      """.lines().toList();
  private static final GateEdit EDIT = new GateEdit(JUDGEMENT, Instant.parse("2026-03-04T05:06:07.123Z"));

  private static final String PRESENT = """
      # kept by hand
      schema: 1
      story: '1.3'
      gate: CONCERNS  # see below
      status_reason: 'AC2: "no" test'
      reviewer: Quinn
      updated: '2026-01-01T00:00:00Z'

      # --- issues ---
      top_issues: []
      waiver: {active: false}
      team_field: [keep, me] # ours
      quality_score: 90
      """;

  @Test
  void a_new_gate_is_written_in_the_templates_order_with_its_time() {
    var patch = Patching.of(GATE, Optional.empty(), Optional.empty(), List.of(EDIT));

    assertThat(Documents.text(patch.after())).startsWith("schema: 1\nstory: \"1.3\"\n")
        .contains("reviewer: \"qa\"\nupdated: \"2026-03-04T05:06:07Z\"\ntop_issues:\n");
  }

  @Test
  void an_old_judgement_moves_to_the_history_and_everything_else_stays() {
    assertThat(edited(GATE, PRESENT, EDIT)).isEqualTo("""
        # kept by hand
        schema: 1
        story: '1.3'
        gate: PASS  # see below
        status_reason: "every rule is met"
        reviewer: "qa"
        updated: "2026-03-04T05:06:07Z"

        # --- issues ---
        top_issues:
          - id: "REQ-001"
            severity: low
        waiver: {active: false}
        team_field: [keep, me] # ours
        quality_score: 100
        history:
          - {at: '2026-01-01T00:00:00Z', gate: CONCERNS, note: 'AC2: "no" test'}
        """);
  }

  @Test
  void the_history_grows_at_its_end() {
    var twice = edited(GATE, edited(GATE, PRESENT, EDIT), new GateEdit(JUDGEMENT, Instant.parse("2026-04-01T00:00:00Z")));

    assertThat(twice).endsWith("""
        history:
          - {at: '2026-01-01T00:00:00Z', gate: CONCERNS, note: 'AC2: "no" test'}
          - {at: "2026-03-04T05:06:07Z", gate: PASS, note: "every rule is met"}
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"---\n\n# Decision\n\n**PASS**\n", "notes: 'Don\\'t'\n", "gate: PASS\n"})
  void a_file_that_is_not_one_yaml_document_is_left(String tail) {
    var patch = patch(GATE, PRESENT + tail, EDIT);

    assertThat(patch.isChange()).isFalse();
    assertThat(patch.remarks()).hasSize(1);
  }

  @Test
  void a_reason_of_several_lines_is_left() {
    var patch = patch(GATE, PRESENT.replace("'AC2: \"no\" test'", ">\n  long\n  words"), EDIT);

    assertThat(patch.isChange()).isFalse();
  }
}
