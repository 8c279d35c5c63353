package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.AgentPool;
import io.cflow.agents.Team;
import io.cflow.domain.AgentTask;
import io.cflow.domain.Capability;
import io.cflow.domain.Plan;
import io.cflow.engine.Breakdown;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.StoryOrder;
import io.cflow.engine.TaskInputs;
import io.cflow.port.Assignment;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.flow.WorkflowReader;
import io.cflow.processors.intake.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a capability declares to look at is what its method looks at: two tasks with equal hashes make the same. Lines
 * may stand elsewhere, and the search for similar stories is advice.
 */
class TaskInputsTest {

  @TempDir
  private Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(delimiter = '|', value = {
      "planning-artifacts/prd.md | the number of copies of each hit. | the number of copies and the mark of each hit.",
      "planning-artifacts/architecture.md | Core | Kernel",
      "planning-artifacts/epics.md | it falls due 14 days later | it falls due 7 days later",
      "planning-artifacts/product-brief.md | shelf | rack",
      "implementation-artifacts/1-3-search-the-catalogue.md | the book is found | the book is shown",
  })
  void tasks_made_from_the_same_make_the_same(String document, String from, String to) throws IOException {
    var before = plan(Folders.example("bookshelf"));
    var after = plan(changed(document, from, to));
    var was = TaskInputs.of(before);
    var is = TaskInputs.of(after);

    var kept = tasks(before).stream().filter(task -> was.hash(task).equals(is.hash(task))).toList();

    assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
    assertThat(kept).isNotEmpty().filteredOn(task -> !task.capability().equals(Capability.CREATE_TECHNICAL_SOLUTIONS))
        .allSatisfy(task -> assertThat(made(task, after)).as(task.toString()).isEqualTo(made(task, before)));
  }

  private Path changed(String document, String from, String to) throws IOException {
    var copy = Folders.copy(Folders.example("bookshelf"), folder.resolve("bookshelf"));
    var file = copy.resolve("_bmad-output").resolve(document);
    Files.writeString(file, Files.readString(file).replace(from, to));
    return copy;
  }

  private static Plan plan(Path project) {
    return new ProjectReader().read(new ProjectFolder().read(project, "bookshelf"));
  }

  private static List<PlannedTask> tasks(Plan plan) throws IOException {
    var file = Folders.repository().resolve("config/workflows/bmad.yaml");
    var workflow = WorkflowReader.read(file.toString(), Files.readString(file));
    return Breakdown.of(plan, StoryOrder.of(plan, false), workflow).tasks();
  }

  private static final AgentPool TEAM = Team.bundled();

  private static String made(PlannedTask planned, Plan plan) {
    var execution = new UUID(1, 1);
    var task = new AgentTask(
        AgentTask.id(execution, planned.number()), execution, "default", planned.number(), planned.capability(),
        planned.stage(), planned.story(), 1, 1);
    return TEAM.perform(new Assignment(task, plan, Optional.empty(), List.of())).artifacts().stream()
        .map(artifact -> artifact.path() + "\n" + artifact.content().replaceAll(":\\d+", ":n"))
        .collect(Collectors.joining("\n"));
  }
}
