package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Plan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class ReceiptProperties {

  private static final List<String> PATHS = List.of("docs/prd.md", "docs/stories/1.1.story.md", "docs/epics.md",
      "docs/prd/epic-1.md", "docs/notes.md",
      "docs/sprint-status.yaml", "docs/qa/gates/1.1-x.yml", "stories.yaml", "docs/architecture/index.md", "image.png",
          "spec-1-1-x.md");

  @Property(tries = 150)
  void reading_never_throws_whatever_the_bytes(@ForAll @Size(max = 400) byte[] bytes) {
    var project = new Project();
    PATHS.forEach(path -> project.and(path, bytes));
    assertThat(project.read().documents()).hasSize(PATHS.size());
  }

  @Property(tries = 300)
  void every_node_is_accounted_for(@ForAll("documents") String text) {
    var project = new Project();
    PATHS.forEach(path -> project.and(path, text.getBytes(StandardCharsets.UTF_8)));
    var plan = project.read();
    assertThat(plan.receipt().entries()).hasSize(PATHS.size())
        .allSatisfy(entry -> assertThat(entry.mapped() + entry.prose() + entry.unmapped().size())
        .isEqualTo(entry.nodes()));
    assertSpansLieInTheirDocuments(plan);
  }

  /** Counted here by what was put in, there by what was found. */
  @Property(tries = 200)
  void no_node_is_counted_twice_or_overlooked(@ForAll("fragments") List<Fragment> fragments) {
    var text = fragments.stream().map(Fragment::text).collect(Collectors.joining("\n\n"));
    var paths = List.of("docs/prd.md", "docs/stories/1.1.story.md", "docs/architecture.md", "docs/notes.md");
    var project = new Project();
    paths.forEach(path -> project.and(path, text));
    int nodes = fragments.stream().mapToInt(Fragment::nodes).sum();

    assertThat(project.read().receipt().entries()).hasSize(paths.size())
        .allSatisfy(entry -> {
          assertThat(entry.nodes()).isEqualTo(nodes);
          assertThat(entry.mapped() + entry.prose() + entry.unmapped().size()).isEqualTo(nodes);
          assertThat(entry.unmapped()).extracting(node -> node.span().firstLine()).doesNotHaveDuplicates().isSorted();
        });
  }

  /** Text whose nodes are known. */
  record Fragment(String text, int nodes) {}

  @Provide
  Arbitrary<List<Fragment>> fragments() {
    return Arbitraries.of(
        new Fragment("# Title", 1), new Fragment("## Goals", 1), new Fragment("### Story 1.1: Lend", 1),
        new Fragment("## Acceptance Criteria", 1), new Fragment("## Nobody Knows", 1), new Fragment("- item", 1),
        new Fragment("1. item\n2. item", 2), new Fragment("- [ ] box\n  - deeper", 2), new Fragment("words", 0),
        new Fragment("| a | b |\n|---|---|\n| 1 | 2 |", 2), new Fragment("Story 9.9: lost", 1),
        new Fragment("- FR1: lend", 1), new Fragment("FR99: lost", 1), new Fragment("[ ] a box without a list", 1),
        new Fragment("```\n- in code\n# no heading\n```", 0), new Fragment("<!-- - in a comment -->", 0),
        new Fragment("> - quoted item", 1), new Fragment("> quoted words", 0), new Fragment("- - -", 0),
        new Fragment("**Dependencies:** Story 1.2", 0), new Fragment("AC9: lost", 1)).list().ofMaxSize(30);
  }

  @Property(tries = 100)
  void rendering_is_repeatable(@ForAll("documents") String text) {
    var project = Project.with("docs/prd.md", text).and("docs/stories/1.1.story.md", text);
    assertThat(InspectJson.render(project.read())).isEqualTo(InspectJson.render(project.read()));
  }

  private static void assertSpansLieInTheirDocuments(Plan plan) {
    var sizes = plan.documents().stream()
        .collect(Collectors.toMap(document -> document.path(), document -> Math.max(1, document.lines().size())));
    plan.stories().stream().flatMap(story -> story.definitions().stream())
        .flatMap(definition -> definition.criteria().stream().map(criterion -> criterion.span()))
        .forEach(span -> assertThat(span.lastLine()).isLessThanOrEqualTo(sizes.get(span.path())));
    plan.diagnostics().forEach(diagnostic -> assertThat(diagnostic.span().lastLine()).as(diagnostic.toString())
        .isLessThanOrEqualTo(sizes.get(diagnostic.span().path())));
    assertThat(plan.dependencies()).allSatisfy(edge -> {
      assertThat(plan.story(edge.from())).isPresent();
      assertThat(plan.story(edge.to())).isPresent();
    });
    assertThat(plan.stories()).extracting(story -> story.id()).doesNotHaveDuplicates();
    assertThat(plan.epics()).extracting(epic -> epic.id()).doesNotHaveDuplicates();
  }

  /** Documents made of the pieces the patterns look for, in any order. */
  @Provide
  Arbitrary<String> documents() {
    var line = Arbitraries.of("# Epic 1: Lending", "## Story 1.1: Lend", "### Story 1.2: Return",
        "## Story 1.1: Other", "### Epic 2", "## Acceptance Criteria", "**Acceptance Criteria:**", "1. one",
        "2. two", "- [ ] task (AC: 1)", "  - [x] deeper", "## Tasks / Subtasks", "Status: done", "## Status",
            "Ready for Review", "**Given** a", "**When** b", "**Then** c", "```", "```gherkin", "````",
        "<!--", "-->", "---", "- FR1: lend", "NFR2: fast", "| Epic 1 | A | Epic 2 |", "| Epic | Name | Dependencies |",
            "|---|---|---|", "**Dependencies:** Story 1.2, Epic 2", "**Blocks:** 1.1-1.9",
        "Stories 1.1-1.3 depend on 2.1", "## Dependencies", "1.1 → 1.2", "FR1: Epic 1 - x", "### AC1: x", "AC2: y",
            "development_status:", "  1-1-lend: done", "  epic-1: backlog", "gate: PASS", "- id: 1",
        "  title: x", "", "", "As a x, I want y, so that z.", "故事 1.3：借书", "### File List", "- `a/b.java` (new)",
            "****", "**", "#", "~~Epic 3: gone~~", "===");
    return line.list().ofMaxSize(60).map(lines -> String.join("\n", lines));
  }
}
