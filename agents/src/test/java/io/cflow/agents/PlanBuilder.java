package io.cflow.agents;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.AgentTask;
import io.cflow.domain.Capability;
import io.cflow.domain.Dependency;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Stage;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.UserStory;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan for a test, with what the test does not say filled in: every item stands on a line of its document. */
public final class PlanBuilder {

  private static final String PRD = "docs/prd.md";
  private static final UUID SOME_ID = new UUID(0, 1);

  private final List<Document> documents = new ArrayList<>();
  private final List<Requirement> requirements = new ArrayList<>();
  private final List<Epic> epics = new ArrayList<>();
  private final List<Story> stories = new ArrayList<>();
  private final List<Dependency> dependencies = new ArrayList<>();

  public static PlanBuilder plan() {
    return new PlanBuilder();
  }

  public PlanBuilder document(DocumentType type, String path, String text) {
    var lines = text.lines().toList();
    documents.add(new Document(path, type, "test", "0", text.length(), lines));
    return this;
  }

  public PlanBuilder functional(String id, String text) {
    return requirement(id, Requirement.Kind.FUNCTIONAL, text);
  }

  public PlanBuilder nonFunctional(String id, String text) {
    return requirement(id, Requirement.Kind.NON_FUNCTIONAL, text);
  }

  public PlanBuilder requirement(String id, Requirement.Kind kind, String text) {
    requirements.add(new Requirement(id, kind, id, "Requirements", text, List.of(), false, false,
        SourceSpan.line(PRD, requirements.size() + 1), List.of()));
    return this;
  }

  public PlanBuilder epic(String id, String title, String... covers) {
    epics.add(new Epic(id, title, List.of(), "", List.of(covers), null, false, List.of(at("docs/epics.md"))));
    return this;
  }

  public PlanBuilder story(String id, String title, @Nullable UserStory statement, String... criteria) {
    return story(id, title, statement, List.of(), criteria);
  }

  public PlanBuilder story(
      String id, String title, @Nullable UserStory statement, List<String> covers, String... criteria) {
    var file = "docs/stories/" + id + ".md";
    var epic = id.contains(".") ? id.substring(0, id.indexOf('.')) : "";
    var definition = new StoryDefinition(StoryDefinition.Kind.STORY, title, at(file), statement,
        criteria(file, criteria), List.of(), List.of(), List.of());
    var links = covers.stream().map(each -> new RequirementLink(each, false, at(file))).toList();
    stories.add(new Story(id, List.of(), epic, title, List.of(definition), List.<StatedStatus>of(), links, false,
        false));
    return this;
  }

  public PlanBuilder dependency(String from, String to) {
    dependencies.add(new Dependency(from, to, Dependency.Strength.HARD, "depends on " + to, at("docs/epics.md")));
    return this;
  }

  public Plan build() {
    return new Plan("shop", "0", "v6", documents, requirements, epics, stories, dependencies, List.of(), List.of(),
        new Receipt(List.of()));
  }

  /** The plan, handed to whoever has {@code capability}. */
  public Assignment assignment(Capability capability) {
    var task = new AgentTask(SOME_ID, SOME_ID, "local", 0, capability, Stage.PRD_CREATION, "", 1, 1);
    return new Assignment(task, build(), Optional.empty(), List.of());
  }

  public static UserStory asA(String role, String goal, String benefit) {
    return new UserStory(role, goal, benefit, at("docs/stories/any.md"));
  }

  private static List<AcceptanceCriterion> criteria(String file, String... texts) {
    var all = Arrays.asList(texts);
    return all.stream().map(text -> new AcceptanceCriterion(all.indexOf(text) + 1, "", "", text,
        SourceSpan.line(file, all.indexOf(text) + 2))).toList();
  }

  private static SourceSpan at(String path) {
    return SourceSpan.line(path, 1);
  }
}
