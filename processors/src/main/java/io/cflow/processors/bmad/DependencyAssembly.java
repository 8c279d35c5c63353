package io.cflow.processors.bmad;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  DependencyAssembly(List<StoryDraft> stories, List<EpicDraft> epics) {
    this.stories = stories;
    this.epics = epics;
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
    var epic = epic(need.target(), need.evidence(), speaker.epic());
    if (epic.isPresent()) {
      addEpic(need.reversed() ? epic.get() : speaker.epic(), need.reversed() ? speaker.epic() : epic.get(),
          need.reason(), need.evidence());
      return;
    }
    var other = story(need.target(), speaker, need.evidence());
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
    var epic = epic(need.target(), need.evidence(), speaker.id());
    if (epic.isPresent()) {
      addEpic(need.reversed() ? epic.get() : speaker.id(), need.reversed() ? speaker.id() : epic.get(), need.reason(),
          need.evidence());
    } else if (!need.reversed()) {
      var first = stories.stream().filter(story -> story.epic().equals(speaker.id())).findFirst();
      first.flatMap(story -> story(need.target(), story, need.evidence()))
          .filter(other -> !other.epic().equals(speaker.id()))
          .ifPresent(other -> add(first.orElseThrow(), other, need.reason(), need.evidence()));
    }
  }

  private void connect(StatedOrder order) {
    var waitingEpic = epic(order.waits(), order.evidence(), "");
    var firstEpic = epic(order.first(), order.evidence(), "");
    var waiting = waitingEpic.isPresent() ? Optional.<StoryDraft>empty() : story(order.waits(), null, order.evidence());
    if (waitingEpic.isPresent() && firstEpic.isPresent()) {
      addEpic(waitingEpic.get(), firstEpic.get(), order.reason(), order.evidence());
    } else if (waiting.isPresent() && firstEpic.isPresent()) {
      addEpic(waiting.get().epic(), firstEpic.get(), order.reason(), order.evidence());
    } else if (waiting.isPresent()) {
      story(order.first(), waiting.get(), order.evidence())
          .ifPresent(first -> add(waiting.get(), first, order.reason(), order.evidence()));
    }
  }

  /** The id of a known epic; one that names a story instead, "Epic 9.1", is none. */
  private Optional<String> epic(Target target, SourceSpan evidence, String speaker) {
    if (!(target instanceof Target.OfEpic named)) {
      return Optional.empty();
    }
    var candidates = epics.stream().filter(epic -> EpicAssembly.key(epic.number())
        .equals(EpicAssembly.key(named.id()))).toList();
    return candidates.stream().filter(epic -> epic.isIn(evidence.path())).findFirst()
        .or(() -> candidates.stream().filter(epic -> sharesDocument(epic, speaker)).findFirst())
        .or(() -> candidates.stream().findFirst()).map(EpicDraft::id);
  }

  private boolean sharesDocument(EpicDraft epic, String speaker) {
    return epics.stream().filter(other -> other.id().equals(speaker)).flatMap(other -> other.sightings().stream())
        .anyMatch(sighting -> epic.isIn(sighting.path()));
  }

  private Optional<StoryDraft> story(Target target, @org.jspecify.annotations.Nullable StoryDraft speaker,
      SourceSpan evidence) {
    var bare = switch (target) {
      case Target.OfStory story -> story.number().bare();
      case Target.OfEpic epic -> epic.id().toLowerCase(Locale.ROOT);
      case Target.Labelled label -> speaker == null || speaker.number() == null ? label.label()
          : speaker.number().epic() + "." + label.label();
      case Target.Nothing nothing -> "";
    };
    var prefix = target instanceof Target.OfStory story ? story.number().prefix().replaceAll("[-_ ]", "") : "";
    return stories.stream().filter(story -> story.bare().equals(bare)).filter(story -> prefixFits(story, prefix))
        .min(Comparator.comparingInt(story -> distance(story, speaker, evidence)));
  }

  private static boolean prefixFits(StoryDraft story, String prefix) {
    var number = story.number();
    var own = number == null ? "" : number.prefix().replaceAll("[-_ ]", "");
    return prefix.isEmpty() || own.equalsIgnoreCase(prefix) || own.isEmpty() && story.family().equalsIgnoreCase(prefix);
  }

  /** Among stories of one number the one that lives closest to the speaker is meant. */
  private static int distance(StoryDraft story, @org.jspecify.annotations.Nullable StoryDraft speaker,
      SourceSpan evidence) {
    boolean samePlace = story.isIn(evidence.path());
    if (speaker == null) {
      return samePlace ? 0 : 1;
    }
    boolean sameFamily = story.family().equals(speaker.family()) && prefixOf(story).equals(prefixOf(speaker));
    boolean sharedDocument = speaker.sightings().stream().anyMatch(sighting -> story.isIn(sighting.path()));
    boolean sameEpic = story.epic().equals(speaker.epic());
    boolean sameStyle = style(story).equals(style(speaker));
    return (samePlace ? 0 : 16) + (sharedDocument ? 0 : 8) + (sameEpic ? 0 : 4) + (sameFamily ? 0 : 2)
        + (sameStyle ? 0 : 1);
  }

  /** How the file is named before its number: files of one plan are named alike. */
  private static String style(StoryDraft story) {
    return story.ordered().findFirst().map(sighting -> sighting.label().replaceFirst("\\d.*$", "")).orElse("");
  }

  private static String prefixOf(StoryDraft story) {
    var number = story.number();
    return number == null ? "" : number.prefix();
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
    boolean known = epics.stream().anyMatch(epic -> epic.id().equals(from));
    if (known && !from.equals(to)) {
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
    var hard = edges.values().stream()
        .collect(Collectors.groupingBy(Dependency::from, Collectors.mapping(Dependency::to, Collectors.toList())));
    for (var story : stories) {
      var previous = story.epic().isEmpty() ? null : before.put(story.epic(), story);
      if (previous != null && !free.contains(story.id()) && !reaches(hard, previous.id(), story.id())) {
        edges.putIfAbsent(story.id() + " " + previous.id(), new Dependency(story.id(), previous.id(), Strength.SOFT,
            "follows in its epic", story.ordered().findFirst().orElseThrow().definition().span()));
      }
    }
  }

  /** Walks without recursion: a chain of stories may be thousands long. */
  private static boolean reaches(Map<String, List<String>> hard, String from, String to) {
    var visited = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      var next = open.pop();
      if (next.equals(to)) {
        return true;
      }
      if (visited.add(next)) {
        hard.getOrDefault(next, List.of()).forEach(open::push);
      }
    }
    return false;
  }
}
