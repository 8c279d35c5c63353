package io.cflow.processors.bmad.settings;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceFile;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.text.SourceText;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.text.YamlText.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads the configuration of a project: {@code core-config.yaml}, {@code config.yaml}, and the layers of TOML. */
public final class SettingsReader {

  private static final Pattern YAML = Pattern.compile("(?:.*/)?(?:core-config|bmm/config|bmm/config\\.user)\\.ya?ml");
  private static final Pattern TOML = Pattern.compile("(?:.*/)?_bmad/(?<l>custom/)?config(?<u>\\.user)?\\.toml");
  private static final List<String> PLACES = List.of("devStoryLocation", "dev_story_location", "sprint_artifacts",
      "implementation_artifacts", "planning_artifacts", "output_folder", "core.output_folder",
      "modules.bmm.implementation_artifacts", "modules.bmm.planning_artifacts", "prd.prdShardedLocation",
      "prd.prdFile", "architecture.architectureShardedLocation", "architecture.architectureFile", "qa.qaLocation");
  private static final TomlMapper MAPPER = TomlMapper.builder().build();

  private final Map<String, String> values = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private SettingsReader() {}

  /** Later layers win: the method's own file, the user's beside it, then what the team and the user customised. */
  public static Settings read(List<SourceFile> files) {
    var reader = new SettingsReader();
    files.stream().filter(file -> YAML.matcher(lower(file)).matches())
        .sorted(Comparator.comparing(file -> lower(file).contains(".user."))).forEach(reader::yaml);
    reader.toml(files.stream().filter(file -> TOML.matcher(lower(file)).matches())
        .sorted(Comparator.comparingInt(SettingsReader::layer).thenComparing(SourceFile::path)).toList());
    reader.expand();
    return new Settings(reader.values, reader.diagnostics);
  }

  private static String lower(SourceFile file) {
    return file.path().toLowerCase(Locale.ROOT);
  }

  private static int layer(SourceFile file) {
    var found = TOML.matcher(lower(file));
    return found.matches() ? (found.group("l") == null ? 0 : 2) + (found.group("u") == null ? 0 : 1) : 0;
  }

  private void yaml(SourceFile file) {
    try {
      var fields = YamlText.fields(SourceText.of(file.bytes()).lines());
      fields.entries().forEach(entry -> {
        put(file, entry.key(), entry.value());
        if (entry.value() instanceof Value.Fields inner) {
          inner.entries().forEach(nested -> put(file, entry.key() + "." + nested.key(), nested.value()));
        }
      });
    } catch (YamlText.Malformed e) {
      report(DiagnosticCode.BAD_YAML, file.path(), e.line(), "not readable as configuration: " + e.getMessage());
    }
  }

  private void put(SourceFile file, String key, Value value) {
    if (value instanceof Value.Text text) {
      place(file.path(), text.line(), key, text.text());
      values.put(key, text.text());
    }
  }

  private void toml(List<SourceFile> layers) {
    var merged = MAPPER.createObjectNode();
    for (var file : layers) {
      try {
        var text = String.join("\n", SourceText.of(file.bytes()).lines());
        if (MAPPER.readTree(text) instanceof ObjectNode table) {
          Layers.flat(table).forEach((key, value) -> place(file.path(), 1, key, value));
          Layers.lay(table, merged);
        }
      } catch (JacksonException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        report(DiagnosticCode.BAD_YAML, file.path(), line, "not readable as TOML");
      }
    }
    values.putAll(Layers.flat(merged));
  }

  private void place(String path, int line, String key, String value) {
    if (PLACES.contains(key) && Location.of(value).isEmpty()) {
      report(DiagnosticCode.UNSAFE_PATH, path, line, "%s leads out of the project: %s".formatted(key, value));
    }
  }

  /** Places may begin with the output folder. */
  private void expand() {
    var output = values.getOrDefault("core.output_folder", values.getOrDefault("output_folder", "_bmad-output"));
    values.replaceAll((key, value) -> value.replace("{output_folder}", output));
  }

  private void report(DiagnosticCode code, String path, int line, String message) {
    diagnostics.add(new Diagnostic(code, Severity.WARNING, SourceSpan.line(path, Math.max(1, line)), message));
  }
}
