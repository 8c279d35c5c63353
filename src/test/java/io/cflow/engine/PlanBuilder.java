package io.cflow.engine;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryStatus;
import java.util.ArrayList;
import java.util.List;

/** Plans for tests, in few words. A story belongs to the epic its id begins with. */
final class PlanBuilder {

  private final List<Story> stories = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();
  private final List<EpicDependency> epicDependencies = new ArrayList<>();

  static PlanBuilder plan() {
    return new PlanBuilder();
  }

  static Plan of(String story, StoryStatus status) {
    return plan().story(story, status).build();
  }

  PlanBuilder story(String id, StoryStatus status) {
    var span = SourceSpan.line("stories/" + id + ".md", 3);
    return add(id, List.of(new StatedStatus(Source.STORY_FILE, status.name(), status, "", span)), false);
  }

  PlanBuilder unstated(String id) {
    return add(id, List.of(), false);
  }

  PlanBuilder retired(String id) {
    return add(id, List.of(), true);
  }

  private PlanBuilder add(String id, List<StatedStatus> statuses, boolean retired) {
    var definition = new StoryDefinition(
        StoryDefinition.Kind.STORY, "Story " + id, SourceSpan.line("stories/" + id + ".md", 1), null, List.of(),
        List.of(), List.of(), List.of());
    var epic = id.substring(0, id.indexOf('.'));
    stories.add(new Story(
        id, List.of(), epic, "Story " + id, List.of(definition), statuses, List.of(), retired, false));
    return this;
  }

  /** {@code from} says that it waits for {@code to}, in line {@code line} of epics.md. */
  PlanBuilder waits(String from, String to, int line) {
    dependencies.add(new Dependency(from, to, Strength.HARD, "needs " + to, SourceSpan.line("epics.md", line)));
    return this;
  }

  PlanBuilder waits(Dependency dependency) {
    dependencies.add(dependency);
    return this;
  }

  PlanBuilder follows(String from, String to) {
    dependencies.add(new Dependency(from, to, Strength.SOFT, "sequence", SourceSpan.line("epics.md", 1)));
    return this;
  }

  PlanBuilder epicWaits(String from, String to, int line) {
    epicDependencies.add(new EpicDependency(from, to, "epic " + to + " first", SourceSpan.line("prd.md", line)));
    return this;
  }

  Plan build() {
    return new Plan(
        "fixture", "0".repeat(64), "v6", List.of(), List.of(), List.of(), stories, dependencies, epicDependencies,
        List.of(), new Receipt(List.of()));
  }
}
