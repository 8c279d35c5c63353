package io.cflow.processors.writeback;

import static io.cflow.processors.writeback.Documents.GATE;
import static io.cflow.processors.writeback.Documents.STORY;
import static io.cflow.processors.writeback.Documents.TRACKER;
import static io.cflow.processors.writeback.Documents.V4;
import static io.cflow.processors.writeback.Documents.edited;
import static io.cflow.processors.writeback.Documents.patch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.StoryStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The written halves of cases 20, 27 and 30; what reading makes of them stands with the reader. */
class CasesOfWritingTest {

  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  /** The key as reading found it: by number alone orch-1-1-x would fit, too. */
  private static final List<String> KEY = List.of("1-1-lend-a-book");

  @Test
  void case_20_a_mark_and_foreign_line_ends_stay_when_a_status_is_written() {
    var file = "\uFEFF# Story 1.3: Search\r\n\r\n## Status\r\n\r\nApproved\r\n\r\n## Story\r\n\r\nAs a reader, I search.\r\n";

    assertThat(edited(STORY, file, new StatusEdit(StoryStatus.REVIEW, false, V4)))
        .isEqualTo(file.replace("Approved", "Ready for Review"));
  }

  @Test
  void case_27_one_story_moves_in_a_tracker_full_of_odd_keys_and_nothing_goes_back() {
    var file = """
        # vocabulary: backlog, ready-for-dev, in-progress, review, done
        generated: 2025-11-02T08:00:00Z
        last_updated: 2025-11-02
        development_status:
          # ===== Epic 1 =====
          epic-1: in-progress # the pilot
          1-1-lend-a-book: in-progress   # Lea
          # 1-4-write-off-a-book: backlog
          1-3-renew-a-book: superseded
          epic-1a: backlog
          1a-1-open-a-branch: "backlog"
          epic-2:
            status: in-progress
          orch-1-1-x: backlog
        """;

    var moved = edited(TRACKER, file, new TrackerEdit("1.1", KEY, "1", StoryStatus.REVIEW, false, AT));

    assertThat(differences(file, moved)).containsExactly(
        "last_updated: 2025-11-02 -> last_updated: 2026-03-04",
        "  1-1-lend-a-book: in-progress   # Lea ->   1-1-lend-a-book: review   # Lea");
    assertThat(patch(TRACKER, moved, new TrackerEdit("1.1", KEY, "1", StoryStatus.READY, false, AT)).isChange())
        .as("a step back nobody asked for").isFalse();
  }

  private static List<String> differences(String before, String after) {
    var left = before.lines().toList();
    var right = after.lines().toList();
    assertThat(right).hasSameSizeAs(left);
    return java.util.stream.IntStream.range(0, left.size()).filter(i -> !left.get(i).equals(right.get(i)))
        .mapToObj(i -> left.get(i) + " -> " + right.get(i)).toList();
  }

  @Test
  void case_30_a_second_review_is_added_below_the_first_and_the_gate_remembers_the_old_one() {
    var first = edited(STORY, Documents.story("Status: Review"), review("2026-03-04", "Gate: CONCERNS → " + GATE));
    var second = edited(STORY, first, review("2026-03-09", "Gate: PASS → " + GATE));
    var gate = edited(GATE, """
        schema: 1
        story: '1.3'
        gate: CONCERNS
        status_reason: 'no test for AC2'
        reviewer: 'Quinn'
        updated: '2026-01-01T00:00:00Z'
        history: []
        """, new GateEdit(List.of("schema: 1", "story: '1.3'", "gate: PASS", "status_reason: \"every rule is met\"",
        "reviewer: \"cflow\""), AT));

    assertThat(second).startsWith(first).contains("Gate: CONCERNS →").contains("Gate: PASS →");
    assertThat(second.split("### Review Date: ")).hasSize(3);
    assertThat(gate).contains("gate: PASS").contains("gate: CONCERNS, note:").contains("no test for AC2");
  }

  private static QaResultsEdit review(String date, String gate) {
    return new QaResultsEdit(date, "cflow", List.of("Read."), List.of(), gate, true);
  }

  @Test
  void case_30_what_a_developer_wrote_between_reading_and_writing_is_not_lost(@TempDir Path project) throws IOException {
    var documents = new ProjectDocuments(project);
    documents.replace("story.md", Optional.empty(), bytes("as it was"));
    var read = documents.read("story.md");
    Files.writeString(project.resolve("story.md"), "the developer's");

    assertThatThrownBy(() -> documents.replace("story.md", read, bytes("the engine's")))
        .isInstanceOf(ProjectDocuments.ChangedMeanwhile.class);
    assertThat(project.resolve("story.md")).hasContent("the developer's");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
