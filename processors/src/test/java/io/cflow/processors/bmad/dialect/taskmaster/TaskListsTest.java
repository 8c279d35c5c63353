package io.cflow.processors.bmad.dialect.taskmaster;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.hardEdges;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.softEdges;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Dependency;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;

class TaskListsTest {

  private static final String PATH = ".taskmaster/tasks/tasks.json";
  private static final String TASKS = """
      {
        "master": {
          "tasks": [
            {
              "id": 1,
              "title": "Build a shelf",
              "description": "Wood and nails",
              "status": "done",
              "dependencies": [],
              "priority": "high",
              "details": "First the boards.\\nThen the rest.",
              "testStrategy": "Put a heavy book on it"
            },
            {
              "id": 10,
              "title": "Lend a book",
              "status": "in-progress",
              "dependencies": [1, "1.2"],
              "subtasks": [
                { "id": 1, "title": "Stamp", "status": "done" },
                { "id": 2, "title": "Card", "status": "pending", "dependencies": [1] }
              ]
            }
          ],
          "metadata": { "description": "The library" }
        },
        "fines": {
          "tasks": [
            { "id": 1, "title": "Count days", "status": "deferred", "dependencies": [] },
            { "id": 2, "title": "Send bills", "status": "pending", "dependencies": [1, 7] }
          ]
        }
      }
      """;

  @Test
  void tags_are_epics_and_tasks_are_stories_with_their_states() {
    var plan = Project.with(PATH, TASKS).read();

    assertThat(epicIds(plan)).containsExactly("fines", "master");
    assertThat(ids(plan)).containsExactly("1", "10", "fines-1", "fines-2");
    assertThat(story(plan, "1").status()).isEqualTo(StoryStatus.DONE);
    assertThat(story(plan, "10").status()).isEqualTo(StoryStatus.IN_PROGRESS);
    assertThat(story(plan, "fines-1").status()).isEqualTo(StoryStatus.DEFERRED);
    assertThat(plan.flavour()).isEqualTo("task-master");
  }

  @Test
  void dependencies_stay_inside_their_tag_and_show_their_line() {
    var plan = Project.with(PATH, TASKS).read();

    assertThat(hardEdges(plan)).containsExactly("10 -> 1", "fines-2 -> fines-1");
    assertThat(plan.dependencies()).extracting(Dependency::evidence).first().hasToString(PATH + ":18");
    assertThat(softEdges(plan)).isEmpty();
    assertThat(codes(plan)).contains(DiagnosticCode.DEP_DANGLING);
  }

  @Test
  void subtasks_are_boxes_and_the_test_strategy_is_the_criterion() {
    var plan = Project.with(PATH, TASKS).read();

    assertThat(story(plan, "10").tasks()).extracting(WorkItem::text).containsExactly("1 Stamp", "2 Card");
    assertThat(story(plan, "10").tasks()).extracting(WorkItem::done).containsExactly(true, false);
    assertThat(story(plan, "1").criteria()).extracting(criterion -> criterion.text())
        .containsExactly("Put a heavy book on it");
    assertThat(story(plan, "1").definitions().getFirst().notes())
        .containsExactly("Wood and nails", "First the boards.", "Then the rest.", "priority: high");
  }

  @Test
  void a_list_without_tags_is_read_too() {
    var plan = Project.with("tasks/tasks.json",
        "{\"tasks\": [{\"id\": 3, \"title\": \"One\\/two\", \"status\": \"review\", \"dependencies\": []}]}").read();

    assertThat(story(plan, "3").title()).isEqualTo("One/two");
    assertThat(story(plan, "3").status()).isEqualTo(StoryStatus.REVIEW);
  }

  @Test
  void tabs_and_surrogates_and_windows_paths_are_plain_text() {
    var plan = Project.with(PATH, "{\n\t\"tasks\": [\n\t\t{\"id\": 1, \"title\": \"\\ud83d\\udcda in C:\\\\/x\","
        + " \"status\": \"pending\"}\n\t]\n}\n").read();

    assertThat(story(plan, "1").title()).isEqualTo("📚 in C:\\/x");
  }

  @Test
  void a_broken_list_is_named_and_nothing_is_made_up() {
    var plan = Project.with(PATH, "{\"master\": {\"tasks\": [{\"id\": 1, \"title\": \"One\"").read();

    assertThat(plan.stories()).isEmpty();
    assertThat(codes(plan)).contains(DiagnosticCode.BAD_YAML);
  }

  @Test
  void a_task_without_a_usable_id_is_named() {
    var plan = Project.with(PATH,
        "{\"tasks\": [{\"title\": \"nobody\"},\n{\"id\": \"../x\", \"title\": \"out\"}]}").read();

    assertThat(plan.stories()).isEmpty();
    assertThat(codes(plan)).filteredOn(DiagnosticCode.SUSPECT_HEADING::equals).hasSize(2);
  }
}
