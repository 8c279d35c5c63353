package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InspectJsonTest {

  private static final String EPICS = """
      # Library - Epic Breakdown
      ## Requirements Inventory
      - FR1: Lend.
      - NFR1: Fast.
      - CR1: Compatible.
      ## Epic 1: Lending
      ### Story 1.1: Lend
      **Acceptance Criteria:**
      1. One
      2. Two
      ### Story 1.2: Return
      **Prerequisites:** Story 1.1
      ### Story 1.3: Remind
      """;

  @Test
  void the_keys_stand_in_a_fixed_order() {
    var json = JsonMapper.shared().readTree(InspectJson.render(Project.with("docs/epics.md", EPICS).read()));
    assertThat(json.propertyNames()).containsExactly("project", "flavour", "content_hash", "documents",
        "functional_requirements", "non_functional_requirements",
        "constraint_requirements", "requirements", "epics", "stories", "tracked_only", "dependencies",
        "epic_dependencies", "edges", "cycles", "drift", "diagnostics", "judgements", "receipt");
  }

  @Test
  void planned_and_written_criteria_are_told_apart() {
    var json = JsonMapper.shared().readTree(InspectJson.render(Project.with("docs/epics.md", EPICS)
        .and("docs/stories/1.1.story.md",
        "# Story 1.1: Lend\n## Status\n**Done** (today)\n## Acceptance Criteria\n1. a\n## Tasks\n- [x] a\n  - [ ] b\n")
            .read()));
    var story = json.get("stories").get(0);
    assertThat(story.get("acceptance_criteria").get("planned").asInt()).isEqualTo(2);
    assertThat(story.get("acceptance_criteria").get("story_file").asInt()).isEqualTo(1);
    assertThat(story.get("status").get("story_file").asString()).isEqualTo("**Done** (today)");
    assertThat(story.get("status").get("sprint").isNull()).isTrue();
    assertThat(story.get("tasks").get("checked").asInt()).isEqualTo(1);
    assertThat(story.get("subtasks").get("unchecked").asInt()).isEqualTo(1);
    assertThat(story.get("defined_in").get(1).get("kind").asString()).isEqualTo("epics");
  }

  @Test
  void a_story_shows_its_gate_with_what_it_said_before() {
    var json = JsonMapper.shared().readTree(InspectJson.render(Project.with("docs/epics.md", EPICS)
        .and("docs/qa/gates/1.1-lend.yml", "story: '1.1'\ngate: PASS\nquality_score: 90\nupdated: 2026-02-02\n"
            + "history:\n  - { at: 2026-01-01, gate: FAIL, note: too early }\n").read()));
    var gate = json.get("stories").get(0).get("gate");
    assertThat(gate.get("verdict").asString()).isEqualTo("PASS");
    assertThat(gate.get("score").asInt()).isEqualTo(90);
    assertThat(gate.get("history").get(0).get("word").asString()).isEqualTo("FAIL");
    assertThat(json.get("stories").get(1).get("gate").isNull()).isTrue();
    assertThat(json.get("judgements")).hasSize(2);
  }

  @Test
  void only_stated_dependencies_are_dependencies_and_all_edges_are_edges() {
    var json = JsonMapper.shared().readTree(InspectJson.render(Project.with("docs/epics.md", EPICS).read()));
    assertThat(json.get("dependencies")).hasSize(1);
    assertThat(json.get("edges")).extracting(edge -> edge.get("strength").asString()).containsExactly("hard", "soft");
    assertThat(json.get("edges").get(0).get("evidence").asString()).isEqualTo("docs/epics.md:12");
  }

  @Test
  void a_disagreement_is_data_with_the_repair_it_proposes() {
    var json = JsonMapper.shared().readTree(InspectJson.render(Project.with("docs/epics.md", EPICS)
        .and("docs/stories/1.1.story.md", "# Story 1.1: Lend\n## Status\nReview\n## Acceptance Criteria\n1. a\n2. b\n")
        .and("docs/sprint-status.yaml", "development_status:\n  1-1-lend: done\n").read()));

    assertThat(json.get("drift")).hasSize(1);
    var drift = json.get("drift").get(0);
    assertThat(drift.get("kind").asString()).isEqualTo("story");
    assertThat(drift.get("subject").asString()).isEqualTo("1.1");
    assertThat(drift.get("field").asString()).isEqualTo("status");
    assertThat(drift.get("values")).extracting(value -> value.get("path").asString() + ":" + value.get("line").asInt()
        + " " + value.get("source").asString() + " " + value.get("value").asString()).containsExactly(
        "docs/stories/1.1.story.md:3 story-file Review", "docs/sprint-status.yaml:2 tracker done");
    assertThat(drift.get("proposed").asString()).isEqualTo("review");
    assertThat(drift.get("command").asString()).isEqualTo("cflow sync DIR --repair");
  }

  @Test
  void a_cycle_is_data_with_the_statements_to_take_back() {
    var json = JsonMapper.shared().readTree(InspectJson.render(Project.with("docs/epics.md", EPICS.replace(
        "### Story 1.2: Return", "**Depends on:** Story 1.2\n### Story 1.2: Return")).read()));

    assertThat(json.get("cycles").get("paths").get(0)).hasSize(2);
    assertThat(json.get("cycles").get("minimum").asBoolean()).isTrue();
    var cut = json.get("cycles").get("cut").get(0);
    assertThat(cut.get("from").asString()).isEqualTo("1.1");
    assertThat(cut.get("places").get(0).asString()).isEqualTo("docs/epics.md:11");
    assertThat(cut.get("basis").asString()).isEqualTo("label");
  }

  @Test
  void every_file_has_its_type_and_its_receipt() {
    var json = JsonMapper.shared()
        .readTree(InspectJson.render(Project.with("docs/epics.md", EPICS).and("notes.txt", "x").read()));
    assertThat(json.get("documents").get("docs/epics.md").asString()).isEqualTo("epics");
    assertThat(json.get("receipt")).extracting(entry -> entry.get("treatment").asString())
        .containsExactly("read", "kept");
  }

  @Test
  void the_receipt_is_easy_to_add_up() {
    var json = JsonMapper.shared().readTree(InspectJson.render(
        Project.with("docs/prd.md", "# PRD\n## Goals\n- sell\n- Story 9.9: lost\n").read()));

    var entry = json.get("receipt").get(0);
    assertThat(entry.get("nodes").asInt()).isEqualTo(4);
    assertThat(entry.get("mapped").asInt()).isZero();
    assertThat(entry.get("prose").asInt()).isEqualTo(3);
    assertThat(entry.get("known_rows").asInt()).isEqualTo(2);
    assertThat(entry.get("sections")).extracting(section -> section.toString()).containsExactly(
        "{\"section\":\"PRD\",\"line\":1,\"nodes\":1}", "{\"section\":\"Goals\",\"line\":2,\"nodes\":2}");
    assertThat(entry.get("unmapped")).singleElement().satisfies(node -> {
      assertThat(node.get("line").asInt()).isEqualTo(4);
      assertThat(node.get("severity").asString()).isEqualTo("warning");
      assertThat(node.get("section").asString()).isEqualTo("Goals");
      assertThat(node.get("reason").asString()).contains("a story", "9.9");
    });
  }
}
