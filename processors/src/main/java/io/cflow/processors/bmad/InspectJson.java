package io.cflow.processors.bmad;

import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.Epic;
import io.cflow.domain.OrderStatement;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Renders a plan as the JSON of {@code cflow inspect --json}: keys in a fixed order, lists in the plan's order. */
public final class InspectJson {

  private static final Pattern SHARED_NUMBER = Pattern.compile("^(\\p{Alpha}{0,8}-?\\d{1,4}(?:\\.\\d{1,3})*[a-z]?)-.+");
  private static final ObjectWriter WRITER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
      .writerFor(PlanView.class);

  private InspectJson() {}

  /** Returns one JSON document with line feeds, ending without one. */
  public static String render(Plan plan) {
    return WRITER.writeValueAsString(view(plan)).replace("\r\n", "\n");
  }

  record PlanView(
      String project, String flavour, String content_hash, Map<String, String> documents,
          List<String> functional_requirements,
      List<String> non_functional_requirements, List<String> constraint_requirements,
          List<RequirementView> requirements, List<EpicView> epics,
          List<StoryView> stories, List<TrackedView> tracked_only,
      List<Pair> dependencies, List<Pair> epic_dependencies, List<EdgeView> edges, CyclesView cycles,
      List<DriftView> drift, List<DiagnosticView> diagnostics, List<JudgementJson.View> judgements,
      List<ReceiptView> receipt) {}

  record RequirementView(String id, String kind, String text, String source, List<String> copies) {}

  record EpicView(String id, String title, List<String> alt_titles, List<String> aliases, List<String> defined_in,
      @Nullable String status) {}

  record StoryView(
      String id, String title, List<String> alt_titles, List<String> aliases, String epic, List<Definition> defined_in,
          Counts acceptance_criteria,
      Status status, @Nullable Boxes tasks, @Nullable Boxes subtasks,
          JudgementJson.@Nullable Gate gate) {}

  record Definition(String path, String kind) {}

  record Counts(@Nullable Integer planned, @Nullable Integer story_file) {}

  record Status(@Nullable String story_file, @Nullable String sprint) {}

  record Boxes(int checked, int unchecked) {}

  record Pair(String from, String to) {}

  record EdgeView(
      String from, String to, String strength, String basis, String reason, String evidence, List<String> repeats) {}

  record DiagnosticView(String code, String severity, String path, int line, String message, String next) {}

  /** Adds up: nodes = mapped + prose + size of unmapped; prose = sum over the sections. */
  record ReceiptView(String path, String treatment, String type, String rule, int nodes, int mapped, int prose,
      int known_rows, List<SectionView> sections, List<UnmappedView> unmapped) {}

  record SectionView(String section, int line, int nodes) {}

  record UnmappedView(int line, String node, String section, String severity, String reason) {}

  private static PlanView view(Plan plan) {
    var documents = new TreeMap<String, String>();
    plan.documents().forEach(document -> documents.put(document.path(), document.type().label()));
    return new PlanView(plan.project(), plan.flavour(), plan.contentHash(), documents,
        ids(plan, Requirement.Kind.FUNCTIONAL),
        ids(plan, Requirement.Kind.NON_FUNCTIONAL), ids(plan, Requirement.Kind.CONSTRAINT),
        plan.requirements().stream().map(InspectJson::requirement).toList(),
        plan.epics().stream().filter(epic -> !epic.isOnlyTracked()).map(InspectJson::epic).toList(),
        plan.stories().stream().filter(story -> !story.isOnlyTracked())
            .map(story -> story(story, JudgementJson.gate(plan, story.id()))).toList(),
        TrackedView.of(plan), dependencies(plan),
        plan.epicDependencies().stream().map(edge -> new Pair(edge.from(), edge.to())).toList(), edges(plan),
        CyclesView.of(plan), DriftView.of(plan),
        plan.diagnostics().stream().map(InspectJson::diagnostic).toList(),
        plan.judgements().stream().map(JudgementJson::view).toList(),
        plan.receipt().entries().stream().map(InspectJson::receipt).toList());
  }

  private static List<String> ids(Plan plan, Requirement.Kind kind) {
    return plan.requirements(kind).stream().filter(requirement -> !requirement.synthetic()).map(Requirement::number)
        .distinct().toList();
  }

  private static RequirementView requirement(Requirement requirement) {
    return new RequirementView(requirement.id(), requirement.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        requirement.text(), requirement.source().toString(),
        requirement.copies().stream().map(SourceSpan::toString).toList());
  }

