package io.cflow.agents;

import io.cflow.domain.FileEntry;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gives the stories of a plan what only some tests need. */
public final class Stories {

  private Stories() {}

  public static Plan withStatus(Plan plan, String id, StoryStatus status) {
    return change(plan, id, story -> new Story(story.id(), story.aliases(), story.epic(), story.title(),
        story.definitions(), List.of(new StatedStatus(StatedStatus.Source.STORY_FILE, status.name(), status, "",
        story.source())), story.covers(), story.retired(), story.synthetic()));
  }

  /** A File List; an entry starting with a minus sign is listed as deleted. */
  public static Plan withFiles(Plan plan, String id, String... paths) {
    return define(plan, id, story -> {
      var files = Arrays.stream(paths).map(path -> path.startsWith("-")
          ? new FileEntry(path.substring(1), "deleted", story.span())
          : new FileEntry(path, "created", story.span())).toList();
      return new StoryDefinition(story.kind(), story.title(), story.span(), story.statement(), story.criteria(),
          story.tasks(), files, story.notes());
    });
  }

  public static Plan withTask(Plan plan, String id, String text, boolean done, Integer... criteria) {
    return define(plan, id, story -> new StoryDefinition(story.kind(), story.title(), story.span(),
        story.statement(), story.criteria(),
        List.of(new WorkItem(text, done, 0, Arrays.asList(criteria), story.span())), story.files(), story.notes()));
  }

  /** The definition spans the whole file at {@code path}, which the plan must hold as a document. */
  public static Plan in(Plan plan, String id, String path) {
    int lines = plan.documents().stream().filter(document -> document.path().equals(path)).findFirst().orElseThrow()
        .lines().size();
    return define(plan, id, story -> new StoryDefinition(story.kind(), story.title(),
        new SourceSpan(path, 1, lines), story.statement(), story.criteria(), story.tasks(), story.files(),
        story.notes()));
  }

  private static Plan define(Plan plan, String id, UnaryOperator<StoryDefinition> change) {
    return change(plan, id, story -> new Story(story.id(), story.aliases(), story.epic(), story.title(),
        story.definitions().stream().map(change).toList(), story.statuses(), story.covers(), story.retired(),
        story.synthetic()));
  }

  private static Plan change(Plan plan, String id, UnaryOperator<Story> change) {
    var stories = plan.stories().stream().map(story -> story.id().equals(id) ? change.apply(story) : story).toList();
    return new Plan(plan.project(), plan.contentHash(), plan.flavour(), plan.documents(), plan.requirements(),
        plan.epics(), stories, plan.dependencies(), plan.epicDependencies(), plan.diagnostics(), plan.receipt());
  }
}
