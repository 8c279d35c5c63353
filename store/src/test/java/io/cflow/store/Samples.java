package io.cflow.store;

import io.cflow.domain.Capability;
import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Receipt;
import io.cflow.domain.Role;
import io.cflow.domain.SourceFile;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Stage;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.engine.ExecutionState.Rules;
import io.cflow.engine.GatePolicy;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.StageEvent;
import io.cflow.engine.Track;
import io.cflow.engine.Track.Standing;
import io.cflow.engine.WorkPlan;
import io.cflow.engine.Workflow;
import io.cflow.engine.Workflow.Transition;
import io.cflow.port.Intake.Submission;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small plans of known shape. */
final class Samples {

  static final String TENANT = "acme";

  /** One stage and out: everything is the plan's own work. */
  static final Workflow FLAT = new Workflow("flat", List.of(Stage.DEVELOPMENT), Stage.DEPLOYMENT, List.of());

  /** Each story is developed, tested and validated. */
  static final Workflow STORIES = new Workflow("stories", List.of(Stage.STORY_CREATION), Stage.DEPLOYMENT, List.of(
      new Transition(Stage.STORY_CREATION, StageEvent.COMPLETED, Stage.DEVELOPMENT),
      new Transition(Stage.DEVELOPMENT, StageEvent.COMPLETED, Stage.TESTING),
      new Transition(Stage.TESTING, StageEvent.COMPLETED, Stage.VALIDATION),
      new Transition(Stage.TESTING, StageEvent.REJECTED, Stage.DEVELOPMENT),
      new Transition(Stage.VALIDATION, StageEvent.COMPLETED, Stage.DEPLOYMENT),
      new Transition(Stage.VALIDATION, StageEvent.REJECTED, Stage.DEVELOPMENT)));

  static final Map<String, Rules> RULES = Map.of(
      "flat", new Rules(FLAT, new GatePolicy(false, Set.of())),
      "stories", new Rules(STORIES, new GatePolicy(true, Set.of())));

  private Samples() {}

  /** One task, eight that need it, one that needs those. */
  static Submission tenTasks(String project) {
    return flat(project, IntStream.range(0, 10).mapToObj(number -> switch (number) {
      case 0 -> task(0, "dev", List.of());
      case 9 -> task(9, "qa", IntStream.rangeClosed(1, 8).boxed().toList());
      default -> task(number, "dev", List.of(0));
    }).toList());
  }

  /** {@code count} tasks that need nothing. */
  static Submission independent(String project, int count) {
    return flat(project, IntStream.range(0, count).mapToObj(number -> task(number, "dev", List.of())).toList());
  }

  static PlannedTask task(int number, String role, List<Integer> needs) {
    return new PlannedTask(
        number, Track.PLAN, Stage.DEVELOPMENT, new Capability(new Role(role), "step_" + number), "", needs);
  }

  static Submission flat(String project, List<PlannedTask> tasks) {
    var plan = new Track(Track.PLAN, Stage.DEVELOPMENT, Standing.OPEN, List.of(), "");
    return submission(plan(project, "v1", List.of()), new WorkPlan(tasks, List.of(plan)), FLAT);
  }

  /** Each story: development, testing, validation, one task each; every story waits for the one before. */
  static Submission stories(String project, String... names) {
    var tracks = new ArrayList<Track>();
    var tasks = new ArrayList<PlannedTask>();
    tracks.add(new Track(Track.PLAN, Stage.STORY_CREATION, Standing.OPEN, List.of(), ""));
    for (var name : names) {
      var before = tracks.getLast().name();
      tracks.add(new Track(
          name, Stage.STORY_CREATION, Standing.OPEN, before.isEmpty() ? List.of() : List.of(before), ""));
      for (var stage : List.of(Stage.DEVELOPMENT, Stage.TESTING, Stage.VALIDATION)) {
        var role = stage.equals(Stage.DEVELOPMENT) ? Role.DEV : Role.QA;
        tasks.add(new PlannedTask(tasks.size(), name, stage, new Capability(role, stage.name()), name, List.of()));
      }
    }
    var stories = Stream.of(names).map(Samples::story).toList();
    return submission(plan(project, "v1", stories), new WorkPlan(tasks, tracks), STORIES);
  }

  /** One story that is built, and then looked at by two. */
  static Submission twoVerifiers(String project) {
    var tracks = List.of(
        new Track(Track.PLAN, Stage.STORY_CREATION, Standing.OPEN, List.of(), ""),
        new Track("1.1", Stage.STORY_CREATION, Standing.OPEN, List.of(), ""));
    var tasks = List.of(
        new PlannedTask(0, "1.1", Stage.DEVELOPMENT, new Capability(Role.DEV, "build"), "1.1", List.of()),
        new PlannedTask(1, "1.1", Stage.TESTING, new Capability(Role.QA, "reject"), "1.1", List.of()),
        new PlannedTask(2, "1.1", Stage.TESTING, new Capability(Role.QA, "dawdle"), "1.1", List.of()));
    return submission(plan(project, "v1", List.of(story("1.1"))), new WorkPlan(tasks, tracks), STORIES);
  }

  static Story story(String id) {
    var span = SourceSpan.line("docs/stories/" + id + ".md", 1);
    return new Story(
        id, List.of(), "1", "Story " + id,
        List.of(new StoryDefinition(
            StoryDefinition.Kind.STORY, "Story " + id, span, null, List.of(), List.of(), List.of(), List.of())),
        List.of(), List.of(), false, false);
  }

  static Plan plan(String project, String content, List<Story> stories) {
    return new Plan(
        project, Texts.hash(content), "v4-sharded", List.of(), List.of(), List.of(), stories, List.of(), List.of(),
        List.of(), new Receipt(List.of()));
  }

  static Submission submission(Plan plan, WorkPlan work, Workflow workflow) {
    var file = new SourceFile("docs/prd.md", ("# " + plan.project()).getBytes(StandardCharsets.UTF_8));
    return new Submission(
        TENANT, "", new ProjectFiles(plan.project(), List.of(file), List.of()), plan, work, workflow,
        Optional.empty(), Path.of("/tmp/out", plan.project()));
  }

  /** The same project with other documents. */
  static Submission content(Submission submission, String content) {
    var plan = submission.plan();
    return with(submission, submission.requestKey(), plan(plan.project(), content, plan.stories()));
  }

  static Submission key(Submission submission, String requestKey) {
    return with(submission, requestKey, submission.plan());
  }

  static Submission with(Submission submission, String requestKey, Plan plan) {
    return new Submission(
        submission.tenant(), requestKey, submission.files(), plan, submission.work(), submission.workflow(),
        submission.workspace(), submission.output());
  }
}
