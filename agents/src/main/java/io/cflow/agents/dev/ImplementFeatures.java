package io.cflow.agents.dev;

import io.cflow.agents.Confidence;
import io.cflow.agents.Escape;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.StoryFolder;
import io.cflow.agents.text.ItemText;
import io.cflow.agents.text.Prose;
import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.WorkItem;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prepares a story for whoever writes its code. Writes no logic itself, so it never ends as done. */
final class ImplementFeatures implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.IMPLEMENT_FEATURES, "scaffold/1", Confidence.HEURISTIC);

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var id = assignment.task().story();
    return assignment.plan().story(id)
        .map(story -> prepare(assignment, story))
        .orElseGet(() -> new Outcome.Failed(Outcome.Fault.AGENT, "the plan has no story " + id));
  }

  private static Outcome prepare(Assignment assignment, Story story) {
    var style = TestStyle.of(assignment);
    var tests = tests(assignment, story);
    var further = tests.isEmpty() ? List.<Artifact>of() : List.of(new Skeleton(story.id(), tests).in(style.style()));
    var scaffold = new Scaffold(story.id(), story.title(),
        story.criteria().stream().map(criterion -> item(story, criterion)).toList(),
        unassigned(story),
        open(assignment, story), FilesToTouch.of(assignment.plan(), story), style.style(),
        further.isEmpty() ? "" : further.getFirst().path(), tests);
    var report = MAKER.report(summary(scaffold), evidence(story, style), needs(scaffold), scaffold);
    var page = new ScaffoldPage(scaffold).written(
        report.page(StoryFolder.path(story.id(), "implementation.md"), "Implementation: Story " + story.id()), further);
    return new Outcome.Suspended(Outcome.Need.IMPLEMENTER, "needs: implementer",
        report.succeeded(page, further).artifacts());
  }

  private static Scaffold.Item item(Story story, AcceptanceCriterion criterion) {
    var tasks = story.tasks().stream().filter(task -> task.criteria().contains(criterion.ordinal()))
        .map(ImplementFeatures::task).toList();
    return new Scaffold.Item(criterion.ordinal(), ItemText.of(criterion), tasks, criterion.span());
  }

  /** A subtask belongs where its task belongs. */
  private static List<Scaffold.Task> unassigned(Story story) {
    var unassigned = new ArrayList<Scaffold.Task>();
    boolean assigned = false;
    for (var task : story.tasks()) {
      assigned = !task.criteria().isEmpty() || assigned && task.depth() > 0;
      if (!assigned) {
        unassigned.add(task(task));
      }
    }
    return unassigned;
  }

  private static Scaffold.Task task(WorkItem task) {
    return new Scaffold.Task(Prose.item(task.text()), task.done(), task.span());
  }

  /** The cases of the test plan where there is one, else one test for each criterion. */
  private static List<Skeleton.Test> tests(Assignment assignment, Story story) {
    var planned = new ArrayList<Skeleton.Test>();
    content(assignment, "test-plans/" + StoryFolder.name(story.id()) + ".json").path("cases")
        .forEach(each -> planned.add(test(story, each)));
    var tests = planned.isEmpty()
        ? story.criteria().stream().map(criterion -> test(story, criterion)).toList() : planned;
    var names = new HashSet<String>();
    return tests.stream().filter(test -> names.add(test.name())).toList();
  }

  private static Skeleton.Test test(Story story, AcceptanceCriterion criterion) {
    var text = ItemText.of(criterion);
    return new Skeleton.Test(Skeleton.name(story.id(), criterion.ordinal(), text), criterion.ordinal(), text);
  }

  private static Skeleton.Test test(Story story, JsonNode planned) {
    int criterion = planned.path("criterion").asInt(0);
    var name = planned.path("test_name").asString("");
    var steps = new ArrayList<String>();
    planned.path("steps").forEach(step -> steps.add(step.asString("")));
    var text = "%s. Expected: %s".formatted(String.join("; ", steps), planned.path("expected").asString(""));
    return new Skeleton.Test(name.matches("[a-z0-9_]{1,120}") ? name : Skeleton.name(story.id(), criterion, name),
        criterion, text);
  }

  private static List<String> open(Assignment assignment, Story story) {
    var open = new ArrayList<String>();
    content(assignment, StoryFolder.path(story.id(), "tests.json")).path("failures").forEach(test ->
        open.add("failed test %s: %s".formatted(test.path("name").asString(""), test.path("message").asString(""))));
    content(assignment, StoryFolder.path(story.id(), "review.json")).path("findings").valueStream()
        .filter(Predicate.not(finding -> finding.path("severity").asString("").equals("info")))
        .forEach(finding -> open.add("%s at %s: %s".formatted(finding.path("rule").asString(""),
            finding.path("place").asString(""), finding.path("message").asString(""))));
    return open.stream().map(Escape::oneLine).toList();
  }

  private static JsonNode content(Assignment assignment, String path) {
    try {
      return JsonMapper.shared().readTree(assignment.artifact(path).map(Artifact::content).orElse("{}"))
          .path("content");
    } catch (JacksonException notOurs) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private static String summary(Scaffold scaffold) {
    return "Story %s is ready for an implementer: %d criteria, %d failing tests to make pass, %d files named".formatted(
        scaffold.story(), scaffold.checklist().size(), scaffold.tests().size(), scaffold.files().size());
  }

  private static List<SourceSpan> evidence(Story story, TestStyle.Choice style) {
    return Stream.of(Stream.of(story.source()), story.criteria().stream().map(AcceptanceCriterion::span),
        style.evidence().stream()).flatMap(each -> each).toList();
  }

  private static List<String> needs(Scaffold scaffold) {
    var needs = new ArrayList<>(List.of("an implementer: a model, a coding CLI or a person"));
    if (scaffold.checklist().isEmpty()) {
      needs.add("acceptance criteria of story " + scaffold.story());
    }
    if (scaffold.testStyle() == TestStyle.GHERKIN) {
      needs.add("the test framework: no document and no listed test names one");
    }
    return needs;
  }
}
