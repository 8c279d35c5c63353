package io.cflow.processors.report;

import static io.cflow.processors.report.PlanBuilder.plan;
import static io.cflow.processors.report.PlanBuilder.serves;
import static io.cflow.processors.report.PlanBuilder.stated;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Artifact;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt.Treatment;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryStatus;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReportsTest {

  private static final String HOSTILE = "x | y\n| # <script> `c` [a](b) \"]; click s0 \u001b[2J\u202e";

  @Test
  void a_plan_says_what_can_be_worked_when_and_why_the_rest_waits() {
    var text = text("plan.md", plan().story("1.1", StoryStatus.DONE, "one").story("1.2", StoryStatus.READY, "two")
        .story("1.3", StoryStatus.DRAFT).story("1.4", StoryStatus.READY).waits("1.4", "1.2", "1.3").build());

    assertThat(text).contains(
        "| Stories | 4: 1 done, 2 ready, 1 draft |",
        "3 stories are left. Working side by side they take 2 waves instead of 3, with at most 2 at a time.",
        "| 1 | 1.2 ready, 1.3 draft | 2 |\n| 2 | 1.4 ready | 1 |",
        "| 1.4 | Story 1.4 | 1.2 ready, 1.3 draft | stated | Depends on 1.2, 1.3 | `epics.md:118` |",
        "Longest chain: 1.2 → 1.4.");
  }

  @Test
  void a_sequence_is_told_from_a_statement() {
    assertThat(text("plan.md", plan().story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY)
        .follows("1.2", "1.1").build()))
        .contains("| 1.2 | Story 1.2 | 1.1 ready | sequence | follows in its epic | `epics.md:7` |", "s0 -.-> s1");
  }

  @Test
  void a_cycle_is_named_with_its_places() {
    assertThat(text("plan.md", plan().story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY)
        .waits("1.1", "1.2").waits("1.2", "1.1").build()))
        .contains("There is no order: these stories wait for each other: 1.1 waits for 1.2 (epics.md:118), "
            + "1.2 waits for 1.1 (epics.md:118); the fewest statements to take back: 1.1 waits for 1.2 (epics.md:118).")
        .doesNotContain("mermaid");
  }

  @Test
  void an_arrow_that_others_imply_is_not_drawn() {
    assertThat(text("plan.md", plan().story("1", StoryStatus.READY).story("2", StoryStatus.READY)
        .story("3", StoryStatus.READY).waits("2", "1").waits("3", "1", "2").build()))
        .contains("s0 --> s1", "s1 --> s2").doesNotContain("s0 --> s2");
  }

  @Test
  void only_what_fits_is_drawn() {
    assertThat(text("plan.md", chain(60))).contains("```mermaid");
    assertThat(text("plan.md", chain(61))).doesNotContain("```mermaid");
  }

  @Test
  void disagreement_comes_with_a_repair_of_its_kind() {
    var review = stated(Source.STORY_FILE, StoryStatus.REVIEW);
    var done = stated(Source.TRACKER, StoryStatus.DONE);

    assertThat(drift(review, done)).contains("### 1 story disagrees between sprint-status.yaml and its file",
        "| 1.1 | review `story.md:3`, done `sprint-status.yaml:3` | review |",
        "weakest evidence", "Repair: cflow sync DIR --repair");
    assertThat(drift(review, stated(Source.STORY_FILE, StoryStatus.DRAFT)))
        .contains("### 1 story states different statuses", "two files of one story differ");
    assertThat(drift(stated(Source.STORY_FILE, StoryStatus.BLOCKED), done))
        .contains("only a person can lift that", "Repair: say in all of them what is true");
    assertThat(drift(review, stated(Source.PLANNING, StoryStatus.DRAFT))).contains("not in planning documents");
  }

  private static String drift(StatedStatus... statuses) {
    return text("plan.md", plan().story("1.1", "T", List.of(statuses), List.of()).build());
  }

  @Test
  void the_receipt_adds_up_and_names_every_line_that_was_not_understood() {
    var text = text("receipt.md", plan().document("a.md", "one", "two | # <b>").read("a.md", Treatment.READ, 5, 3, 2)
        .read("b.md", Treatment.READ, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16)
        .read("c.md", Treatment.KEPT, 0, 0, 1, 2).read("d.zip", Treatment.REFUSED, 0, 0)
        .finding(DiagnosticCode.LINK_REFUSED, Severity.WARNING, "d.zip", "a link").build());

    assertThat(text).contains(
        "4 files: 2 read, 1 kept as they are, 1 refused.",
        "Of 27 nodes 6 became part of an item, 4 are text of a known section, and 17 were not understood.",
        "| **Total** | | | | 27 | 6 | 4 | 17 |",
        "- `a.md:2` (warning) two \\| # &lt;b&gt;\n",
        "And lines 12, 14–16.",
        "| `d.zip` | a link |")
        .doesNotContain("`c.md:1`");
  }

  @Test
  void findings_are_grouped_the_worst_first() {
    var text = text("receipt.md", plan().finding(DiagnosticCode.PLACEHOLDER, Severity.INFO, "a.md", "a placeholder")
        .finding(DiagnosticCode.BAD_YAML, Severity.ERROR, "b.yaml", "not YAML")
        .finding(DiagnosticCode.DEP_SELF, Severity.WARNING, "c.md", "waits for itself").build());

    assertThat(text).containsSubsequence("## 1 error", "### BAD\\_YAML (1)", "- `b.yaml:4` not YAML", "## 1 warning",
        "### DEP\\_SELF (1)", "## 1 note", "### PLACEHOLDER (1)");
  }

  @Test
  void requirements_nobody_serves_come_first() {
    var text = text("traceability.md", traced(), testPlan("""
        {"cases": [{"id": "T-1", "criterion": 1, "level": "unit", "priority": "p0"}]}"""));

    assertThat(text).contains("Named by a story: 2 of 3 functional requirements; 0 of 1 other requirements.")
        .containsSubsequence(
            "## Functional requirements no story serves (1)", "| FR3 | pay by card | 1 | `prd.md:3` |",
            "## Other requirements no story names (1)", "| NFR1 |",
            "## Functional requirements and their stories (2)",
            "| FR1 | search | | 1.1 ready | 2 | 1 | `prd.md:1` |", "| FR2 | buy | | (1.1 ready), (1.2 ready) | 2 | 1 |",
            "| 1.1 | 1 | Given a shop Then it opens | T-1 (P0, unit) |", "| 1.1 | 2 | two | none |");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{\"cases\": [{\"id\": \"T\", \"criterion\": 2}]}", "{\"cases\": [{\"id\": \"T\", \"ac\": \"AC2\"}]}",
    "{\"cases\": [{\"id\": \"T\", \"ac\": \"1.1-AC2\"}]}", "{\"cases\": [{\"id\": \"T\", \"criteria\": [2, \"2\"]}]}",
    "{\"content\": {\"story\": \"1.1\", \"cases\": [{\"id\": \"T\", \"criterion\": 2}]}}"})
  void a_test_plan_may_name_its_criterion_in_several_ways(String json) {
    assertThat(text("traceability.md", traced(), testPlan(json))).contains("| 1.1 | 2 | two | T |");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "not json", "[]", "{\"cases\": 7}", "{\"cases\": [7, null, {\"id\": null}, {\"criterion\": {}}]}",
    "{\"cases\": [{\"id\": \"T\", \"criterion\": \"none\"}]}"})
  void a_test_plan_that_cannot_be_read_leaves_the_criterion_without_a_test(String json) {
    assertThat(text("traceability.md", traced(), testPlan(json))).contains("| 1.1 | 2 | two | none |");
  }

  @Test
  void programs_read_the_same_as_people() {
    var root = JsonMapper.builder().build().readTree(text("traceability.json", traced(), testPlan("""
        {"cases": [{"id": "T-1", "criterion": 1, "level": "unit", "priority": "p0"}]}""")));

    assertThat(root.path("requirementsCovered").asInt()).isEqualTo(2);
    assertThat(root.path("requirements").valueStream().map(each -> each.path("id").asString()))
        .containsExactly("FR3", "NFR1", "FR1", "FR2");
    assertThat(root.at("/stories/0/criteria/0/cases/0/id").asString()).isEqualTo("T-1");
    assertThat(root.at("/requirements/3/stories").valueStream().map(each -> each.path("inherited"))
        .map(JsonNode::asBoolean)).containsExactly(true, true);
  }

  @Test
  void the_index_links_everything_once() {
    var made = List.of(new Artifact("stories/1.1/review.md", "# Code review: Story 1.1\n\nx"),
        new Artifact("stories/1.10/review.md", "no title"), new Artifact("stories/1.2/review.md", "# A | <b>\n"),
        new Artifact("test-plans/1.1.md", "# Test design"), new Artifact("test-plans/1.1.json", "{}"),
        new Artifact("roadmap.md", "# Roadmap\n"), new Artifact("gates/1.1.yml", "gate: PASS"));
    var all = Reports.all(traced(), made, List.of(new Waiting("implementer", "1.1", HOSTILE)));
    var index = all.stream().filter(artifact -> artifact.path().equals("index.md")).findFirst().orElseThrow().content();

    assertThat(all).extracting(Artifact::path).isSorted().hasSize(12);
    all.stream().filter(artifact -> !artifact.path().equals("index.md")).forEach(
        artifact -> assertThat(index.split(Pattern.quote("](" + artifact.path() + ")"), -1))
            .hasSize(2));
    assertThat(index).contains("2 stories: 2 ready.",
        "- [stories/1.2/review.md](stories/1.2/review.md): A \\| &lt;b&gt;\n",
            "[test-plans/1.1.md](test-plans/1.1.md) ([JSON](test-plans/1.1.json)): Test design")
        .containsSubsequence("## Waits for somebody", "## Overview", "## The product", "## Story 1.1", "## Story 1.2",
            "## Story 1.10", "## Test plans");
    assertCellsMatchHeads(index);
  }

  @Test
  void text_from_documents_breaks_no_report() {
    var plan = plan().document(HOSTILE, HOSTILE).requirement("FR1", Requirement.Kind.FUNCTIONAL, HOSTILE)
        .story("1", HOSTILE, List.of(stated(Source.STORY_FILE, StoryStatus.READY)), List.of(serves("FR1", false)),
            HOSTILE)
        .story(HOSTILE, HOSTILE, List.of(), List.of(), HOSTILE).waits("1", HOSTILE)
        .finding(DiagnosticCode.BAD_YAML, Severity.ERROR, HOSTILE, HOSTILE).read(HOSTILE, Treatment.READ, 1, 1, 1)
            .build();

    for (var artifact : Reports.all(plan, List.of(), List.of())) {
      if (artifact.path().endsWith(".md")) {
        assertThat(artifact.content()).doesNotContain("<script", "\u001b", "\u202e");
        assertThat(artifact.content().replaceAll("`[^`\n]+`", "")).doesNotContain("\"]; click");
        assertCellsMatchHeads(artifact.content());
      }
    }
    assertThat(InspectText.of(plan, InspectText.Style.PLAIN, InspectText.Detail.WORST)).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void equal_plans_give_equal_bytes_and_unix_lines() {
    assertThat(Reports.all(traced(), List.of(), List.of())).isEqualTo(Reports.all(traced(), List.of(), List.of()))
        .allSatisfy(artifact -> assertThat(artifact.content()).doesNotContain("\r").endsWith("\n"));
  }

  @Test
  void an_empty_plan_has_reports_too() {
    assertThat(Reports.all(plan().build(), List.of(), List.of())).hasSize(5);
  }

  /** Every row of a table has as many cells as its head: nothing untrusted opened another one. */
  private static void assertCellsMatchHeads(String markdown) {
    long expected = 0;
    for (var line : markdown.split("\n")) {
      long pipes = line.replaceAll("\\\\.", "").chars().filter(character -> character == '|').count();
      if (!line.startsWith("|")) {
        expected = 0;
      } else if (expected == 0) {
        expected = pipes;
      } else {
        assertThat(pipes).as(line).isEqualTo(expected);
      }
    }
  }

  private static Plan traced() {
    return plan().requirement("FR1", Requirement.Kind.FUNCTIONAL, "- **FR1**: search")
        .requirement("FR2", Requirement.Kind.FUNCTIONAL, "FR2: buy")
        .requirement("FR3", Requirement.Kind.FUNCTIONAL, "FR3 pay by card")
        .requirement("NFR1", Requirement.Kind.NON_FUNCTIONAL, "fast").epic("1", "FR3")
        .story("1.1", "Search", List.of(stated(Source.STORY_FILE, StoryStatus.READY)),
            List.of(serves("FR1", true), serves("FR1", false), serves("FR2", true)),
            "1. **Given** a shop\n   **Then** it opens", "two")
        .story("1.2", "Buy", List.of(stated(Source.STORY_FILE, StoryStatus.READY)),
            List.of(serves("FR1", true), serves("FR2", true)))
        .build();
  }

  private static Artifact testPlan(String json) {
    return new Artifact("test-plans/1.1.json", json);
  }

  private static Plan chain(int stories) {
    var plan = plan();
    IntStream.rangeClosed(1, stories).forEach(i -> plan.story("" + i, StoryStatus.READY));
    IntStream.range(1, stories).forEach(i -> plan.waits("" + (i + 1), "" + i));
    return plan.build();
  }

  private static String text(String path, Plan plan, Artifact... artifacts) {
    return Reports.of(plan, List.of(artifacts)).stream()
        .filter(artifact -> artifact.path().equals(path)).findFirst().orElseThrow().content();
  }
}
