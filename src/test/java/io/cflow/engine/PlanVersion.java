package io.cflow.engine;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Dependency;
import io.cflow.domain.Document;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Versions of a plan for tests: each call gives another version and leaves this one as it was. */
public final class PlanVersion {

  private final Map<String, Requirement> requirements;
  private final Map<String, Story> stories;
  private final List<Dependency> dependencies;
  private final List<Document> documents;

  private PlanVersion(PlanVersion like) {
    requirements = new LinkedHashMap<>(like.requirements);
    stories = new LinkedHashMap<>(like.stories);
    dependencies = new ArrayList<>(like.dependencies);
    documents = new ArrayList<>(like.documents);
  }

  private PlanVersion() {
    requirements = new LinkedHashMap<>();
    stories = new LinkedHashMap<>();
    dependencies = new ArrayList<>();
    documents = new ArrayList<>();
  }

  public static PlanVersion plan() {
    return new PlanVersion();
  }

  public PlanVersion requirement(String id, String text) {
    return requirement(id, text, false);
  }

  public PlanVersion dropped(String id) {
    return requirement(id, requirements.get(id).text(), true);
  }

  private PlanVersion requirement(String id, String text, boolean dropped) {
    var next = new PlanVersion(this);
    int line = requirements.containsKey(id) ? requirements.get(id).source().firstLine() : requirements.size() + 1;
    next.requirements.put(id, new Requirement(
        id, Requirement.Kind.FUNCTIONAL, id, "", text, List.of(), dropped, false, SourceSpan.line("prd.md", line),
        List.of()));
    return next;
  }

  public PlanVersion without(String id) {
    var next = new PlanVersion(this);
    next.requirements.remove(id);
    next.stories.remove(id);
    return next;
  }

  public PlanVersion story(String id, StoryStatus status, String... serves) {
    return story(id, "Story " + id, status, List.of(), serves);
  }

  public PlanVersion titled(String id, String title, String... criteria) {
    return story(id, title, StoryStatus.READY, List.of(criteria));
  }

  private PlanVersion story(String id, String title, StoryStatus status, List<String> criteria, String... serves) {
    var span = SourceSpan.line("stories/" + id + ".md", 1);
    var numbered = new ArrayList<AcceptanceCriterion>();
    criteria.forEach(text -> numbered.add(new AcceptanceCriterion(numbered.size() + 1, "", "", text, span)));
    var definition = new StoryDefinition(
        StoryDefinition.Kind.STORY, title, span, null, numbered, List.of(), List.of(), List.of());
    var stated = new StatedStatus(StatedStatus.Source.STORY_FILE, status.name(), status, "", span);
    var next = new PlanVersion(this);
    next.stories.put(id, new Story(
        id, List.of(), "1", title, List.of(definition), List.of(stated),
        Stream.of(serves).map(requirement -> new RequirementLink(requirement, false, span)).toList(), false, false));
    return next;
  }

  /** With check boxes in its own file, none of them ticked. */
  public PlanVersion tasks(String id, String... texts) {
    var next = new PlanVersion(this);
    var story = stories.get(id);
    var definition = story.definitions().getFirst();
    var tasks = Stream.of(texts).map(text -> new WorkItem(text, false, 0, List.of(), definition.span())).toList();
    next.stories.put(id, new Story(
        id, List.of(), story.epic(), story.title(),
        List.of(new StoryDefinition(
            definition.kind(), definition.title(), definition.span(), definition.statement(), definition.criteria(), tasks,
            definition.files(), definition.notes())),
        story.statuses(), story.covers(), false, false));
    return next;
  }

  public PlanVersion retired(String id) {
    var next = new PlanVersion(this);
    var story = stories.get(id);
    next.stories.put(id, new Story(
        id, List.of(), story.epic(), story.title(), story.definitions(), List.of(), List.of(), true, false));
    return next;
  }

  public PlanVersion waits(String from, String to) {
    var next = new PlanVersion(this);
    next.dependencies.add(new Dependency(
        from, to, Dependency.Strength.HARD, "needs it", SourceSpan.line("epics.md", 7)));
    return next;
  }

  public PlanVersion document(Document document) {
    var next = new PlanVersion(this);
    next.documents.removeIf(each -> each.path().equals(document.path()));
    next.documents.add(document);
    return next;
  }

  public Plan build() {
    var epic = new Epic("1", "One", List.of(), "", List.of(), null, false, List.of(SourceSpan.line("epics.md", 1)));
    return new Plan(
        "fixture", "0".repeat(64), "v6", documents, List.copyOf(requirements.values()), List.of(epic),
        List.copyOf(stories.values()), dependencies, List.of(), List.of(), new Receipt(List.of()));
  }
}
