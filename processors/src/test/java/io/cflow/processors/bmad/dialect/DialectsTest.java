package io.cflow.processors.bmad.dialect;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.hardEdges;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;

/** A small project of each version of the method, as its tools leave it on disk. */
class DialectsTest {

  private static final String PRD = """
      # Shelf Product Requirements Document (PRD)

      ## Goals and Background Context
      ### Goals
      - Books are read

      ## Requirements

      ### Functional
      - FR1: A reader borrows a book

      ### Non Functional
      - NFR1: Nobody waits

      ## Epic List
      - Epic 1 Lending: books leave the shelf

      ## Epic 1 Lending

      Books leave the shelf.

      ### Story 1.1 Lend a book

      As a reader,
      I want a book,
      so that I can read.

      #### Acceptance Criteria
      1. A free book is lent
      2. A lent book is not

      ### Story 1.2 Return a book

      #### Acceptance Criteria
      1. It is free again
      """;

  @Test
  void version_3_has_flat_shards_and_a_status_in_the_heading() {
    var plan = Project.with("docs/index.md", "# Shelf\n\n- [Epic 1](./epic-1.md)\n")
        .and("docs/epic-1.md", "# Epic 1: Lending\n\n## Story 1.1: Lend a book\n### Acceptance Criteria\n- 1: Lent\n")
        .and("docs/stories/1.1.story.md", """
            # Story 1.1: Lend a book

            ## Status: Review

            ## Story
            - As a reader
            - I want a book
            - so that I can read

            ## Acceptance Criteria (ACs)
            1. Lent
            2. Stamped

            ## Tasks / Subtasks
            - [x] Stamp (AC: 2)

            ## Story Progress Notes
            ### Agent Model Used: some
            """).read();

    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.REVIEW);
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(story(plan, "1.1").statement()).isPresent();
    assertThat(story(plan, "1.1").definitions()).hasSize(2);
  }

  @Test
  void version_4_in_one_document_is_read_without_colons() {
    var plan = Project.with("docs/prd.md", PRD).read();

    assertThat(epicIds(plan)).containsExactly("1");
    assertThat(ids(plan)).containsExactly("1.1", "1.2");
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1", "NFR1");
    assertThat(plan.flavour()).isEqualTo("v4-mono");
  }

  @Test
  void version_4_in_shards_keeps_one_story_of_shard_and_file() {
    var plan = Project.with("docs/prd/index.md", "# PRD\n\n- [Epic 1](./epic-1-lending.md)\n")
        .and("docs/prd/epic-1-lending.md", "# Epic 1 Lending\n\n## Story 1.1 Lend a book\n\n"
            + "### Acceptance Criteria\n1. Lent\n")
        .and("docs/stories/1.1.lend-a-book.md", "# Story 1.1: Lend a book\n\n## Status\n\nApproved\n").read();

    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.APPROVED);
    assertThat(plan.flavour()).isEqualTo("v4-sharded");
  }

  @Test
  void a_brownfield_story_keeps_its_integration_verification_apart() {
    var plan = Project.with("docs/brownfield-prd.md", """
        # Shelf Brownfield Enhancement PRD

        ## Requirements
        ### Functional
        - FR1: Fines are counted
        ### Compatibility Requirements
        - CR1: Cards stay valid

        ## Epic 1: Fines
        **Epic Goal**: People bring books back.

        ### Story 1.1: Count days
        #### Acceptance Criteria
        1. Days are counted
        #### Integration Verification
        - IV1: Cards stay valid
        - IV2: Lending works
        """).read();

    assertThat(story(plan, "1.1").criteria()).hasSize(1);
    assertThat(plan.requirements(Requirement.Kind.CONSTRAINT)).extracting(Requirement::id).containsExactly("CR1");
    assertThat(plan.flavour()).isEqualTo("v4-brownfield");
  }

  @Test
  void the_alpha_of_version_6_has_prerequisites_and_a_status_of_workflows() {
    var plan = Project.with("docs/bmm-workflow-status.yaml",
        "workflow_status:\n  prd: docs/PRD.md\n  epics: required\n")
        .and("docs/epics.md", """
            # Shelf - Epic Breakdown

            ## Epic 1: Lending

            ### Story 1.1: Lend a book
            **Acceptance Criteria:**
            **Given** a free book
            **When** it is asked for
            **Then** it is lent

            **Prerequisites:** None

            ### Story 1.2: Return a book
            **Acceptance Criteria:**
            **Given** a lent book
            **When** it comes back
            **Then** it is free

            **Prerequisites:** Story 1.1
            """)
        .and("docs/sprint-artifacts/1-1-lend-a-book.md", """
            # Story 1.1: Lend a book

            Status: drafted

            ## Dev Agent Record

            ### Context Reference
            - docs/sprint-artifacts/1-1-lend-a-book.context.xml
            """)
        .and("docs/sprint-artifacts/sprint-status.yaml",
            "development_status:\n  1-1-lend-a-book: ready-for-dev\n").read();

    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.READY);
    assertThat(story(plan, "1.1").criteria()).hasSize(1);
    assertThat(hardEdges(plan)).containsExactly("1.2 -> 1.1");
    assertThat(plan.flavour()).isEqualTo("v6-alpha");
  }

  @Test
  void version_6_keeps_plans_stories_and_tracker_below_one_folder() {
    var plan = Project.with("_bmad/bmm/config.yaml", """
        project_name: shelf
        planning_artifacts: "{project-root}/_bmad-output/planning-artifacts"
        implementation_artifacts: "{project-root}/_bmad-output/implementation-artifacts"
        """)
        .and("_bmad-output/planning-artifacts/prd.md", """
            ---
            stepsCompleted: [step-01-init]
            workflowType: 'prd'
            ---
            # Product Requirements Document - Shelf

            ## Functional Requirements

            ### Lending
            - FR1: A reader can borrow a book
            - FR2: A reader can return a book
            """)
        .and("_bmad-output/planning-artifacts/epics.md", """
            ---
            stepsCompleted: []
            ---
            # Shelf - Epic Breakdown

            ## Requirements Inventory
            ### Functional Requirements
            FR1: A reader can borrow a book
            FR2: A reader can return a book
            ### FR Coverage Map
            FR1: Epic 1 - lending

            ## Epic List
            ### Epic 1: Lending
            Books leave the shelf.
            **FRs covered:** FR1, FR2

            ## Epic 1: Lending

            ### Story 1.1: Lend a book
            As a reader,
            I want a book,
            So that I can read.

            **Acceptance Criteria:**

            **Given** a free book
            **When** it is asked for
            **Then** it is lent
            """)
        .and("_bmad-output/implementation-artifacts/1-1-lend-a-book.md", """
            # Story 1.1: Lend a book

            Status: review

            ## Tasks / Subtasks
            - [x] Stamp
              - [ ] Ink
            """)
        .and("_bmad-output/implementation-artifacts/sprint-status.yaml",
            "development_status:\n  1-1-lend-a-book: done\n")
        .read();

    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1", "FR2");
    assertThat(story(plan, "1.1").covers()).extracting(RequirementLink::requirement).containsExactly("FR1", "FR2");
    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.REVIEW);
    assertThat(codes(plan)).contains(DiagnosticCode.STATUS_DRIFT);
    assertThat(plan.flavour()).isEqualTo("v6");
  }
}
