package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Judgement;
import io.cflow.domain.Judgement.Kind;
import io.cflow.domain.Judgement.Subject;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.JudgementSighting;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.StoryFileName;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.StoryNumber;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what each judgement is about, and which of several on one subject is the newest. */
final class JudgementAssembly {

  private static final Comparator<Judgement> NEWEST_FIRST = Comparator.comparing(Judgement::past)
      .thenComparing(Comparator.comparing(Judgement::at).reversed())
      .thenComparing(Judgement::source);
  private static final Pattern EPIC_IN_NAME = Pattern.compile(
      "(?i)(?:^|.*[-_.])epic[-_ .]?(?:(?<p>\\p{Alpha}[\\p{Alnum}]{0,11})[-_])?(?<n>\\d{1,3}[a-z]?)(?!\\d).*");
  private static final Pattern EXTENSION = Pattern.compile("\\.(?:ya?ml|md|markdown)$");

  private final List<StoryDraft> stories;
  private final List<EpicDraft> epics;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  JudgementAssembly(List<StoryDraft> stories, List<EpicDraft> epics) {
    this.stories = stories;
    this.epics = epics;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** By kind and subject, the newest of each first. */
  List<Judgement> assemble(List<JudgementSighting> sightings) {
    var judged = sightings.stream().map(sighting -> sighting.judgement().on(subject(sighting)))
        .sorted(Comparator.comparing(Judgement::kind).thenComparing((Judgement found) -> found.subject().scope())
            .thenComparing(found -> found.subject().id(), io.cflow.domain.NaturalOrder.INSTANCE)
            .thenComparing(NEWEST_FIRST))
        .toList();
    var seen = new HashSet<List<Object>>();
    return judged.stream().map(found -> isFirst(seen, found) ? found : found.replaced()).toList();
  }

  /** What is about nothing known replaces nothing; so does a proposal: each asks for a change of its own. */
  private static boolean isFirst(HashSet<List<Object>> seen, Judgement found) {
    return found.kind() == Kind.CHANGE_PROPOSAL || found.subject().scope() == Subject.Scope.UNKNOWN
        || seen.add(List.of(found.kind(), found.subject()));
  }

  private Subject subject(JudgementSighting sighting) {
    switch (sighting.judgement().kind()) {
      case READINESS, CHANGE_PROPOSAL -> {
        return Subject.PLAN;
      }
      default -> { }
    }
    var subjects = sighting.names().stream().map(this::named).flatMap(Optional::stream).distinct().toList();
    if (subjects.isEmpty()) {
      unmatched(sighting);
      return Subject.UNKNOWN;
    }
    return subjects.size() == 1 ? subjects.getFirst() : chosen(sighting, subjects);
  }

  /** The document's words count, unless its name says the same more exactly: {@code 3.2.1-update.yml} about 3.2. */
  private Subject chosen(JudgementSighting sighting, List<Subject> subjects) {
    var stated = subjects.getFirst();
    var exact = subjects.stream().filter(other -> other.id().startsWith(stated.id() + ".")).findFirst().orElse(stated);
    if (!sighting.judgement().past()) {
      diagnostics.add(new Diagnostic(DiagnosticCode.ID_MISMATCH, Severity.WARNING, sighting.judgement().source(),
          "names " + subjects.stream().map(Subject::id).collect(Collectors.joining(" and "))
              + "; taken for " + exact.id()));
    }
    return exact;
  }

  private void unmatched(JudgementSighting sighting) {
    if (!sighting.judgement().past()) {
      diagnostics.add(new Diagnostic(DiagnosticCode.JUDGEMENT_UNMATCHED, Severity.INFO, sighting.judgement().source(),
          "judges something no document describes: " + String.join(", ", sighting.names())));
    }
  }

  private Optional<Subject> named(String name) {
    var plain = EXTENSION.matcher(name.strip()).replaceFirst("");
    return story(plain).or(() -> epic(plain));
  }

  private Optional<Subject> story(String name) {
    var labelled = stories.stream().filter(story -> story.id().equalsIgnoreCase(name)
        || story.sightings().stream().anyMatch(sighting -> sighting.label().equalsIgnoreCase(name))).findFirst();
    return labelled.or(() -> number(name).flatMap(number -> numbered(number, name)))
        .map(story -> Subject.story(story.id()));
  }

  /** {@code 1.10}, {@code Risk Profile: Story 1.10}, {@code 1.10-lend-a-book}. */
  private static Optional<StoryNumber> number(String name) {
    int word = name.toLowerCase(java.util.Locale.ROOT).lastIndexOf("story");
    var heading = StoryHeading.of(word < 0 ? "Story " + name : name.substring(word)).map(StoryHeading::number);
    return heading.or(() -> StoryFileName.of(name + ".").map(StoryFileName::number));
  }

  private Optional<StoryDraft> numbered(StoryNumber number, String name) {
    return stories.stream().filter(story -> story.bare().equals(number.bare()))
        .max(Comparator.comparingDouble(story -> Titles.similarity(story.title(), name)));
  }

  private Optional<Subject> epic(String name) {
    var heading = EpicHeading.of(name.substring(Math.max(0, name.indexOf("Epic")))).map(EpicHeading::id);
    var inName = EPIC_IN_NAME.matcher(name);
    if (heading.isEmpty() && inName.matches()) {
      return epic(inName.group("n"), inName.group("p"));
    }
    return heading.flatMap(id -> epic(id, null));
  }

  /** A prefix is the family of the epic's stories: {@code epic-env-1} is about the epic of env-1-1. */
  private Optional<Subject> epic(String number, @Nullable String family) {
    return epics.stream().filter(epic -> EpicHeading.key(epic.number()).equals(EpicHeading.key(number)))
        .filter(epic -> family == null || stories.stream().anyMatch(story -> story.epic().equals(epic.id())
            && story.family().equalsIgnoreCase(family)))
        .findFirst().map(epic -> Subject.epic(epic.id()));
  }
}
