package io.cflow.processors.bmad.dialect.breakdown;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.text.YamlText.Value;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.List;

/** Reads {@code stories.yaml}: a list of stories in execution order, without state. */
final class StoryBreakdownReader {

  private StoryBreakdownReader() {}

  static void read(Harvest harvest) {
    try {
      if (YamlText.read(harvest.document().lines()) instanceof Value.Items items) {
        items.items().forEach(item -> story(harvest, item));
      }
    } catch (YamlText.Malformed e) {
      harvest.report(DiagnosticCode.BAD_YAML, Severity.ERROR, Math.max(1, e.line()), e.getMessage());
    }
  }

  private static void story(Harvest harvest, Value item) {
    if (!(item instanceof Value.Fields fields) || fields.text("id").isEmpty()) {
      return;
    }
    var id = fields.text("id").get().strip();
    int last = fields.entries().getLast().line();
    var number = StoryHeading.of("Story " + id).map(StoryHeading::number).orElse(null);
    var definition = new StoryDefinition(Kind.EPICS, fields.text("title").orElse(id),
        harvest.span(fields.line(), last), null,
        List.of(), List.of(), List.of(), fields.text("description").stream().toList());
    harvest.stories.add(new StorySighting(number, id, "", "", definition, List.of(), List.of(), List.of(), false,
        false));
    fields.text("status")
        .ifPresent(status -> harvest.report(DiagnosticCode.SUSPECT_HEADING, Severity.WARNING, fields.line(),
        "a breakdown has no status; the state of story %s is in its own file".formatted(id)));
    harvest.map(fields.line(), last);
  }
}
