package io.cflow.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a project's documents say is to be done: one version, immutable. Collections are in a stable order
 * (documents by path, items in natural order of their ids), so that equal documents give equal plans.
 *
 * @param contentHash SHA-256 over paths and contents of all documents; names this version
 * @param flavour dialect the documents are written in: {@code v4-sharded}, {@code v6}
 * @param judgements the newest of each kind and subject first
 */
public record Plan(
    String project,
    String contentHash,
    String flavour,
    List<Document> documents,
    List<Requirement> requirements,
    List<Epic> epics,
    List<Story> stories,
    List<Dependency> dependencies,
    List<EpicDependency> epicDependencies,
    List<Judgement> judgements,
    List<Diagnostic> diagnostics,
    Receipt receipt) {

  public Plan {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(contentHash, "contentHash");
    Objects.requireNonNull(flavour, "flavour");
    Objects.requireNonNull(receipt, "receipt");
    documents = List.copyOf(documents);
    requirements = List.copyOf(requirements);
    epics = List.copyOf(epics);
    stories = List.copyOf(stories);
    dependencies = List.copyOf(dependencies);
    epicDependencies = List.copyOf(epicDependencies);
    judgements = List.copyOf(judgements);
    diagnostics = List.copyOf(diagnostics);
  }

  /** A plan nobody has judged yet. */
  public Plan(String project, String contentHash, String flavour, List<Document> documents,
      List<Requirement> requirements, List<Epic> epics, List<Story> stories, List<Dependency> dependencies,
      List<EpicDependency> epicDependencies, List<Diagnostic> diagnostics, Receipt receipt) {
    this(project, contentHash, flavour, documents, requirements, epics, stories, dependencies, epicDependencies,
        List.of(), diagnostics, receipt);
  }

  /** The same plan with more to say about it. */
  public Plan reporting(List<Diagnostic> more) {
    var all = Stream.concat(diagnostics.stream(), more.stream()).sorted(Comparator.comparing(Diagnostic::span)).toList();
    return new Plan(project, contentHash, flavour, documents, requirements, epics, stories, dependencies,
        epicDependencies, judgements, all, receipt);
  }

  /** What the newest quality gate says about a story. */
  public Optional<Judgement> gate(String story) {
    return judgements.stream().filter(found -> found.kind() == Judgement.Kind.GATE && !found.past())
        .filter(found -> found.subject().equals(Judgement.Subject.story(story))).findFirst();
  }

  public Optional<Story> story(String id) {
    return stories.stream().filter(story -> story.id().equals(id)).findFirst();
  }

  public List<Story> storiesOf(String epic) {
    return stories.stream().filter(story -> story.epic().equals(epic)).toList();
  }

  public List<Requirement> requirements(Requirement.Kind kind) {
    return requirements.stream().filter(requirement -> requirement.kind() == kind).toList();
  }

  public List<Document> documents(DocumentType... types) {
    var wanted = List.of(types);
    return documents.stream().filter(document -> wanted.contains(document.type())).toList();
  }
}
