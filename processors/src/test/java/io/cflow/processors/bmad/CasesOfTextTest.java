package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Requirement;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.domain.StoryStatus;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Cases 19, 20, 22 and 30 (reading): malformed, wrapped, empty and huge text. */
class CasesOfTextTest {

  @Test
  void case_19_front_matter_without_an_end_or_without_sense_costs_nothing_but_itself() {
    var plan = Project.with("docs/prd.md", """
            ---
            workflowType: prd
            stepsCompleted: [1, 2]

            # Library PRD

            ## Functional Requirements
            - FR1: Books can be lent.
            """)
        .and("docs/epics.md", """
            ---
            stepsCompleted: [1]
            editHistory:
              - "2025-11-02: first
              - note: a: b: c
            ---
            # Library - Epic Breakdown
            ## Epic 1: Lending
            ### Story 1.1: Lend a book
            """)
        .read();

    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1");
    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.UNTERMINATED_FRONTMATTER)
        .extracting(found -> found.span().toString()).containsExactly("docs/prd.md:1");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.BAD_YAML)
        .extracting(found -> found.span().path()).containsExactly("docs/epics.md");
  }

  @Test
  void case_20_an_unshifted_shard_with_a_mark_and_foreign_line_ends_is_read() {
    var text = """
        # Epic 1: Lending

        ### Story 1.1: Lend a book

        #### Acceptance Criteria
        1. A free book can be lent.

        ### Story 1.2: Return a book

        #### Acceptance Criteria
        1. A lent book can be returned.
        """.replace("\n", "\r\n");
    var plan = Project.with("docs/prd/epic-1-lending.md", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).read();

    assertThat(epicIds(plan)).containsExactly("1");
    assertThat(ids(plan)).containsExactly("1.1", "1.2");
    assertThat(story(plan, "1.2").criteria()).extracting(AcceptanceCriterion::text)
        .containsExactly("1. A lent book can be returned.");
    assertThat(plan.documents().getFirst().line(1)).isEqualTo("# Epic 1: Lending");
  }

  @Test
  void case_22_comments_and_fences_hide_their_headings_and_only_theirs() {
    var plan = Project.with("docs/epics.md", """
        # Library - Epic Breakdown
        <!-- repeat for each epic
        ## Epic 99: Template
        ### Story 99.1: Template
        -->
        ## Epic 1: Lending
        ### Story 1.1: Lend a book

        ````markdown
        ```text
        ### Story 1.77: Quoted
        ```
        ### Story 1.78: Quoted too
        ````

        ### Story 1.2: Return a book

        ```python
        ### Story 1.79: Never closed

        ## Epic 2: Catalogue
        ### Story 2.1: List books
        """).read();

    assertThat(epicIds(plan)).containsExactly("1", "2");
    assertThat(ids(plan)).containsExactly("1.1", "1.2", "2.1");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.UNCLOSED_FENCE)
        .extracting(found -> found.span().toString()).containsExactly("docs/epics.md:18");
  }

  @Test
  void case_30_an_empty_story_file_is_a_story_about_which_nothing_is_said() {
    var plan = Project.with("docs/stories/2.10.story.md", new byte[0]).read();

    assertThat(ids(plan)).containsExactly("2.10");
    assertThat(story(plan, "2.10").definitions()).extracting(definition -> definition.kind())
        .containsExactly(Kind.STORY_EMPTY);
    assertThat(story(plan, "2.10").status()).isEqualTo(StoryStatus.BACKLOG);
    assertThat(codes(plan)).contains(DiagnosticCode.EMPTY_FILE);
  }

  @Test
  void case_30_a_document_wrapped_in_one_fence_is_looked_through() {
    var plan = Project.with("docs/stories/1.1.story.md", """
        ```markdown
        # Story 1.1: Lend a book

        ## Status
        Approved

        ## Acceptance Criteria
        1. A free book can be lent.
        ```
        """).read();

    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.APPROVED);
    assertThat(story(plan, "1.1").criteria()).hasSize(1);
  }

  @Test
  void case_30_a_placeholder_left_in_a_story_is_found() {
    var plan = Project.with("docs/stories/1.1.story.md", """
        # Story 1.1: {{story_title}}

        ## Status
        Draft
        """).read();

    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.PLACEHOLDER)
        .extracting(found -> found.span().toString()).containsExactly("docs/stories/1.1.story.md:1");
  }

  @Test
  void case_30_two_megabytes_in_lines_of_twenty_thousand_characters_are_read_to_the_end() {
    var line = "- FR%d: Books " + "and more books, (see Story 1.1) ".repeat(620);
    var text = new StringBuilder("# Library PRD\n\n## Functional Requirements\n\n");
    for (int i = 1; text.length() < 2_000_000; i++) {
      text.append(line.formatted(i)).append('\n');
    }
    text.append("\n## Epic 1: Lending\n\n### Story 1.1: Lend a book\n");

    var plan = Project.with("docs/prd.md", text.toString()).read();

    assertThat(plan.documents()).singleElement().extracting(document -> document.type()).isEqualTo(DocumentType.PRD);
    assertThat(plan.requirements()).hasSizeGreaterThan(95);
    assertThat(ids(plan)).containsExactly("1.1");
  }
}
