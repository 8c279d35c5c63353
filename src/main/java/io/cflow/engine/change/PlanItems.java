package io.cflow.engine.change;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.Epic;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.engine.change.PlanItem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** Everything a plan says, item by item. What is struck out, dropped or retired is not said any more. */
public final class PlanItems {

  /** Bullets and markup before the id of a requirement. */
  private static final int LEAD = 12;

  private final LinkedHashMap<PlanItem.Key, PlanItem> items = new LinkedHashMap<>();

  private PlanItems() {}

  /** In the order of the plan; of two items with one key the first counts. */
  public static List<PlanItem> of(Plan plan) {
    var items = new PlanItems();
    plan.requirements().stream().filter(each -> !each.dropped()).forEach(items::add);
    plan.epics().stream().filter(each -> !each.retired() && !each.definedIn().isEmpty()).forEach(items::add);
    plan.stories().stream().filter(each -> !each.retired()).forEach(items::add);
    plan.dependencies().stream().filter(edge -> edge.strength() == Strength.HARD).forEach(items::add);
    plan.epicDependencies().forEach(items::add);
    Sections.of(plan).forEach(items::add);
    return List.copyOf(items.items.values());
  }

  private void add(PlanItem item) {
    items.putIfAbsent(item.key(), item);
  }

  private void add(Requirement requirement) {
    var text = withoutId(even(requirement.text()), requirement.spelling());
    add(new PlanItem(
        Kind.REQUIREMENT, "", requirement.id(), text, text + " " + requirement.tags(), requirement.source()));
  }

  /** The id is not part of what is said: the same words under another id are the same words. */
  private static String withoutId(String text, String spelling) {
    int at = text.indexOf(spelling);
    return at < 0 || at > LEAD ? text : text.substring(at + spelling.length()).replaceFirst("^[^\\p{L}\\p{N}(]+", "");
  }

  private void add(Epic epic) {
    add(new PlanItem(
        Kind.EPIC, "", epic.id(), even(epic.title()), even(epic.title() + "\n" + epic.goal() + "\n" + epic.covers()),
        epic.definedIn().getFirst()));
  }

  private void add(Story story) {
    var title = even(story.title());
    var statement = story.statement().map(said -> said.role() + ", " + said.goal() + ", " + said.benefit()).orElse("");
    add(new PlanItem(
        Kind.STORY, "", story.id(), title, title + "\n" + even(statement) + "\n" + stated(story), story.source()));
    story.criteria().forEach(criterion -> add(new PlanItem(
        Kind.CRITERION, story.id(), "" + criterion.ordinal(), even(criterion.text()), even(criterion.text()),
        criterion.span())));
    addTasks(story);
    addNotes(story);
  }

  /** What a story inherits from its epic is not its own word. */
  private static String stated(Story story) {
    return story.covers().stream().filter(link -> !link.inherited()).map(RequirementLink::requirement).sorted()
        .collect(Collectors.joining(", "));
  }

  private void addTasks(Story story) {
    int number = 0;
    for (var task : story.tasks().stream().filter(each -> !isFinding(each.text())).toList()) {
      number++;
      add(new PlanItem(
          Kind.TASK, story.id(), "" + number, even(task.text()), task.depth() + " " + even(task.text()), task.span()));
    }
  }

  /** What a review found tells how far the work is, not what it is; and the engine writes it itself. */
  private static boolean isFinding(String task) {
    return task.startsWith("[Review]") || task.startsWith("[AI-Review]");
  }

  private void addNotes(Story story) {
    var lines = new ArrayList<String>();
    story.definitions().stream().map(StoryDefinition::notes).forEach(lines::addAll);
    if (!lines.isEmpty()) {
      add(new PlanItem(Kind.NOTE, story.id(), "", "notes", even(String.join("\n", lines)), story.source()));
    }
  }

  private void add(Dependency edge) {
    add(new PlanItem(Kind.DEPENDENCY, edge.from(), edge.to(), edge.from() + " waits for " + edge.to(), "", edge.evidence()));
  }

  private void add(EpicDependency edge) {
    var from = "epic " + edge.from();
    var to = "epic " + edge.to();
    add(new PlanItem(Kind.DEPENDENCY, from, to, from + " waits for " + to, "", edge.evidence()));
  }

  /** Lines broken elsewhere and other indentation are no change. */
  static String even(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
