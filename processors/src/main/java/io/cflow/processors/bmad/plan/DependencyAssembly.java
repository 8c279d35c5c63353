package io.cflow.processors.bmad.plan;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.harvest.Said;
import io.cflow.processors.bmad.harvest.StatedOrder;
import io.cflow.processors.bmad.words.References;
import io.cflow.processors.bmad.words.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what documents say about order into edges between known stories and epics. */
final class DependencyAssembly {

  private final List<StoryDraft> stories;
  private final List<EpicDraft> epics;
  private final StoryIndex storyIndex;
  private final EpicIndex epicIndex;
  private final Targets targets;
  private final StatedEdges edges = new StatedEdges();
  private final StatedEdges epicEdges = new StatedEdges();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  /** Stories that say they need nothing: no order inside their epic is assumed for them. */
  private final Set<String> free = new HashSet<>();

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
  }

  List<Dependency> dependencies() {
    return new Sequence(stories, free).with(edges.dependencies().toList());
  }

  List<EpicDependency> epicDependencies() {
    return epicEdges.epicDependencies().toList();
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  private void connect(StoryDraft speaker, Need need) {
    if (need.target() instanceof Target.Nothing) {
      free.add(speaker.id());
      return;
    }
    if (!need.reversed() && References.leaveAChoice(need.said().words())) {
      report(DiagnosticCode.DEP_ANY_OF, need.said(),
          "story %s needs one of several stories; it waits for all of them".formatted(speaker.id()));
    }
    var epic = targets.epic(need.target(), need.said().place(), speaker.epic());
    var other = targets.story(need.target(), speaker, need.said().place());
    if (epic.isPresent()) {
      addEpic(need.reversed() ? epic.get() : speaker.epic(), need.reversed() ? speaker.epic() : epic.get(),
          need.said());
    } else if (other.isEmpty()) {
      dangling(need);
    } else {
      add(need.reversed() ? other.get() : speaker, need.reversed() ? speaker : other.get(), need.said());
    }
  }

  /** What an epic needs, its first story needs; the others follow it. */
  private void connect(EpicDraft speaker, Need need) {
    if (need.target() instanceof Target.Nothing) {
      return;
    }
    var epic = targets.epic(need.target(), need.said().place(), speaker.id());
    if (epic.isPresent()) {
      addEpic(need.reversed() ? epic.get() : speaker.id(), need.reversed() ? speaker.id() : epic.get(), need.said());
    } else if (!need.reversed()) {
      var first = storyIndex.of(speaker.id()).stream().findFirst();
      first.flatMap(story -> targets.story(need.target(), story, need.said().place()))
          .filter(other -> !other.epic().equals(speaker.id()))
          .ifPresent(other -> add(first.orElseThrow(), other, need.said()));
    }
  }

  private void connect(StatedOrder order) {
    var waitingEpic = targets.epic(order.waits(), order.said().place(), "");
    var firstEpic = targets.epic(order.first(), order.said().place(), "");
    var waiting = waitingEpic.isPresent() ? Optional.<StoryDraft>empty()
        : targets.story(order.waits(), null, order.said().place());
    if (waitingEpic.isPresent() && firstEpic.isPresent()) {
      addEpic(waitingEpic.get(), firstEpic.get(), order.said());
    } else if (waiting.isPresent() && firstEpic.isPresent()) {
      addEpic(waiting.get().epic(), firstEpic.get(), order.said());
    } else if (waiting.isPresent()) {
      targets.story(order.first(), waiting.get(), order.said().place())
          .ifPresent(first -> add(waiting.get(), first, order.said()));
    }
  }

  private void add(StoryDraft from, StoryDraft to, Said said) {
    if (from == to) {
      report(DiagnosticCode.DEP_SELF, said, "story %s is said to wait for itself".formatted(from.id()));
      return;
    }
    if (from.epic().equals(to.epic()) && NaturalOrder.INSTANCE.compare(to.id(), from.id()) > 0) {
      report(DiagnosticCode.DEP_FORWARD, said,
          "story %s waits for the later story %s".formatted(from.id(), to.id()));
    }
    edges.add(from.id(), to.id(), said);
  }

  private void addEpic(String from, String to, Said said) {
    if (epicIndex.holds(from) && !from.equals(to)) {
      epicEdges.add(from, to, said);
    }
  }

  private void dangling(Need need) {
    var name = switch (need.target()) {
      case Target.OfStory story -> "story " + story.number();
      case Target.Labelled label -> "story " + label.label();
      case Target.OfEpic epic -> "epic " + epic.id();
      case Target.Nothing nothing -> "nothing";
    };
    report(DiagnosticCode.DEP_DANGLING, need.said(), "no document describes " + name);
  }

  private void report(DiagnosticCode code, Said said, String message) {
    diagnostics.add(new Diagnostic(code, Severity.WARNING, said.place(), message));
  }
}
