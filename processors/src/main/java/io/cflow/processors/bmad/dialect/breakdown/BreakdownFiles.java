package io.cflow.processors.bmad.dialect.breakdown;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.harvest.EpicSighting;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.text.Heading;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Connects the stories of a breakdown with the files of their state: no file means pending, one is the state, several
 * are none. A file named {@code 4-unresolved.md} says that somebody has to look before story 4 can go on.
 */
final class BreakdownFiles {

  private static final Set<String> SENTINELS = Set.of("unresolved", "ambiguous");

  private final Harvest breakdown;
  private final SpecFolder folder;
  private final List<Harvest> project;

  BreakdownFiles(Harvest breakdown, List<Harvest> project) {
    this.breakdown = breakdown;
    this.folder = SpecFolder.of(breakdown.path());
    this.project = project;
  }

  void connect() {
    if (breakdown.stories.isEmpty()) {
      return;
    }
    breakdown.epics.add(new EpicSighting(folder.slug(), title(), "", List.of(), List.of(), false, false, false,
        breakdown.span(1, breakdown.document().lines().size())));
    byId().forEach((id, files) -> {
      if (files.size() > 1) {
        files.forEach(file -> report(file, "story %s has %d files; none of them counts".formatted(id, files.size())));
      }
      files.forEach(file -> rename(file, id, files.size() > 1));
    });
  }

  private String title() {
    return project.stream().filter(harvest -> SpecFolder.of(harvest.path()).equals(folder))
        .filter(harvest -> harvest.document().name().equalsIgnoreCase("SPEC.md")).map(harvest -> harvest.text().title())
        .flatMap(title -> Optional.ofNullable(title).stream()).map(Heading::text)
        .map(text -> text.replaceFirst("(?i)^spec(?:ification)?\\s*[:–—-]\\s*", "")).findFirst().orElse(folder.slug());
  }

  private Map<String, List<Harvest>> byId() {
    return project.stream().filter(harvest -> folder.isStoryFile(harvest.path()))
        .flatMap(harvest -> id(harvest).map(id -> Map.entry(id, harvest)).stream())
        .collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new,
            Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private Optional<String> id(Harvest file) {
    var name = file.document().name().replaceFirst("\\.md$", "");
    var id = breakdown.stories.stream().map(StorySighting::label)
        .filter(label -> name.equals(label) || name.startsWith(label + "-"))
        .max(Comparator.comparingInt(String::length));
    if (id.isEmpty()) {
      report(file, "no story of the breakdown has this id");
    }
    return id;
  }

  private void rename(Harvest file, String id, boolean ambiguous) {
    var slug = file.document().name().replaceFirst("\\.md$", "").substring(id.length()).replaceFirst("^-", "");
    var planned = breakdown.stories.stream().filter(story -> story.label().equals(id)).findFirst().orElseThrow();
    file.stories.replaceAll(sighting -> {
      var named = sighting.of(planned);
      if (SENTINELS.contains(slug)) {
        return named.stating(List.of(status(file, slug, StoryStatus.BLOCKED)));
      }
      return ambiguous ? named.stating(List.of(status(file, "ambiguous", StoryStatus.UNKNOWN))) : named;
    });
  }

  private static StatedStatus status(Harvest file, String word, StoryStatus status) {
    return new StatedStatus(Source.STORY_FILE, word, status, "", file.span(1, 1));
  }

  private static void report(Harvest file, String message) {
    file.report(DiagnosticCode.BREAKDOWN_INVALID, Severity.WARNING, 1, message);
  }
}
