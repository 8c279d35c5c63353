package io.cflow.processors.bmad.dialect.breakdown;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.text.YamlText.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads {@code stories.yaml}: a list of stories in execution order, without state. */
final class StoryBreakdownReader {

  private static final Pattern ID = Pattern.compile("\\p{Alnum}{1,40}(?:-\\p{Alnum}{1,40}){0,10}");
  private static final Pattern UNQUOTED = Pattern.compile("^\\s*(?:-\\s+)?id:\\s*[\\d.]+\\s*(?:#.*)?$");
  private static final List<String> NOT_ITS_OWN = List.of("status", "depends_on");
  private static final List<String> NOTES = List.of("description", "invoke_dev_with");
  private static final List<String> CHECKPOINTS = List.of("spec_checkpoint", "done_checkpoint");

  private static final int LONGEST_ID = 500;

  private final Harvest harvest;
  /** Line by id. */
  private final Map<String, Integer> ids = new LinkedHashMap<>();

  private StoryBreakdownReader(Harvest harvest) {
    this.harvest = harvest;
  }

  static void read(Harvest harvest) {
    new StoryBreakdownReader(harvest).read();
  }

  private void read() {
    try {
      if (YamlText.read(harvest.document().lines()) instanceof Value.Items items) {
        items.items().forEach(this::story);
        prefixes();
      } else {
        invalid(1, "a breakdown is a list of stories");
      }
    } catch (YamlText.Malformed e) {
      harvest.report(DiagnosticCode.BAD_YAML, Severity.ERROR, Math.max(1, e.line()), e.getMessage());
    }
  }

  private void story(Value item) {
    if (!(item instanceof Value.Fields fields) || fields.text("id").isEmpty()) {
      invalid(item.line(), "a story without an id");
      return;
    }
    var id = fields.text("id").get().strip();
    check(fields, id);
    int last = Math.max(fields.entries().getLast().line(),
        fields.scalars().stream().mapToInt(YamlText.Scalar::line).max().orElse(fields.line()));
    var definition = new StoryDefinition(Kind.EPICS, fields.text("title").orElse(id),
        harvest.span(fields.line(), last), null, List.of(), List.of(), List.of(), notes(fields));
    harvest.stories.add(new StorySighting(null, id, "", SpecFolder.of(harvest.path()).slug(), definition, List.of(),
        List.of(), List.of(), false, false));
    harvest.map(fields.line(), last);
  }

  private static List<String> notes(Value.Fields fields) {
    var notes = new ArrayList<String>();
    NOTES.forEach(key -> fields.text(key).ifPresent(text -> text.lines().forEach(notes::add)));
    CHECKPOINTS.forEach(key -> fields.text(key).ifPresent(text -> notes.add(key + ": " + text)));
    return notes;
  }

  private void check(Value.Fields fields, String id) {
    int line = fields.get("id").map(Value::line).orElse(fields.line());
    if (UNQUOTED.matcher(harvest.text().line(line)).matches()) {
      invalid(line, "the id %s must be quoted, or other tools read a number".formatted(id));
    }
    if (!ID.matcher(id).matches()) {
      invalid(line, "an id is made of letters, digits and single hyphens: " + id);
    }
    if (ids.putIfAbsent(id, line) != null) {
      invalid(line, "the id %s is used twice".formatted(id));
    }
    if (fields.text("title").isEmpty() || fields.text("description").isEmpty()) {
      invalid(line, "story %s needs a title and a description".formatted(id));
    }
    NOT_ITS_OWN.forEach(key -> fields.get(key).ifPresent(value -> invalid(value.line(),
        "a breakdown has no %s; the state of story %s is in its own file".formatted(key, id))));
  }

  /** {@code 3-2-x.md} must not be a file of both 3 and 3-2. */
  private void prefixes() {
    for (var id : ids.keySet()) {
      for (int hyphen = id.indexOf('-'); hyphen > 0 && hyphen < LONGEST_ID; hyphen = id.indexOf('-', hyphen + 1)) {
        var beginning = id.substring(0, hyphen);
        if (ids.containsKey(beginning)) {
          invalid(ids.get(beginning), "the id %s is the beginning of %s".formatted(beginning, id));
        }
      }
    }
  }

  private void invalid(int line, String message) {
    harvest.report(DiagnosticCode.BREAKDOWN_INVALID, Severity.WARNING, Math.max(1, line), message);
  }
}
