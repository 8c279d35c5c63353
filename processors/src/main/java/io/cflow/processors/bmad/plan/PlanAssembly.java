package io.cflow.processors.bmad.plan;

import io.cflow.domain.Dependency;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Epic;
import io.cflow.domain.EpicDependency;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the documents of one project yield. */
public final class PlanAssembly {

  private final List<Harvest> harvests;
  private final Map<String, DocumentType> types = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<EpicDraft> epics;
  private final List<StoryDraft> drafts;
  private final List<Requirement> requirements;
  private final DependencyAssembly order;

  public PlanAssembly(List<Harvest> harvests) {
    this.harvests = harvests;
    harvests.forEach(harvest -> types.put(harvest.path(), harvest.document().type()));
    this.requirements = RequirementAssembly.assemble(all(harvest -> harvest.requirements).toList(), types);
    this.epics = EpicAssembly.assemble(all(harvest -> harvest.epics).toList(), types);
    this.drafts = StoryAssembly.assemble(all(harvest -> harvest.stories).toList(), epics, types);
    diagnostics.addAll(TrackerAssembly.connect(all(harvest -> harvest.tracker).toList(), drafts, epics));
    this.order = new DependencyAssembly(drafts, epics);
    order.connect(all(harvest -> harvest.orders).toList());
    inheritRequirements();
  }

  private <T> Stream<T> all(Function<Harvest, List<T>> part) {
    return harvests.stream().flatMap(harvest -> part.apply(harvest).stream());
  }

  public List<Requirement> requirements() {
    return requirements;
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

  /** A story serves what its epic serves, unless it names requirements itself. */
  private void inheritRequirements() {
    var byEpic = new TreeMap<String, Set<String>>();
    for (var epic : epics) {
      var served = byEpic.computeIfAbsent(epic.id(), id -> new TreeSet<>());
      epic.sightings().forEach(sighting -> served.addAll(sighting.covers()));
      for (var harvest : harvests) {
        harvest.coverage.forEach((requirement, numbers) -> {
          if (numbers.contains(epic.number())) {
            served.add(requirement);
          }
        });
      }
    }
    var known = requirements.stream().map(Requirement::id).collect(Collectors.toSet());
    for (var draft : drafts) {
      byEpic.getOrDefault(draft.epic(), Set.of()).stream().filter(known::contains)
          .forEach(id -> draft.inherit(new RequirementLink(id, true, draft.sightings().getFirst().definition()
          .span())));
    }
  }

  public List<Diagnostic> diagnostics() {
    harvests.forEach(harvest -> diagnostics.addAll(harvest.diagnostics));
    diagnostics.addAll(order.diagnostics());
    diagnostics.addAll(ShardCheck.of(harvests, stories()));
    duplicateDocuments();
    for (var story : stories()) {
      new StoryCheck(story, drafts, epics, diagnostics).check();
    }
    return diagnostics.stream().distinct().sorted(java.util.Comparator.comparing(Diagnostic::span)
        .thenComparing(Diagnostic::code)
        .thenComparing(Diagnostic::message)).toList();
  }

  private void duplicateDocuments() {
    var byContent = harvests.stream().filter(harvest -> harvest.document().size() > 0)
        .collect(Collectors.groupingBy(harvest -> harvest.document().contentHash(), TreeMap::new, Collectors.toList()));
    byContent.values().stream().filter(copies -> copies.size() > 1).forEach(copies -> copies.stream().skip(1)
        .forEach(copy -> diagnostics.add(new Diagnostic(DiagnosticCode.DUPLICATE_DOCUMENT, Severity.INFO,
            SourceSpan.line(copy.path(), 1), "same content as " + copies.getFirst().path()))));
  }

  /** What a person should know about one story. */
  private record StoryCheck(Story story, List<StoryDraft> drafts, List<EpicDraft> epics, List<Diagnostic> diagnostics) {

    void check() {
      if (story.hasStatusDrift()) {
        report(DiagnosticCode.STATUS_DRIFT, Severity.WARNING, "sources disagree: " + story.statuses().stream()
            .map(stated -> stated.span() + " says " + stated.raw()).distinct().collect(Collectors.joining(", ")));
      }
      story.statuses().stream().filter(stated -> stated.status() == StoryStatus.UNKNOWN).forEach(this::unknownStatus);
      if (story.epic().isEmpty()) {
        report(DiagnosticCode.ORPHAN_STORY, Severity.INFO, "belongs to no epic");
      } else if (epics.stream().noneMatch(epic -> epic.id().equals(story.epic()))) {
        report(DiagnosticCode.MISSING_EPIC, Severity.INFO, "no document describes epic " + story.epic());
      }
      if (story.retired()) {
        report(DiagnosticCode.RETIRED, Severity.INFO, "struck out or superseded; not scheduled");
      }
      checkTitles();
      checkCriteria();
    }

    private void unknownStatus(StatedStatus stated) {
      diagnostics.add(new Diagnostic(DiagnosticCode.UNKNOWN_STATUS, Severity.WARNING, stated.span(), "unknown status: "
          + stated.raw()));
    }

    private void checkTitles() {
      var titles = story.definitions().stream().map(definition -> definition.title()).filter(title -> !title.isEmpty())
          .toList();
      if (!titles.isEmpty() && titles.stream().anyMatch(title -> !Titles.alike(title, titles.getFirst()))) {
        report(DiagnosticCode.TITLE_DRIFT, Severity.WARNING, "titled differently: "
            + String.join(" / ", titles.stream().distinct().toList()));
      }
      long sharing = drafts.stream().filter(draft -> draft.bare().equals(bare())).count();
      if (sharing > 1) {
        report(DiagnosticCode.DUPLICATE_ID, Severity.WARNING, "the number %s is used for %d stories".formatted(bare(),
            sharing));
      }
    }

    private String bare() {
      return drafts.stream().filter(draft -> draft.id().equals(story.id())).findFirst().orElseThrow().bare();
    }

    private void checkCriteria() {
      int criteria = story.criteria().size();
      story.tasks().stream().filter(task -> criteria > 0 && task.criteria().stream()
          .anyMatch(ordinal -> ordinal > criteria))
          .forEach(task -> diagnostics.add(new Diagnostic(DiagnosticCode.AC_REF_DANGLING, Severity.WARNING, task.span(),
              "names a criterion beyond the %d of story %s".formatted(criteria, story.id()))));
      boolean openTasks = story.tasks().stream().anyMatch(task -> !task.done());
      if (openTasks && story.status() == StoryStatus.DONE) {
        report(DiagnosticCode.INCONSISTENT_TASKS, Severity.WARNING, "is done, but tasks are open");
      }
    }

    private void report(DiagnosticCode code, Severity severity, String message) {
      diagnostics.add(new Diagnostic(code, severity, story.source(), "story %s %s".formatted(story.id(), message)));
    }
  }
}
