package io.cflow.processors.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents as texts, for tests. */
final class Documents {

  static final String STORY = "docs/stories/1.3.search.md";
  static final String TRACKER = "docs/sprint-status.yaml";
  static final String GATE = "docs/qa/gates/1.3-search.yml";
  static final Wording V4 = Wording.of(Projects.read(List.of()));

  private Documents() {}

  static Manuscript manuscript(String text) {
    return Manuscript.of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(Manuscript manuscript) {
    return new String(manuscript.render(), StandardCharsets.UTF_8);
  }

  static Patch patch(String path, String text, Edit... edits) {
    return Patching.of(path, manuscript(text), List.of(edits));
  }

  /** The document after the edits, which must be made without a remark and change nothing the second time. */
  static String edited(String path, String text, Edit... edits) {
    var patch = patch(path, text, edits);
    assertThat(patch.remarks()).isEmpty();
    assertThat(patch.conflicts()).isEmpty();
    var once = text(patch.after());
    assertThat(text(patch(path, once, edits).after())).isEqualTo(once);
    return once;
  }

  /** A story around the lines that state its status. */
  static String story(String head) {
    return """
        # Story 1.3: Search

        %s

        ## Story

        **As a** reader,
        **I want** to search,
        **so that** I find.

        ## Acceptance Criteria

        1. A book is found by its title
        2. Hits are ordered

        ## Tasks / Subtasks

        - [ ] Find (AC: 1)
          - [x] Fold case
          - [ ] Ask for every word
        - [x] Order (AC: 2)
        """.formatted(head);
  }
}
