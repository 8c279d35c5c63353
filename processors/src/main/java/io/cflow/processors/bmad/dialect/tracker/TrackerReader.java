package io.cflow.processors.bmad.dialect.tracker;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.TrackerEntry;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.text.YamlText.Value;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StatusWords;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code sprint-status.yaml}; one that does not parse is read line by line. */
final class TrackerReader {

  private static final Pattern LINE = Pattern.compile("^\\s+[\"']?([\\w.-]{3,120})[\"']?:\\s*[\"']?"
      + "([\\p{L}][\\p{L} _-]{1,40})[\"']?\\s*(?:#.*)?$");

  private TrackerReader() {}

  static void read(Harvest harvest) {
    try {
      var fields = YamlText.fields(harvest.document().lines());
      fields.get("development_status").ifPresent(status -> entries(harvest, status));
    } catch (YamlText.Malformed e) {
      harvest.report(DiagnosticCode.BAD_YAML, Severity.ERROR, Math.max(1, e.line()), e.getMessage()
          + "; read line by line");
      byLines(harvest);
    }
  }

  private static void entries(Harvest harvest, Value status) {
    if (status instanceof Value.Fields fields) {
      fields.entries().forEach(entry -> add(harvest, entry.key(), entry.value(), entry.line()));
    }
  }

  /** An epic may be a map of its own: its {@code status}, and its stories below it. */
  private static void add(Harvest harvest, String key, Value value, int line) {
    switch (value) {
      case Value.Text text -> add(harvest, key, text.text(), line);
      case Value.Fields fields -> {
        fields.text("status").ifPresent(status -> add(harvest, key, status, line));
        fields.entries().stream().filter(entry -> entry.key().matches(".*\\d.*") || entry.key().equals("stories"))
            .forEach(entry -> add(harvest, entry.key(), entry.value(), entry.line()));
      }
      case Value.Items items -> items.items().forEach(item -> entries(harvest, item));
    }
  }

  private static void add(Harvest harvest, String key, String raw, int line) {
    if (!raw.isBlank()) {
      harvest.tracker.add(new TrackerEntry(key, new StatedStatus(Source.TRACKER, raw, StatusWords.of(raw),
          StatusWords.note(raw),
          SourceSpan.line(harvest.path(), line))));
      harvest.map(line, line);
    }
  }

  private static void byLines(Harvest harvest) {
    List<String> lines = harvest.document().lines();
    for (int i = 0; i < lines.size(); i++) {
      var entry = LINE.matcher(Plain.cap(lines.get(i)));
      if (entry.matches()) {
        add(harvest, entry.group(1), entry.group(2).strip(), i + 1);
      }
    }
  }
}
