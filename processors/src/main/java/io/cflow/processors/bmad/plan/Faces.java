package io.cflow.processors.bmad.plan;

import io.cflow.domain.DocumentType;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.words.Titles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The different ways in which one story was sighted. Copies count once: a story repeated a thousand times must not be
 * compared a million times. A story with more ways than anybody means keeps the first ones.
 */
final class Faces {

  private static final int MOST = 50;

  /** What two sightings are compared by. */
  record Face(String title, Kind kind, String family, DocumentType type) {

    boolean isFile() {
      return kind.isStoryFile();
    }
  }

  private final Map<Face, Set<String>> paths = new LinkedHashMap<>();

  void add(Face face, String path) {
    if (paths.size() < MOST || paths.containsKey(face)) {
      paths.computeIfAbsent(face, known -> new HashSet<>()).add(path);
    }
  }

  static Face of(StorySighting sighting, Map<String, DocumentType> types) {
    return new Face(sighting.title(), sighting.definition().kind(), sighting.family(),
        types.getOrDefault(sighting.path(), DocumentType.OTHER));
  }

  boolean any(Predicate<Face> test) {
    return paths.keySet().stream().anyMatch(test);
  }

  /** How alike the title most like it is. */
  double similarity(Face face, String path) {
    return paths.entrySet().stream()
        .mapToDouble(entry -> similarity(entry.getKey(), face, entry.getValue().contains(path))).max().orElse(0);
  }

  /** Counts less between two files and between two plans: those are likelier to be two stories. */
  private static double similarity(Face left, Face right, boolean sameDocument) {
    double similarity = Titles.similarity(left.title(), right.title());
    boolean doubtful = !sameDocument && left.kind() == right.kind();
    return doubtful && similarity < Titles.NEARLY_EQUAL ? 0 : similarity;
  }
}
