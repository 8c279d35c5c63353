package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.MarkdownTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Technology tables of BMAD's architecture templates: v4 Category, Technology, Version; v6 Decision, Version. */
final class Technologies {

  private Technologies() {}

  static List<Technology> in(Sources sources) {
    var unique = new LinkedHashMap<String, Technology>();
    sources.all().flatMap(section -> section.tables().stream()).flatMap(Technologies::rows)
        .filter(technology -> !technology.name().isBlank())
        .forEach(technology -> unique.putIfAbsent(key(technology), technology));
    return List.copyOf(unique.values());
  }

  private static Stream<Technology> rows(MarkdownTable table) {
    int name = table.column("technology", "decision", "choice", "library", "package");
    int version = table.column("version");
    int category = table.column("category", "layer", "area", "component", "concern");
    if (name < 0 || version < 0 || category == name) {
      return Stream.empty();
    }
    int purpose = table.column("purpose", "usage", "affects", "description", "notes");
    int rationale = table.column("rationale", "reason", "why");
    return table.rows().stream().map(row -> new Technology(row.cell(category), row.cell(name),
        Escape.excerpt(row.cell(version), 80),
        row.cell(purpose), row.cell(rationale), row.at()));
  }

  /** The same choice with another version is kept: that is a finding. */
  private static String key(Technology technology) {
    return (technology.category() + '|' + technology.name() + '|' + technology.version()).toLowerCase(Locale.ROOT);
  }
}
