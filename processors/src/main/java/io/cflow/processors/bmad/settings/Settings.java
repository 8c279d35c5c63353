package io.cflow.processors.bmad.settings;

import io.cflow.domain.Diagnostic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a project's configuration says, whatever its version calls it. A project without one has {@link #NONE}.
 *
 * @param values by dotted key: {@code prd.prdSharded}, {@code modules.bmm.planning_artifacts}
 * @param diagnostics what is wrong with the configuration itself
 */
public record Settings(Map<String, String> values, List<Diagnostic> diagnostics) {

  public static final Settings NONE = new Settings(Map.of(), List.of());

  private static final List<String> STORY_FOLDERS = List.of("devStoryLocation", "dev_story_location",
      "sprint_artifacts", "implementation_artifacts", "modules.bmm.implementation_artifacts",
      "modules.bmm.dev_story_location", "modules.bmm.sprint_artifacts");
  private static final String EPIC_PATTERN = "epic-{n}*.md";

  public Settings {
    values = Map.copyOf(values);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether the shards of the requirements count rather than the whole document; empty when nobody says. */
  public Optional<Boolean> prdSharded() {
    return flag("prd.prdSharded");
  }

  public Optional<Boolean> architectureSharded() {
    return flag("architecture.architectureSharded");
  }

  private Optional<Boolean> flag(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip)
        .filter(text -> text.equals("true") || text.equals("false")).map(Boolean::valueOf);
  }

  /** Whether the configuration keeps stories in a folder above the file. */
  public boolean isAmongStories(String path) {
    return STORY_FOLDERS.stream().anyMatch(key -> isBelow(key, path));
  }

  /** Whether the file is a shard of an epic: in the configured folder, and named as configured. */
  public boolean isEpicShard(String path) {
    var pattern = values.getOrDefault("prd.epicFilePattern", EPIC_PATTERN);
    return isBelow("prd.prdShardedLocation", path) && !pattern.equals(EPIC_PATTERN)
        && isNamedLike(path.substring(path.lastIndexOf('/') + 1), pattern);
  }

  public boolean isPrd(String path) {
    return is("prd.prdFile", path);
  }

  public boolean isArchitecture(String path) {
    return is("architecture.architectureFile", path);
  }

  /** Whether the file lies where quality gates are configured to lie. */
  public boolean isGate(String path) {
    return location("qa.qaLocation").map(folder -> path.toLowerCase(Locale.ROOT).startsWith(folder + "/gates/"))
        .orElse(false);
  }

  private boolean is(String key, String path) {
    return location(key).map(path.toLowerCase(Locale.ROOT)::equals).orElse(false);
  }

  private boolean isBelow(String key, String path) {
    return location(key).map(folder -> path.toLowerCase(Locale.ROOT).startsWith(folder + "/")).orElse(false);
  }

  private Optional<String> location(String key) {
    return Optional.ofNullable(values.get(key)).flatMap(Location::of).map(text -> text.toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty());
  }

  /** {@code {n}} stands for a number, {@code *} for anything. */
  private static boolean isNamedLike(String name, String pattern) {
    var regex = Stream.of(pattern.split("(?=\\{n}|\\*)|(?<=\\{n}|\\*)"))
        .map(part -> switch (part) {
          case "{n}" -> "\\d{1,3}(?:\\.\\d{1,3})?[a-z]?";
          case "*" -> ".{0,200}";
          default -> java.util.regex.Pattern.quote(part);
        }).reduce("(?i)", String::concat);
    return pattern.length() < 100 && pattern.chars().filter(c -> c == '*').count() <= 2 && name.matches(regex);
  }
}
