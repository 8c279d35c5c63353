package io.cflow.agents.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.agents.Stories;
import io.cflow.agents.StoryTask;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImplementFeaturesTest {

  private static final String ARCHITECTURE = """
      # Architecture

      Tests run with pytest.

      ## Source Tree

      ```
      inn/
      ├── src/
      │   ├── rooms/
      │   │   ├── booking.py   # takes bookings
      │   │   └── sauna.py
      │   └── main.py
      └── README.md
      ```
      """;

  @Test
  void a_scaffold_never_ends_as_done() {
    var outcome = implement(plan());

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Suspended.class, suspended -> {
      assertThat(suspended.need()).isEqualTo(Outcome.Need.IMPLEMENTER);
      assertThat(suspended.summary()).isEqualTo("needs: implementer");
    });
  }

  @Test
  void failing_tests_are_written_as_the_documents_say() {
    assertThat(Reports.text(implement(plan()), "stories/1.3/test_story_1_3.py")).isEqualTo("""
        import pytest


        def test_story_1_3_ac1_a_booking_is_confirmed():
            # AC1: A booking is confirmed
            pytest.fail("not written yet")
        """);
  }

  @Test
  void files_of_the_source_tree_that_share_a_word_are_named() {
    assertThat(Reports.text(implement(plan()), "stories/1.3/implementation.md"))
        .contains("| `src/rooms/booking.py` | source tree; shares booking |").doesNotContain("sauna.py");
  }

  @Test
  void the_tests_that_are_there_say_more_than_the_documents(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("test"));
    Files.writeString(root.resolve("test/RoomTest.java"), "class RoomTest {\n  static void story_1_1() {\n  }\n}\n");
    var plan = Stories.withFiles(plan(), "1.3", "test/RoomTest.java");

    var outcome = StoryTask.of(plan, "1.3").in(root).by(new ImplementFeatures());

    assertThat(Reports.text(outcome, "stories/1.3/Story_1_3_Test.java"))
        .contains("  static void story_1_3_ac1_a_booking_is_confirmed() {\n    throw new AssertionError(");
  }

  @Test
  void tasks_stand_under_the_criteria_they_name() {
    var plan = Stories.withTask(plan(), "1.3", "Write the booking", true, 1);

    assertThat(Reports.text(implement(plan), "stories/1.3/implementation.md"))
        .contains("(tasks: ✓ Write the booking)");
  }

  @Test
  void text_of_a_document_cannot_become_code() {
    var evil = "Done\\u000a} static { System.exit(1); } // */ \n } import os";

    var skeleton = new Skeleton("1.3", List.of(new Skeleton.Test("story_1_3_ac1", 1, evil)));

    for (var style : TestStyle.values()) {
      assertThat(skeleton.in(style).content()).doesNotContain("\\u000a", "*/").doesNotContain("\n } import os");
    }
  }

  @Property(tries = 200)
  void a_test_name_is_always_an_identifier(@ForAll String story, @ForAll String text) {
    assertThat(Skeleton.name(story, 1, text)).matches("[a-z0-9_]{1,120}");
  }

  private static Outcome implement(Plan plan) {
    return StoryTask.of(plan, "1.3").by(new ImplementFeatures());
  }

  private static Plan plan() {
    return PlanBuilder.plan().document(DocumentType.ARCHITECTURE, "docs/architecture.md", ARCHITECTURE)
        .story("1.3", "Confirm", null, "A booking is confirmed").build();
  }
}
