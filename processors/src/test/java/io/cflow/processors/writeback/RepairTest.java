package io.cflow.processors.writeback;

import static io.cflow.processors.writeback.Documents.manuscript;
import static io.cflow.processors.writeback.Documents.story;
import static io.cflow.processors.writeback.Documents.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Source;
import io.cflow.domain.Plan;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Reconciliation;
import io.cflow.processors.bmad.words.StatusWords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RepairTest {

  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");
  private static final String FOLDER = "_bmad-output/implementation-artifacts/";
  private static final String STORY = FOLDER + "1-3-search.md";
  private static final String SPEC = FOLDER + "spec-1-3-search.md";
  private static final String TRACKER = FOLDER + "sprint-status.yaml";

  @Test
  void only_the_document_that_is_ahead_is_written_and_only_its_word() {
    var before = Map.of(STORY, story("Status: **review**"), TRACKER, tracker("done  # merged"));

    assertThat(repaired(before)).isEqualTo(
        Map.of(STORY, story("Status: **review**"), TRACKER, tracker("review  # merged")));
  }

  @Test
  void two_documents_that_are_ahead_are_both_written() {
    var before = Map.of(STORY, story("Status: done"), SPEC, spec("done"), TRACKER, tracker("review"));

    assertThat(repaired(before)).isEqualTo(
        Map.of(STORY, story("Status: review"), SPEC, spec("in-review"), TRACKER, tracker("review")));
  }

  @Test
  void a_value_that_nobody_may_change_is_no_trouble_where_it_is_right() {
    var before = Map.of(STORY, story("Status: done"), TRACKER, tracker("\"review\""));

    assertThat(patches(before)).singleElement().satisfies(patch -> {
      assertThat(patch.remarks()).isEmpty();
      assertThat(patch.path()).isEqualTo(STORY);
    });
  }

  @Property(tries = 100)
  void what_is_proposed_is_written_exactly_and_once(
      @ForAll StoryStatus file, @ForAll StoryStatus tracker, @ForAll boolean planned, @ForAll StoryStatus plan) {
    var before = new TreeMap<>(Map.of(STORY, story("Status: " + file.word()), TRACKER, tracker(tracker.word())));
    if (planned) {
      before.put("docs/epics.md", epics(plan.word()));
    }
    var after = repaired(before);

    assertThat(stated(after)).isEqualTo(promised(before));
    assertThat(repairable(read(after))).isEmpty();
    assertThat(repaired(after)).isEqualTo(after);
    if (repairable(read(before)).isEmpty()) {
      assertThat(after).isEqualTo(before);
    }
  }

  /** By place: what the documents say, and what inspect proposes instead. */
  private static Map<String, StoryStatus> promised(Map<String, String> files) {
    var promised = stated(files);
    repairable(read(files)).forEach(drift -> drift.claims().stream()
        .filter(claim -> claim.source() != Source.PLANNING)
        .forEach(claim -> promised.put(claim.span().toString(), StatusWords.of(drift.proposed()).step())));
    return promised;
  }

  private static Map<String, StoryStatus> stated(Map<String, String> files) {
    var stated = new TreeMap<String, StoryStatus>();
    read(files).stories().stream().flatMap(story -> story.statuses().stream())
        .forEach(status -> stated.put(status.span().toString(), status.status().step()));
    return stated;
  }

  private static List<Discrepancy> repairable(Plan plan) {
    return Reconciliation.of(plan).stream().filter(Discrepancy::repairable).toList();
  }

  private static Map<String, String> repaired(Map<String, String> files) {
    var repaired = new TreeMap<>(files);
    patches(files).forEach(patch -> repaired.put(patch.path(), text(patch.after())));
    return repaired;
  }

  private static List<Patch> patches(Map<String, String> files) {
    return Repair.of(read(files), AT).stream()
        .map(each -> Patching.of(each.path(), manuscript(files.get(each.path())), each.edits())).toList();
  }

  private static Plan read(Map<String, String> files) {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return Projects.read(bytes);
  }

  private static String tracker(String status) {
    return "last_updated: after the demo\ndevelopment_status:\n  epic-1: in-progress\n  1-3-search: %s\n".formatted(status);
  }

  private static String spec(String status) {
    return "---\nstatus: %s\nreview_loop_iteration: 1\n---\n# Story 1.3: Search\n\n## Intent\n\nFind.\n".formatted(status);
  }

  private static String epics(String status) {
    return "# Epics\n\n## Epic 1: Find\n\n### Story 1.3: Search\n\n**Status:** %s\n\nAs a reader,\nI want to search,\n"
        .formatted(status) + "so that I find.\n";
  }
}
