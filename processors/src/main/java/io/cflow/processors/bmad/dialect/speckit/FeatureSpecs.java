package io.cflow.processors.bmad.dialect.speckit;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Candidate;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** spec-kit: a folder for each feature, with what is wanted, how it is built, and the tasks in phases. */
public final class FeatureSpecs implements Dialect {

  static final String SPEC = "speckit-spec";
  static final String TASKS = "speckit-tasks";
  private static final Set<String> DESIGN = Set.of("plan.md", "data-model.md", "quickstart.md");
  private static final List<Rule> RULES = List.of(
      Rule.name(SPEC, DocumentType.PRD, file -> isNamed(file, "spec.md")),
      Rule.name(TASKS, DocumentType.EPICS, file -> isNamed(file, "tasks.md")),
      Rule.name("speckit-research", DocumentType.RESEARCH, file -> isNamed(file, "research.md")),
      Rule.name("speckit-design", DocumentType.ARCHITECTURE, file -> isInFeature(file)
          && (DESIGN.contains(file.name()) || file.folder().equals("contracts"))),
      Rule.name("speckit-checklist", DocumentType.CHECKLIST, file -> isInFeature(file)
          && file.folder().equals("checklists")));

  private static boolean isInFeature(Candidate file) {
    return Feature.of(file.lower()).isPresent();
  }

  private static boolean isNamed(Candidate file, String name) {
    return Feature.of(file.lower()).filter(feature -> file.lower().equals(feature.folder() + name)).isPresent();
  }

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    var feature = Feature.of(harvest.path()).orElseThrow();
    switch (harvest.document().rule()) {
      case SPEC -> FeatureSpecReader.read(harvest, feature);
      case TASKS -> FeatureTasksReader.read(harvest, feature);
      default -> { }
    }
  }

  /** What is wanted and what is to be done stand in two files, and are one story. */
  @Override
  public void readTogether(List<Harvest> project) {
    var specs = new TreeMap<String, Harvest>();
    project.stream().filter(harvest -> harvest.document().rule().equals(SPEC))
        .forEach(spec -> Feature.of(spec.path()).ifPresent(feature -> specs.put(feature.folder(), spec)));
    project.stream().filter(harvest -> harvest.document().rule().equals(TASKS))
        .forEach(tasks -> Feature.of(tasks.path()).map(feature -> specs.get(feature.folder()))
            .ifPresent(spec -> join(spec, tasks)));
  }

  /** Boxes say more about progress than the word that the template begins with. */
  private static void join(Harvest spec, Harvest tasks) {
    tasks.stories.replaceAll(story -> spec.stories.stream().filter(other -> other.label().equals(story.label()))
        .findFirst().map(story::of).orElse(story));
    spec.stories.replaceAll(story -> tasks.stories.stream().anyMatch(other -> other.label().equals(story.label()))
        ? story.stating(List.of()) : story);
  }
}
