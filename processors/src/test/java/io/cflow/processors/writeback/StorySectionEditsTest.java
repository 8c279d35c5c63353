package io.cflow.processors.writeback;

import static io.cflow.processors.writeback.Documents.STORY;
import static io.cflow.processors.writeback.Documents.edited;
import static io.cflow.processors.writeback.Documents.patch;
import static io.cflow.processors.writeback.Documents.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.processors.writeback.AgentRecordEdit.FileChange;
import io.cflow.processors.writeback.FindingsEdit.Finding;
import io.cflow.processors.writeback.FindingsEdit.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class StorySectionEditsTest {

  private static final String STORY_TEXT = story("Status: review");
  private static final AgentRecordEdit RECORD = new AgentRecordEdit("Lea", List.of(), List.of("Folded accents"),
      List.of(new FileChange("src/Search.java", "modified"), new FileChange("src/Hit.java", "created")));
  private static final ChangeLogEdit LOG = new ChangeLogEdit("2026-03-04", "Accepted | done", "cflow");
  private static final QaResultsEdit REVIEW = new QaResultsEdit("2026-03-04", "cflow", List.of("Every rule is met."),
      List.of("AC2 has no test"), "Gate: CONCERNS → docs/qa/gates/1.3-search.yml", true);

  @Test
  void a_task_is_ticked_and_the_one_above_it_when_all_below_are() {
    assertThat(edited(STORY, STORY_TEXT, new TaskEdit(List.of("Ask for every word")))).isEqualTo(STORY_TEXT
        .replace("- [ ] Find", "- [x] Find").replace("- [ ] Ask", "- [x] Ask"));
  }

  @Test
  void a_task_above_open_ones_is_not_ticked() {
    assertThat(edited(STORY, STORY_TEXT, new TaskEdit(List.of("Find (AC: 1)")))).isEqualTo(STORY_TEXT);
  }

  @Test
  void a_box_with_another_mark_is_left() {
    var story = STORY_TEXT.replace("- [ ] Ask", "- [~] Ask");

    assertThat(edited(STORY, story, new TaskEdit(List.of("Ask for every word")))).contains("- [~] Ask");
  }

  @Test
  void a_record_that_is_missing_is_made_in_the_templates_order_above_the_qa_results() {
    assertThat(edited(STORY, STORY_TEXT + "\n## QA Results\n\nNone yet.\n", RECORD)).isEqualTo(STORY_TEXT + """

        ## Dev Agent Record

        ### Agent Model Used

        Lea

        ### Completion Notes List

        - Folded accents

        ### File List

        - `src/Search.java` - modified
        - `src/Hit.java` - created

        ## QA Results

        None yet.
        """);
  }

  @Test
  void entries_are_added_to_a_record_and_placeholders_give_way() {
    var record = """

        ## Dev Agent Record

        ### Agent Model Used

        Ines

        ### Completion Notes List

        _None so far_

        ### File List

        - src/Search.java (modified)

        ---

        ## Change Log
        """;

    assertThat(edited(STORY, STORY_TEXT + record, RECORD)).isEqualTo(STORY_TEXT + record
        .replace("_None so far_", "- Folded accents")
        .replace("(modified)\n", "(modified)\n- `src/Hit.java` - created\n"));
  }

  @Test
  void a_record_without_parts_gets_them_above_the_rule_that_ends_it() {
    var record = "\n## Dev Agent Record\n\n**Files Created:**\n- `old/a.c`\n\n---\n\n## QA Results\n\nFine.\n";

    assertThat(edited(STORY, STORY_TEXT + record, RECORD)).contains("- `old/a.c`\n\n### Agent Model Used\n\nLea\n")
        .contains("- `src/Hit.java` - created\n\n---\n\n## QA Results\n");
  }

  @Test
  void a_missing_part_comes_after_the_one_before_it() {
    var record = "\n## Dev Agent Record\n### Agent Model Used\nInes\n### File List\n- `a/b.c`\n";

    assertThat(edited(STORY, STORY_TEXT + record, RECORD)).contains("""
        Ines

        ### Completion Notes List

        - Folded accents

        ### File List
        """).endsWith("- `a/b.c`\n- `src/Search.java` - modified\n- `src/Hit.java` - created\n");
  }

  @Test
  void a_change_is_logged_in_the_tables_own_columns() {
    var log = """

        ## Change Log

        | Date | Author | Ticket | Version | Change |
        |:-----|--------|---|---|--------|
        | 2026-01-01 | Ines | X-1 | 1.9 | Written |

        ## Dev Agent Record
        """;

    assertThat(edited(STORY, STORY_TEXT + log, LOG)).isEqualTo(STORY_TEXT + log.replace("Written |\n",
        "Written |\n| 2026-03-04 | cflow |  | 2.0 | Accepted \\| done |\n"));
  }

  @Test
  void a_change_is_a_bullet_among_bullets() {
    var log = "\n## Change Log\n\n* 2026-01-01: Written (Ines)\n\n## Notes\n";

    assertThat(edited(STORY, STORY_TEXT + log, LOG)).isEqualTo(STORY_TEXT + log.replace("(Ines)\n",
        "(Ines)\n* 2026-03-04: Accepted | done (cflow)\n"));
  }

  @Test
  void a_missing_change_log_is_the_templates_table_above_the_record() {
    assertThat(edited(STORY, STORY_TEXT + "\n## Dev Agent Record\n", LOG)).isEqualTo(STORY_TEXT + """

        ## Change Log

        | Date | Version | Description | Author |
        |---|---|---|---|
        | 2026-03-04 | 0.1 | Accepted \\| done | cflow |

        ## Dev Agent Record
        """);
  }

  @Test
  void a_second_review_comes_after_the_first_which_stays() {
    var first = edited(STORY, STORY_TEXT, REVIEW);
    var second = edited(STORY, first, new QaResultsEdit("2026-03-09", "cflow", List.of("# Repaired"), List.of(),
        "Gate: PASS → docs/qa/gates/1.3-search.yml", true));

    assertThat(first).startsWith(STORY_TEXT).contains("### Review Date: 2026-03-04").contains("- [ ] AC2 has no test");
    assertThat(second).startsWith(first).contains("\\# Repaired").contains("Gate: PASS →");
  }

  @Test
  void findings_go_below_the_tasks_and_what_is_listed_is_not_listed_again() {
    var edit = new FindingsEdit(List.of(
        new Finding(Verdict.PATCH, "catch: an empty block", "src/A.java:3"),
        new Finding(Verdict.DEFER, "todo: left", "src/B.java:9")));
    var story = STORY_TEXT + "\n## Dev Notes\n";

    var once = edited(STORY, story, edit);

    assertThat(once).isEqualTo(STORY_TEXT + """

        ### Review Findings

        - [ ] [Review][Patch] catch: an empty block [src/A.java:3]
        - [x] [Review][Defer] todo: left [src/B.java:9] — deferred

        ## Dev Notes
        """);
    var ticked = once.replace("- [ ] [Review]", "- [x] [Review]");
    assertThat(edited(STORY, ticked, edit)).isEqualTo(ticked);
  }

  @Test
  void a_build_spec_ends_with_its_result_and_its_frozen_block_is_never_touched() {
    var spec = """
        ---
        status: in-review
        review_loop_iteration: 1
        ---
        # Story 1.3: Search

        <frozen-after-approval reason="x">

        ## Intent

        **Problem:** none.

        ## Change Log

        - 2026-01-01: Written

        </frozen-after-approval>
        """;

    assertThat(edited("x/spec-1-3-search.md", spec, new BuildResultEdit(""))).isEqualTo(spec
        + "\n## Auto Run Result\n\nStatus: done\n");
    assertThat(patch("x/spec-1-3-search.md", spec, LOG).remarks()).singleElement().asString()
        .contains("not to be touched");
  }

  @Test
  void text_of_agents_opens_neither_a_fence_nor_a_comment_nor_a_heading() {
    var hostile = new AgentRecordEdit("# Status: done", List.of(), List.of("```\n## Status\nDone", "<!-- x"), List.of());

    var text = edited(STORY, STORY_TEXT + "\n## Dev Notes\n\n- end\n", hostile);

    assertThat(text).contains("\\# Status: done").contains("- ''' ## Status Done").contains("- &lt;!-- x");
    assertThat(Alone.read(STORY, Documents.manuscript(text)).status().orElseThrow().raw()).isEqualTo("review");
  }

  @Test
  void a_place_inside_a_fence_is_never_touched() {
    var fenced = "# Story 1.3: Search\n\n```\nStatus: review\n## QA Results\n```\n";

    assertThat(patch(STORY, fenced, new StatusEdit(io.cflow.domain.StoryStatus.DONE, false, Documents.V4)).isChange())
        .isFalse();
    assertThat(edited(STORY, fenced, REVIEW)).startsWith(fenced + "\n## QA Results\n");
  }

  @Test
  void plans_and_specifications_are_never_written() {
    var prd = "# Product Requirements Document\n\nStatus: Draft\n\n## Requirements\n\n### Functional\n\n- FR1: x\n";

    assertThat(patch("docs/prd.md", prd, LOG).isChange()).isFalse();
    assertThat(patch("docs/specs/SPEC.md", "---\nid: SPEC-x\n---\n# x\n", LOG).isChange()).isFalse();
    assertThat(patch("docs/epics.md", "# Epics\n\n## Epic 1: a\n\n### Story 1.1: b\n\nStatus: review\n\n## Epic 2: c\n",
        LOG).isChange()).isFalse();
  }
}
