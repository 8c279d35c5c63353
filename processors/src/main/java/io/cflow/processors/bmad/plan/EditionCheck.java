package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.settings.Settings;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares shards with the whole they were cut from. Where they differ the configuration decides; without one the
 * shards count, and somebody has to say whether that is right.
 */
final class EditionCheck {

  private final Settings settings;
  private final Map<String, DocumentType> types;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  EditionCheck(Settings settings, Map<String, DocumentType> types) {
    this.settings = settings;
    this.types = types;
  }

  List<Diagnostic> diagnostics(List<Requirement> found, List<Story> stories) {
    var shards = new HashMap<String, Requirement>();
    found.stream().filter(requirement -> isA(requirement, DocumentType.PRD_SHARD))
        .forEach(requirement -> shards.putIfAbsent(folder(requirement.source().path()) + requirement.id(),
            requirement));
    found.stream().filter(requirement -> isA(requirement, DocumentType.PRD))
        .forEach(requirement -> compare(requirement, shards));
    stories.forEach(this::compare);
    return diagnostics;
  }

  private boolean isA(Requirement requirement, DocumentType type) {
    return types.get(requirement.source().path()) == type;
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private void compare(Requirement whole, Map<String, Requirement> shards) {
    var folder = whole.source().path().replaceFirst("\\.[^./]+$", "/");
    var shard = shards.get(folder + whole.id());
    if (shard != null && !Plain.words(whole.text()).equals(Plain.words(shard.text()))) {
      report(whole.source(), "%s says something else in its shard, %s".formatted(whole.id(), shard.source()));
    }
  }

  private void compare(Story story) {
    var shard = criteria(story, Kind.EPIC);
    var whole = new TreeMap<>(criteria(story, Kind.PRD));
    criteria(story, Kind.EPICS).forEach((path, count) -> {
      if (shard.keySet().stream().anyMatch(part -> part.startsWith(path.replaceFirst("\\.[^./]+$", "/")))) {
        whole.put(path, count);
      }
    });
    if (!shard.isEmpty() && !whole.isEmpty() && !whole.containsValue(shard.values().iterator().next())) {
      report(story.source(), "story %s has %d criteria in its shard and %d in the whole document".formatted(story.id(),
          shard.values().iterator().next(), whole.values().iterator().next()));
    }
  }

  /** Number of criteria by path. */
  private static Map<String, Integer> criteria(Story story, Kind kind) {
    var counts = new TreeMap<String, Integer>();
    story.definitions().stream().filter(definition -> definition.kind() == kind && !definition.criteria().isEmpty())
        .forEach(definition -> counts.put(definition.span().path(), definition.criteria().size()));
    return counts;
  }

  private void report(SourceSpan span, String message) {
    var decided = settings.prdSharded().map(sharded -> sharded ? "; the shards count, as configured"
        : "; the whole document counts, as configured");
    diagnostics.add(new Diagnostic(DiagnosticCode.WHOLE_SHARD_CONFLICT,
        decided.isPresent() ? Severity.INFO : Severity.WARNING, span, message + decided.orElse("")));
  }
}
