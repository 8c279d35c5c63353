package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StoryStatus;
import org.junit.jupiter.api.Test;

/** Cases 3, 4, 11, 27 (reading) and 28: how far a story is, and who says so. */
class CasesOfStatusTest {

  @Test
  void case_03_a_decorated_status_counts_and_a_reviewers_does_not() {
    var story = Project.with("docs/stories/1.1.story.md", """
        # Lend a book

        ## Status


        ✅ **DONE** (2025-09-01, see QA)

        ## Story
        As a reader, I want to lend a book, so that I can read it.

        ## QA Results
        **Status:** PASS
        """).story();

    assertThat(story.status()).isEqualTo(StoryStatus.DONE);
    assertThat(story.statuses()).singleElement().satisfies(said -> {
      assertThat(said.note()).isEqualTo("(2025-09-01, see QA)");
      assertThat(said.span()).hasToString("docs/stories/1.1.story.md:6");
    });
  }

  @Test
  void case_04_a_status_line_above_a_rule_is_no_heading() {
    var story = Project.with("docs/stories/1.1.story.md", """
        # Story 1.1: Lend a book

        Status: Draft
        ---

        ## Story
        As a reader, I want to lend a book, so that I can read it.

        ## Acceptance Criteria
        1. A free book can be lent.
        """).story();

    assertThat(story.status()).isEqualTo(StoryStatus.DRAFT);
    assertThat(story.title()).isEqualTo("Lend a book");
    assertThat(story.criteria()).hasSize(1);
  }

  @Test
  void case_11_a_ticked_task_with_an_open_part_is_inconsistent() {
    var plan = Project.with("docs/stories/1.1.story.md", """
        # Story 1.1: Lend a book

        ## Status
        Done

        ## Acceptance Criteria
        1. A free book can be lent.

        ## Tasks / Subtasks
        - [x] Lend (AC: 1)
          - [x] Write the check
          - [ ] Cover the refusal
        """).read();

    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.INCONSISTENT_TASKS)
        .extracting(found -> found.span().toString())
        .containsExactly("docs/stories/1.1.story.md:1", "docs/stories/1.1.story.md:10");
    assertThat(story(plan, "1.1").tasks()).extracting(task -> task.done()).containsExactly(true, true, false);
  }

  @Test
  void case_27_a_tracker_full_of_comments_and_odd_keys_is_read_whole() {
    var plan = Project.with("_bmad-output/planning-artifacts/epics.md", """
            # Library - Epic Breakdown
            ## Epic 1: Lending
            ### Story 1.1: Lend a book
            ### Story 1.2: Return a book
            ### Story 1.3: Renew a book
            ## Epic 1A: Branches
            ### Story 1A.1: Open a branch
            ## Epic 2: Catalogue
            ### Story 2.1: List books
            """)
        .and("_bmad-output/implementation-artifacts/sprint-status.yaml", """
            # generated: 2025-11-02
            generated: 2025-11-02T08:00:00Z
            project: library
            development_status:
              # ===== Epic 1 =====
              epic-1: in-progress # the pilot
              1-1-lend-a-book: done   # shipped
              1-2-return-a-book: in-progress
              # 1-4-write-off-a-book: backlog
              1-3-renew-a-book: superseded
              epic-1-retrospective: optional
              # ----- branches -----
              epic-1a: backlog
              1a-1-open-a-branch: "backlog"
              epic-2:
                status: in-progress
                stories:
                  2-1-list-books: review
              orch-1-2-x: backlog
            """).read();

    assertThat(story(plan, "1.1").status()).isEqualTo(StoryStatus.DONE);
    assertThat(story(plan, "1.2").status()).isEqualTo(StoryStatus.IN_PROGRESS);
    assertThat(story(plan, "1.3").status()).isEqualTo(StoryStatus.CANCELLED);
    assertThat(story(plan, "1a.1").status()).isEqualTo(StoryStatus.BACKLOG);
    assertThat(story(plan, "2.1").status()).isEqualTo(StoryStatus.REVIEW);
    assertThat(plan.epics()).extracting(epic -> epic.tracker()).doesNotContainNull()
        .extracting(StatedStatus::raw).containsExactly("in-progress", "backlog", "in-progress");
    assertThat(story(plan, "1.2").aliases()).doesNotContain("orch-1-2-x");
    assertThat(ids(plan)).as("not a story until its line is one").doesNotContain("1.4");
    assertThat(codes(plan)).contains(DiagnosticCode.ORPHAN_STORY).doesNotContain(DiagnosticCode.UNKNOWN_STATUS);
  }

  @Test
  void case_28_the_lowest_of_tracker_story_file_and_build_spec_counts_and_somebody_is_asked() {
    var plan = Project.with("_bmad-output/planning-artifacts/epics.md", """
            # Library - Epic Breakdown
            ## Epic 1: Lending
            ### Story 1.2: Return a book
            """)
        .and("_bmad-output/implementation-artifacts/sprint-status.yaml", """
            development_status:
              epic-1: done
              1-2-return-a-book: done
              epic-1-retrospective: done
            """)
        .and("_bmad-output/implementation-artifacts/1-2-return-a-book.md", """
            # Story 1.2: Return a book

            Status: review

            ## Acceptance Criteria
            1. A lent book can be returned.
            """)
        .and("_bmad-output/implementation-artifacts/spec-1-2-return-a-book.md", """
            ---
            title: Return a book
            status: done
            baseline_commit: abc1234
            ---
            ## Intent
            **Problem:** Books never come back.
            ## Tasks & Acceptance
            **Acceptance Criteria:**
            - Given a lent book, when it is returned, then it is free.
            """)
        .and("_bmad-output/implementation-artifacts/epic-1-retro-2025-11-02.md", """
            ---
            epic: 1
            verdict: rejected
            ---
            # Epic 1 Retrospective
            """)
        .read();

    assertThat(ids(plan)).containsExactly("1.2");
    assertThat(story(plan, "1.2").status()).isEqualTo(StoryStatus.REVIEW);
    assertThat(story(plan, "1.2").statuses()).extracting(StatedStatus::raw)
        .containsExactlyInAnyOrder("review", "done", "done");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.STATUS_DRIFT)
        .anySatisfy(found -> assertThat(found.message())
            .contains("1.2", "1-2-return-a-book.md:3 says review", "sprint-status.yaml:3 says done",
                "spec-1-2-return-a-book.md:3 says done"))
        .anySatisfy(found -> assertThat(found.message())
            .contains("epic 1", "sprint-status.yaml:2 says done", "epic-1-retro-2025-11-02.md:3 says rejected"));
  }
}
