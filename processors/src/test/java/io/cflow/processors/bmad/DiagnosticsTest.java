package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each finding about a document comes up where it should, with its line and in words. */
class DiagnosticsTest {

  private static final String EPICS = """
      # Library - Epic Breakdown
      ## Requirements Inventory
      - FR1: Books can be lent.
      ## Epic 1: Lending
      **FRs covered:** FR1, FR9
      ### Story 1.1: Lend a book
      **Acceptance Criteria:**
      1. A free book can be lent.
      ### Story 1.2: Return a book
      **Prerequisites:** Story 1.1 or Story 1.3
      **Acceptance Criteria:**
      1. A lent book can be returned.
      ### Story 1.3: Renew a book
      **Prerequisites:** Story 1.3, Story 8.8
      ### Story 3.1: Lost
      """;
  private static final String STORY = """
      # Story 1.1: Borrow
      ## Status
      Somehow
      ## Acceptance Criteria
      1. One
      2. Two
      ## Tasks / Subtasks
      - [x] Parent (AC: 1)
        - [ ] Child (AC: 7)
      """;
  private static final String TRACKER = """
      development_status:
        epic-1: done
        1-1-lend-a-book: done
        1-9-write-off: backlog
        epic-7: backlog
        spike: done
      """;

  static Stream<Arguments> findings() {
    return Stream.of(
        finding(DiagnosticCode.AC_REF_DANGLING, "docs/stories/1.1.story.md:9", "beyond the 2"),
        finding(DiagnosticCode.AC_UNCOVERED, "docs/stories/1.1.story.md:6", "criterion 2"),
        finding(DiagnosticCode.INCONSISTENT_TASKS, "docs/stories/1.1.story.md:8", "ticked"),
        finding(DiagnosticCode.UNKNOWN_STATUS, "docs/stories/1.1.story.md:3", "Somehow"),
        finding(DiagnosticCode.STATUS_DRIFT, "docs/stories/1.1.story.md:1", "Somehow"),
        finding(DiagnosticCode.STATUS_DRIFT, "docs/sprint-status.yaml:2", "epic 1"),
        finding(DiagnosticCode.TITLE_DRIFT, "docs/stories/1.1.story.md:1", "Borrow / Lend a book"),
        finding(DiagnosticCode.DEP_ANY_OF, "docs/epics.md:10", "waits for all of them"),
        finding(DiagnosticCode.DEP_FORWARD, "docs/epics.md:10", "the later story 1.3"),
        finding(DiagnosticCode.DEP_SELF, "docs/epics.md:14", "wait for itself"),
        finding(DiagnosticCode.DEP_DANGLING, "docs/epics.md:14", "story 8.8"),
        finding(DiagnosticCode.MISSING_REQUIREMENT, "docs/epics.md:4", "epic 1 names FR9"),
        finding(DiagnosticCode.ORPHAN_STORY, "docs/sprint-status.yaml:4", "story 1.9 is tracked"),
        finding(DiagnosticCode.ORPHAN_STORY, "docs/sprint-status.yaml:6", "spike"),
        finding(DiagnosticCode.MISSING_EPIC, "docs/sprint-status.yaml:5", "epic 7"),
        finding(DiagnosticCode.BAD_ENCODING, "docs/notes.md:1", "windows-1252"),
        finding(DiagnosticCode.DUPLICATE_DOCUMENT, "docs/zz-copy.md:1", "docs/notes.md"),
        finding(DiagnosticCode.RETIRED, "docs/stories/archive/5.1.story.md:1", "not scheduled"),
        finding(DiagnosticCode.GATE_PARTIAL, "docs/qa/gates/1.1-lend.yml:1", ""));
  }

  private static Arguments finding(DiagnosticCode code, String place, String words) {
    return Arguments.of(code, place, words);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("findings")
  void a_finding_comes_up_where_it_should(DiagnosticCode code, String place, String words) {
    assertThat(PLAN.diagnostics()).filteredOn(found -> found.code() == code)
        .filteredOn(found -> found.span().toString().equals(place)).extracting(Diagnostic::message)
        .anyMatch(message -> message.contains(words));
  }

  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void every_finding_says_what_to_do_next(DiagnosticCode code) {
    assertThat(code.next()).isNotBlank().doesNotEndWith(".");
    assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::next)).doesNotHaveDuplicates();
  }

  private static final Plan PLAN = plan();

  private static Plan plan() {
    var latin = "Bücher".getBytes(StandardCharsets.ISO_8859_1);
    return Project.with("docs/epics.md", EPICS).and("docs/stories/1.1.story.md", STORY)
        .and("docs/sprint-status.yaml", TRACKER).and("docs/notes.md", latin).and("docs/zz-copy.md", latin)
        .and("docs/stories/archive/5.1.story.md", "# Story 5.1: Card index\n## Status\nDone\n## Story\nOld.\n")
        .and("docs/qa/gates/1.1-lend.yml", "gate: MAYBE\nstory: '1.1'\n").read();
  }
}
