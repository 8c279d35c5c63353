package io.cflow.processors.bmad.plan;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.harvest.StatedOrder;
import io.cflow.processors.bmad.words.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what documents say about order into edges between known stories and epics. */
final class DependencyAssembly {

  private final List<StoryDraft> stories;
  private final List<EpicDraft> epics;
  private final Map<String, Dependency> edges = new LinkedHashMap<>();
  private final Map<String, EpicDependency> epicEdges = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  /** Stories that say they need nothing: no order inside their epic is assumed for them. */
  private final Set<String> free = new HashSet<>();

  private final StoryIndex storyIndex;
  private final EpicIndex epicIndex;
  private final Targets targets;

  DependencyAssembly(List<StoryDraft> stories, List<EpicDraft> epics) {
    this.stories = stories;
    this.epics = epics;
    this.storyIndex = new StoryIndex(stories);
    this.epicIndex = new EpicIndex(epics);
    this.targets = new Targets(storyIndex, epicIndex);
  }

  void connect(List<StatedOrder> orders) {
    for (var story : stories) {
      story.ordered().flatMap(sighting -> sighting.needs().stream()).forEach(need -> connect(story, need));
    }
    for (var epic : epics) {
      epic.sightings().stream().flatMap(sighting -> sighting.needs().stream()).forEach(need -> connect(epic, need));
    }
    orders.forEach(this::connect);
    sequence();
  }

  List<Dependency> dependencies() {
    return edges.values().stream().sorted(Comparator.comparing(Dependency::from, NaturalOrder.INSTANCE)
        .thenComparing(Dependency::to, NaturalOrder.INSTANCE)).toList();
  }

  List<EpicDependency> epicDependencies() {
    return epicEdges.values().stream().sorted(Comparator.comparing(EpicDependency::from, NaturalOrder.INSTANCE)
        .thenComparing(EpicDependency::to, NaturalOrder.INSTANCE)).toList();
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private void connect(StoryDraft speaker, Need need) {
    if (need.target() instanceof Target.Nothing) {
      free.add(speaker.id());
      return;
    }
    var epic = targets.epic(need.target(), need.evidence(), speaker.epic());
    if (epic.isPresent()) {
      addEpic(need.reversed() ? epic.get() : speaker.epic(), need.reversed() ? speaker.epic() : epic.get(),
          need.reason(), need.evidence());
      return;
    }
    var other = targets.story(need.target(), speaker, need.evidence());
    if (other.isEmpty()) {
      dangling(need.target(), need.evidence());
    } else if (need.reversed()) {
      add(other.get(), speaker, need.reason(), need.evidence());
    } else {
      add(speaker, other.get(), need.reason(), need.evidence());
    }
  }

  /** What an epic needs, its first story needs; the others follow it. */
  private void connect(EpicDraft speaker, Need need) {
    if (need.target() instanceof Target.Nothing) {
      return;
    }
    var epic = targets.epic(need.target(), need.evidence(), speaker.id());
    if (epic.isPresent()) {
      addEpic(need.reversed() ? epic.get() : speaker.id(), need.reversed() ? speaker.id() : epic.get(), need.reason(),
          need.evidence());
    } else if (!need.reversed()) {
      var first = storyIndex.of(speaker.id()).stream().findFirst();
      first.flatMap(story -> targets.story(need.target(), story, need.evidence()))
          .filter(other -> !other.epic().equals(speaker.id()))
          .ifPresent(other -> add(first.orElseThrow(), other, need.reason(), need.evidence()));
    }
  }

  private void connect(StatedOrder order) {
    var waitingEpic = targets.epic(order.waits(), order.evidence(), "");
    var firstEpic = targets.epic(order.first(), order.evidence(), "");
    var waiting = waitingEpic.isPresent() ? Optional.<StoryDraft>empty()
        : targets.story(order.waits(), null, order.evidence());
    if (waitingEpic.isPresent() && firstEpic.isPresent()) {
      addEpic(waitingEpic.get(), firstEpic.get(), order.reason(), order.evidence());
    } else if (waiting.isPresent() && firstEpic.isPresent()) {
      addEpic(waiting.get().epic(), firstEpic.get(), order.reason(), order.evidence());
    } else if (waiting.isPresent()) {
      targets.story(order.first(), waiting.get(), order.evidence())
          .ifPresent(first -> add(waiting.get(), first, order.reason(), order.evidence()));
    }
  }

  private void add(StoryDraft from, StoryDraft to, String reason, SourceSpan evidence) {
    if (from == to) {
      diagnostics.add(new Diagnostic(DiagnosticCode.DEP_SELF, Severity.WARNING, evidence,
          "story %s is said to wait for itself".formatted(from.id())));
      return;
    }
    if (from.epic().equals(to.epic()) && NaturalOrder.INSTANCE.compare(to.id(), from.id()) > 0) {
      diagnostics.add(new Diagnostic(DiagnosticCode.DEP_FORWARD, Severity.WARNING, evidence,
          "story %s waits for the later story %s".formatted(from.id(), to.id())));
    }
    edges.putIfAbsent(from.id() + " " + to.id(), new Dependency(from.id(), to.id(), Strength.HARD, reason, evidence));
  }

  private void addEpic(String from, String to, String reason, SourceSpan evidence) {
    if (epicIndex.holds(from) && !from.equals(to)) {
      epicEdges.putIfAbsent(from + " " + to, new EpicDependency(from, to, reason, evidence));
    }
  }

  private void dangling(Target target, SourceSpan evidence) {
    var name = switch (target) {
      case Target.OfStory story -> "story " + story.number();
      case Target.Labelled label -> "story " + label.label();
      case Target.OfEpic epic -> "epic " + epic.id();
      case Target.Nothing nothing -> "nothing";
    };
    diagnostics.add(new Diagnostic(DiagnosticCode.DEP_DANGLING, Severity.WARNING, evidence, "no document describes "
        + name));
  }

  /** Inside an epic a story follows the one before it, unless documents say otherwise; a team may turn this off. */
  private void sequence() {
    var before = new HashMap<String, StoryDraft>();
    var order = new Reachability(stories.stream().map(StoryDraft::id).toList(), edges.values().stream()
        .collect(Collectors.groupingBy(Dependency::from, Collectors.mapping(Dependency::to, Collectors.toList()))));
    for (var story : stories) {
      var previous = story.epic().isEmpty() ? null : before.put(story.epic(), story);
      if (previous != null && !free.contains(story.id()) && !order.waitsFor(previous.id(), story.id())) {
        edges.putIfAbsent(story.id() + " " + previous.id(), new Dependency(story.id(), previous.id(), Strength.SOFT,
            "follows in its epic", story.ordered().findFirst().orElseThrow().definition().span()));
      }
    }
  }
}
