package io.cflow.processors.bmad.dialect.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;

class SpecificationsTest {

  private static final String TECH_SPEC = """
      ---
      title: 'Remind readers'
      slug: 'remind-readers'
      status: 'ready-for-dev'
      stepsCompleted: [1, 2, 3]
      tech_stack: ['paper']
      files_to_modify: ['desk/reminders.txt']
      ---

      # Tech-Spec: Remind readers

      ## Overview

      ### Problem Statement
      Readers forget.

      ## Implementation Plan

      ### Tasks

      - [x] Task 1: Keep a list
        - File: `desk/list.txt`
      - [ ] Task 2: Send cards

      ### Acceptance Criteria

      - [ ] AC 1: Given a book that is due tomorrow, when the day begins, then a card is sent
      - [ ] AC 2: Given a book that came back, when the day begins, then none is

      ## Additional Context

      ### Dependencies
      None
      """;
  private static final String BUILD_SPEC = """
      ---
      title: 'Count the books'
      type: 'feature'
      created: '2026-05-06'
      status: 'in-progress'
      baseline_commit: 'abc123'
      review_loop_iteration: 1
      context: []
      ---

      # Count the books

      <frozen-after-approval reason="human-owned intent">

      ## Intent

      **Problem:** Nobody knows how many there are.

      **Approach:** Count.

      ## Boundaries & Constraints

      **Always:** count twice

      **Never:** guess

      </frozen-after-approval>

      ## Code Map

      - `shelf/` -- what is counted

      ## Tasks & Acceptance

      **Execution:**
      - [x] `shelf/count.txt` -- write the number down -- so that it is known
      - [ ] `desk/sign.txt` -- show it -- so that it is seen

      **Acceptance Criteria:**
      - Given ten books, when they are counted, then the sign says ten
      - Given none, when they are counted, then the sign is blank

      ## Spec Change Log

      ## Verification

      **Commands:**
      - `count --check` -- expected: same number
      """;

  @Test
  void a_technical_specification_alone_is_the_work() {
    var story = Project.with("_bmad-output/implementation-artifacts/tech-spec-remind-readers.md", TECH_SPEC).story();

    assertThat(story.title()).isEqualTo("Remind readers");
    assertThat(story.status()).isEqualTo(StoryStatus.READY);
    assertThat(story.criteria()).extracting(AcceptanceCriterion::printed).containsExactly("1", "2");
    assertThat(story.tasks()).extracting(WorkItem::done).containsExactly(true, false);
  }

  @Test
  void a_build_specification_has_boxes_to_execute_and_criteria_to_meet() {
    var story = Project.with("_bmad-output/implementation-artifacts/spec-count-the-books.md", BUILD_SPEC).story();

    assertThat(story.status()).isEqualTo(StoryStatus.IN_PROGRESS);
    assertThat(story.criteria()).hasSize(2);
    assertThat(story.tasks()).extracting(WorkItem::done).containsExactly(true, false);
  }

  @Test
  void a_numbered_build_specification_is_the_file_of_its_story() {
    var plan = Project.with("_bmad-output/planning-artifacts/epics.md",
        "# Shelf - Epic Breakdown\n\n## Epic 1: Counting\n\n### Story 1.2: Count the books\n")
        .and("_bmad-output/implementation-artifacts/spec-1-2-count-the-books.md", BUILD_SPEC).read();

    assertThat(plan.stories()).hasSize(1);
    assertThat(plan.stories().getFirst().status()).isEqualTo(StoryStatus.IN_PROGRESS);
    assertThat(plan.stories().getFirst().definitions()).hasSize(2);
  }

  @Test
  void beside_stories_a_specification_explains_and_is_no_story() {
    var plan = Project.with("docs/stories/1.1.lend.md", "# Story 1.1: Lend\n\n## Status\nDraft\n")
        .and("docs/tech-spec-remind-readers.md", TECH_SPEC).read();

    assertThat(plan.stories()).hasSize(1);
  }

  @Test
  void the_technical_context_of_an_epic_is_no_story() {
    var plan = Project.with("docs/tech-spec-epic-1.md", """
        # Epic Technical Specification: Lending

        ## Acceptance Criteria
        1. A book is lent
        """).read();

    assertThat(plan.stories()).isEmpty();
  }
}
