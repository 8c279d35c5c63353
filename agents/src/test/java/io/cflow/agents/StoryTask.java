package io.cflow.agents;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.Stage;
import io.cflow.port.Assignment;
import io.cflow.port.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A task about one story for a test, in a workspace and after earlier tasks where the test needs them. */
public record StoryTask(Plan plan, String story, Optional<Workspace> workspace, List<Artifact> earlier) {

  private static final UUID SOME_ID = new UUID(0, 1);

  public static StoryTask of(Plan plan, String story) {
    return new StoryTask(plan, story, Optional.empty(), List.of());
  }

  public StoryTask in(Path root, String... testCommand) {
    return in(root, Duration.ofSeconds(20), testCommand);
  }

  public StoryTask in(Path root, Duration timeout, String... testCommand) {
    return new StoryTask(plan, story, Optional.of(new Workspace(root, Arrays.asList(testCommand), timeout)), earlier);
  }

  public StoryTask after(Outcome outcome) {
    var all = new ArrayList<>(earlier);
    all.addAll(outcome.artifacts());
    return new StoryTask(plan, story, workspace, all);
  }

  public Assignment assignment(Capability capability) {
    var task = new AgentTask(SOME_ID, SOME_ID, "local", 0, capability, Stage.DEVELOPMENT, story, 1, 1);
    return new Assignment(task, plan, workspace, earlier);
  }

  /** What {@code method} makes of it. */
  public Outcome by(Method method) {
    return method.perform(assignment(method.capability()));
  }
}
