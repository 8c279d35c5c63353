package io.cflow.processors.bmad.plan;

import io.cflow.domain.Dependency;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Epic;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.Judgement;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the documents of one project yield. */
public final class PlanAssembly {

  private final List<Harvest> harvests;
  private final Settings settings;
  private final Map<String, DocumentType> types = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<EpicDraft> epics;
  private final List<StoryDraft> drafts;
  private final RequirementAssembly required;
  private final DependencyAssembly order;
  private final List<Judgement> judgements;

  public PlanAssembly(List<Harvest> harvests, Settings settings) {
    this.harvests = harvests;
    this.settings = settings;
    var editions = new Editions(settings.prdSharded().equals(Optional.of(false)));
    harvests.forEach(harvest -> types.put(harvest.path(), harvest.document().type()));
    this.required = new RequirementAssembly(all(harvest -> harvest.requirements).toList(), types, editions);
    var described = EpicAssembly.assemble(all(harvest -> harvest.epics).toList(), types);
    var tracked = TrackerAssembly.connect(all(harvest -> harvest.tracker).toList(), StoryAssembly.assemble(
        all(harvest -> harvest.stories).toList(), described, types, editions), described);
    this.epics = tracked.epics();
    this.drafts = tracked.stories();
    drafts.forEach(draft -> draft.understand(id -> required.meant(id, draft.paths())));
    diagnostics.addAll(required.diagnostics());
    diagnostics.addAll(tracked.diagnostics());
    retireWithEpics();
    this.order = new DependencyAssembly(drafts, epics);
    order.connect(all(harvest -> harvest.orders).toList());
    inheritRequirements();
    var judging = new JudgementAssembly(drafts, epics);
    this.judgements = judging.assemble(all(harvest -> harvest.judgements).toList());
    diagnostics.addAll(judging.diagnostics());
  }

  private void retireWithEpics() {
    var retired = epics.stream().filter(EpicDraft::isRetired).map(EpicDraft::id).collect(Collectors.toSet());
    drafts.stream().filter(draft -> retired.contains(draft.epic())).forEach(StoryDraft::retire);
  }

  private <T> Stream<T> all(Function<Harvest, List<T>> part) {
    return harvests.stream().flatMap(harvest -> part.apply(harvest).stream());
  }

  public List<Requirement> requirements() {
    return required.requirements();
  }

  public List<Epic> epics() {
    return epics.stream().map(EpicDraft::toEpic).toList();
  }

  public List<Story> stories() {
    return drafts.stream().map(StoryDraft::toStory).toList();
  }

  public List<Dependency> dependencies() {
    return order.dependencies();
  }

  public List<EpicDependency> epicDependencies() {
    return order.epicDependencies();
  }

  public List<Judgement> judgements() {
    return judgements;
  }

  /** A story serves what its epic serves, unless it names requirements itself. */
  private void inheritRequirements() {
    var byNumber = coverage();
    var byEpic = new TreeMap<String, Set<String>>();
    for (var epic : epics) {
      var served = byEpic.computeIfAbsent(epic.id(), id -> new TreeSet<>());
      Stream.concat(epic.sightings().stream().flatMap(sighting -> sighting.covers().stream()),
          byNumber.getOrDefault(epic.number(), Set.of()).stream())
          .forEach(id -> served.add(required.meant(id, epic.paths())));
    }
    var known = requirements().stream().map(Requirement::id).collect(Collectors.toSet());
    for (var draft : drafts) {
      byEpic.getOrDefault(draft.epic(), Set.of()).stream().filter(known::contains)
          .forEach(id -> draft.inherit(new RequirementLink(id, true, draft.sightings().getFirst().definition()
          .span())));
    }
  }

  /** Requirements by the number of the epic that a coverage map names for them. */
  private Map<String, Set<String>> coverage() {
    var byNumber = new TreeMap<String, Set<String>>();
    for (var harvest : harvests) {
      harvest.coverage.forEach((requirement, numbers) -> numbers
          .forEach(number -> byNumber.computeIfAbsent(number, none -> new TreeSet<>()).add(requirement)));
    }
    return byNumber;
  }

  public List<Diagnostic> diagnostics() {
    harvests.forEach(harvest -> diagnostics.addAll(harvest.diagnostics));
    diagnostics.addAll(order.diagnostics());
    var stories = stories();
    diagnostics.addAll(ShardCheck.of(harvests));
    diagnostics.addAll(new EditionCheck(settings, types)
        .diagnostics(all(harvest -> harvest.requirements).toList(), stories));
    diagnostics.addAll(settings.diagnostics());
    duplicateDocuments();
    checkStories(stories);
    checkRequirements();
    return diagnostics.stream().distinct().sorted(java.util.Comparator.comparing(Diagnostic::span)
        .thenComparing(Diagnostic::code)
        .thenComparing(Diagnostic::message)).toList();
  }

  private void checkStories(List<Story> stories) {
    var sharing = drafts.stream().collect(Collectors.groupingBy(StoryDraft::bare, Collectors.counting()));
    var known = new EpicIndex(epics);
    var places = new PlaceCheck(known, diagnostics);
    epics.forEach(places::check);
    drafts.forEach(places::check);
    for (int i = 0; i < stories.size(); i++) {
      var bare = drafts.get(i).bare();
      new StoryCheck(stories.get(i), bare, sharing.get(bare).intValue(), known, diagnostics).check();
    }
  }

  private void checkRequirements() {
    var check = new RequirementCheck(requirements());
    epics.forEach(epic -> epic.sightings().forEach(sighting -> check.named(
        "epic " + epic.id(), sighting.covers(), sighting.span())));
    drafts.forEach(draft -> draft.sightings().forEach(sighting -> check.named(
        "story " + draft.id(), sighting.requirements(), sighting.definition().span())));
    diagnostics.addAll(check.diagnostics());
  }

  private void duplicateDocuments() {
    var byContent = harvests.stream().filter(harvest -> harvest.document().size() > 0)
        .collect(Collectors.groupingBy(harvest -> harvest.document().contentHash(), TreeMap::new, Collectors.toList()));
    byContent.values().stream().filter(copies -> copies.size() > 1).forEach(copies -> copies.stream().skip(1)
        .forEach(copy -> diagnostics.add(new Diagnostic(DiagnosticCode.DUPLICATE_DOCUMENT, Severity.INFO,
            SourceSpan.line(copy.path(), 1), "same content as " + copies.getFirst().path()))));
  }
}
