package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Section;
import io.cflow.domain.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Statements the documents make about one topic of arc42, in their own words. */
record Gathered(String topic, List<Statement> statements) {

  private static final int MOST = 15;

  record Statement(String text, SourceSpan at) {}

  /** List items and table rows below sections about {@code phrases}, without repetitions. */
  static Gathered items(String topic, Sources sources, String... phrases) {
    var statements = sources.about(phrases).stream().flatMap(Section::flatten)
        .filter(section -> !section.isAbout("change log", "changelog", "design goals", "non-goal", "out of scope"))
        .flatMap(section -> Stream.concat(
            section.items().stream().map(item -> new Statement(Escape.excerpt(item.text(), 240), item.at())),
            section.tables().stream().flatMap(Gathered::rows)));
    return new Gathered(topic, unique(statements));
  }

  /** The sections themselves, each with its first sentence or two. */
  static Gathered sections(String topic, Sources sources, String... phrases) {
    var statements = sources.about(phrases).stream().map(section ->
        new Statement(Escape.excerpt(opening(section), 300), section.heading()));
    return new Gathered(topic, unique(statements));
  }

  private static String opening(Section section) {
    var paragraph = section.firstParagraph();
    return paragraph.isEmpty() ? section.title() : section.title() + ": " + paragraph;
  }

  private static Stream<Statement> rows(MarkdownTable table) {
    return table.rows().stream().map(row -> new Statement(Escape.excerpt(String.join(" · ",
        row.cells().stream().filter(cell -> !cell.isBlank()).toList()), 240), row.at()));
  }

  private static List<Statement> unique(Stream<Statement> statements) {
    var unique = new LinkedHashMap<String, Statement>();
    statements.filter(each -> !each.text().isBlank())
        .forEach(each -> unique.putIfAbsent(each.text().toLowerCase(Locale.ROOT), each));
    return unique.values().stream().limit(MOST).toList();
  }
}
