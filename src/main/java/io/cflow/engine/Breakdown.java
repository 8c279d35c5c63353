package io.cflow.engine;

import static io.cflow.domain.Capability.ANALYZE_REQUIREMENTS;
import static io.cflow.domain.Capability.CREATE_PRODUCT_STRATEGY;
import static io.cflow.domain.Capability.CREATE_ROADMAP;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SOLUTIONS;
import static io.cflow.domain.Capability.CREATE_TECHNICAL_SPECS;
import static io.cflow.domain.Capability.CREATE_TEST_PLANS;
import static io.cflow.domain.Capability.CREATE_USER_STORIES;
import static io.cflow.domain.Capability.DEFINE_INTEGRATION_PATTERNS;
import static io.cflow.domain.Capability.DESIGN_ARCHITECTURE;
import static io.cflow.domain.Capability.EXECUTE_TESTS;
import static io.cflow.domain.Capability.IMPLEMENT_FEATURES;
import static io.cflow.domain.Capability.PERFORM_CODE_REVIEW;
import static io.cflow.domain.Capability.PERFORM_QUALITY_ASSURANCE;
import static io.cflow.domain.Capability.PERFORM_STAKEHOLDER_ANALYSIS;
import static io.cflow.domain.Capability.PRIORITIZE_FEATURES;

import io.cflow.domain.Capability;
import io.cflow.domain.Dependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Stage;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Track.Standing;
import java.util.ArrayList;
import java.util.List;

/** What the splitter makes of a plan: which tasks there are, and where each story starts by what it already is. */
public final class Breakdown {

  private final Workflow workflow;
  private final StoryOrder order;
  private final List<PlannedTask> tasks = new ArrayList<>();
  private final List<Track> tracks = new ArrayList<>();

  private Breakdown(Workflow workflow, StoryOrder order) {
    this.workflow = workflow;
    this.order = order;
  }

  /** @param order without a cycle, of the same plan */
  public static WorkPlan of(Plan plan, StoryOrder order, Workflow workflow) {
    var breakdown = new Breakdown(workflow, order);
    breakdown.addPlanning();
    plan.stories().forEach(breakdown::addStory);
    return new WorkPlan(breakdown.tasks, breakdown.tracks);
  }

  private void addPlanning() {
    tracks.add(new Track(Track.PLAN, workflow.start(), Standing.OPEN, List.of(), ""));
    addForPlan(Stage.PRD_CREATION, ANALYZE_REQUIREMENTS, PERFORM_STAKEHOLDER_ANALYSIS, CREATE_PRODUCT_STRATEGY);
    addForPlan(
        Stage.ARCHITECTURE_CREATION, DESIGN_ARCHITECTURE, CREATE_TECHNICAL_SPECS, DEFINE_INTEGRATION_PATTERNS);
    addForPlan(Stage.EPIC_CREATION, PRIORITIZE_FEATURES, CREATE_ROADMAP);
    addForPlan(Stage.STORY_CREATION, CREATE_USER_STORIES);
  }

  private void addForPlan(Stage stage, Capability... capabilities) {
    for (var capability : capabilities) {
      add(Track.PLAN, stage, capability, "", List.of());
    }
  }

  private void addStory(Story story) {
    var status = story.status();
    tracks.add(new Track(story.id(), entry(status), standing(status), waitsFor(story, status), note(story, status)));
    switch (status) {
      case DONE, CANCELLED, DEFERRED -> {}
      case REVIEW -> addReviewed(story);
      case BACKLOG, DRAFT, APPROVED, READY, IN_PROGRESS, BLOCKED, UNKNOWN -> addUnbuilt(story);
    }
  }

  private Stage entry(StoryStatus status) {
    return switch (status) {
      case DONE -> workflow.end();
      case REVIEW -> Stage.TESTING;
      case IN_PROGRESS -> Stage.DEVELOPMENT;
      case BACKLOG, DRAFT, APPROVED, READY, BLOCKED, DEFERRED, CANCELLED, UNKNOWN -> workflow.lastPlanning();
    };
  }

  private static Standing standing(StoryStatus status) {
    return switch (status) {
      case DONE -> Standing.FINISHED;
      case CANCELLED, DEFERRED -> Standing.CANCELLED;
      case BLOCKED -> Standing.HELD;
      case BACKLOG, DRAFT, UNKNOWN -> Standing.UNAPPROVED;
      case APPROVED, READY, IN_PROGRESS, REVIEW -> Standing.OPEN;
    };
  }

  /** Work that has begun is not called back because something before it is unfinished. */
  private List<String> waitsFor(Story story, StoryStatus status) {
    return switch (status) {
      case BACKLOG, DRAFT, APPROVED, READY, BLOCKED, UNKNOWN ->
          order.edgesFrom(story.id()).stream().map(Dependency::to).distinct().toList();
      case IN_PROGRESS, REVIEW, DONE, DEFERRED, CANCELLED -> List.of();
    };
  }

  private static String note(Story story, StoryStatus status) {
    var stated = story.statuses().isEmpty() ? "no status stated" : "stated " + story.statuses().getFirst().raw();
    return switch (status) {
      case IN_PROGRESS -> "an earlier attempt is noted in " + story.source();
      case BLOCKED -> "blocked by its document (" + story.source() + ")";
      case DEFERRED, CANCELLED -> story.retired() ? "retired (" + story.source() + ")" : stated;
      case BACKLOG, DRAFT, UNKNOWN -> "not approved yet, " + stated;
      case APPROVED, READY, REVIEW, DONE -> stated;
    };
  }

  private void addUnbuilt(Story story) {
    addTestPlan(story);
    int solutions = add(story, Stage.DEVELOPMENT, CREATE_TECHNICAL_SOLUTIONS);
    int implemented = add(story, Stage.DEVELOPMENT, IMPLEMENT_FEATURES, solutions);
    add(story, Stage.DEVELOPMENT, PERFORM_CODE_REVIEW, implemented);
    addTestingAndValidation(story);
  }

  /** A story that claims to be built has not been reviewed by us yet, so review joins the tests. */
  private void addReviewed(Story story) {
    addTestPlan(story);
    add(story, Stage.TESTING, PERFORM_CODE_REVIEW);
    addTestingAndValidation(story);
  }

  private void addTestingAndValidation(Story story) {
    add(story, Stage.TESTING, EXECUTE_TESTS);
    add(story, Stage.VALIDATION, PERFORM_QUALITY_ASSURANCE);
  }

  private void addTestPlan(Story story) {
    add(Track.PLAN, Stage.STORY_CREATION, CREATE_TEST_PLANS, story.id(), List.of());
  }

  private int add(Story story, Stage stage, Capability capability, Integer... needs) {
    return add(story.id(), stage, capability, story.id(), List.of(needs));
  }

  private int add(String track, Stage stage, Capability capability, String story, List<Integer> needs) {
    int number = tasks.size();
    tasks.add(new PlannedTask(number, track, stage, capability, story, needs));
    return number;
  }
}