  /** Between stories that some document describes. */
  private static List<Pair> dependencies(Plan plan) {
    var tracked = plan.stories().stream().filter(Story::isOnlyTracked).map(Story::id).collect(Collectors.toSet());
    return plan.dependencies().stream().filter(edge -> edge.strength() == Strength.HARD)
        .filter(edge -> !tracked.contains(edge.from()) && !tracked.contains(edge.to()))
        .map(edge -> new Pair(edge.from(), edge.to())).toList();
  }

  private static EpicView epic(Epic epic) {
    var shared = SHARED_NUMBER.matcher(epic.id());
    List<String> aliases = shared.matches() ? List.of(shared.group(1)) : List.of();
    var tracker = epic.tracker();
    return new EpicView(epic.id(), epic.title(), epic.alternativeTitles(), aliases,
        epic.definedIn().stream().map(SourceSpan::path).distinct().toList(), tracker == null ? null : tracker.raw());
  }

  private static StoryView story(Story story, JudgementJson.@Nullable Gate gate) {
    var titles = story.definitions().stream().map(StoryDefinition::title)
        .filter(title -> !title.isEmpty() && !title.equals(story.title()))
        .distinct().toList();
    var definitions = story.definitions().stream()
        .map(found -> new Definition(found.span().path(), found.kind().name().toLowerCase(Locale.ROOT)
        .replace('_', '-'))).distinct().toList();
    var counts = new Counts(criteria(story, found -> !found.kind().isStoryFile()),
        criteria(story, found -> found.kind().isStoryFile()));
    var status = new Status(status(story, StatedStatus.Source.STORY_FILE), status(story, StatedStatus.Source.TRACKER));
    boolean hasTasks = !story.tasks().isEmpty();
    return new StoryView(story.id(), story.title(), titles, story.aliases(), story.epic(), definitions, counts, status,
        hasTasks ? boxes(story, task -> task.depth() == 0) : null, hasTasks ? boxes(story, task -> task.depth() > 0)
            : null, gate);
  }

  private static @Nullable Integer criteria(Story story, Predicate<StoryDefinition> where) {
    return story.definitions().stream().filter(where).map(found -> found.criteria().size()).filter(count -> count > 0)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String status(Story story, StatedStatus.Source source) {
    return story.statuses().stream().filter(stated -> stated.source() == source).map(StatedStatus::raw).findFirst()
        .orElse(null);
  }

  private static Boxes boxes(Story story, Predicate<WorkItem> which) {
    var chosen = story.tasks().stream().filter(which).toList();
    int done = (int) chosen.stream().filter(WorkItem::done).count();
    return new Boxes(done, chosen.size() - done);
  }

  private static List<EdgeView> edges(Plan plan) {
    var edges = new ArrayList<EdgeView>();
    plan.dependencies().forEach(edge -> edges.add(edge("", edge.strength(), edge)));
    plan.epicDependencies().forEach(edge -> edges.add(edge("epic ", Strength.HARD, edge)));
    return edges;
  }

  private static EdgeView edge(String kind, Strength strength, OrderStatement said) {
    var places = CyclesView.places(said);
    return new EdgeView(kind + said.from(), kind + said.to(), DriftView.word(strength), DriftView.word(said.basis()),
        said.reason(), places.getFirst(), places.subList(1, places.size()));
  }

  private static DiagnosticView diagnostic(Diagnostic diagnostic) {
    return new DiagnosticView(diagnostic.code().name(), diagnostic.severity().name().toLowerCase(Locale.ROOT),
        diagnostic.span().path(),
        diagnostic.span().firstLine(), diagnostic.message(), diagnostic.code().next());
  }

  private static ReceiptView receipt(Receipt.Entry entry) {
    return new ReceiptView(entry.path(), lower(entry.treatment()), entry.type().label(), entry.rule(),
        entry.nodes(), entry.mapped(), entry.prose(), entry.account().knownRows(),
        entry.account().prose().stream()
            .map(passage -> new SectionView(passage.section(), passage.line(), passage.nodes())).toList(),
        entry.unmapped().stream().map(InspectJson::unmapped).toList());
  }

  private static UnmappedView unmapped(Receipt.Unmapped node) {
    return new UnmappedView(node.span().firstLine(), lower(node.node()), node.section(), lower(node.severity()),
        node.reason());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
