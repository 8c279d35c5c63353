package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds decision records: headings {@code ADR-1} or {@code AD-1}, headings "Decision: …", and decision tables. */
final class Decisions {

  private static final Pattern RECORD = Pattern.compile("^(AD(?:R)?[- ]?\\d{1,4})\\s*[:：—–.-]?\\s*(.*)$");
  private static final Pattern LABELLED = Pattern.compile("^(?:key )?decision(?: \\d{1,3})?\\s*[:：—–-]\\s*(.+)$",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern CHAPTER = Pattern.compile(
      "(?:core |key |major |important )?(?:architectural|architecture|technical|design) decisions",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern WHY =
      Pattern.compile("^(?:rationale|reason|why|because|prevents|context|justification|alternatives|"
      + "trade-?offs?)\\b[^:：]{0,30}[:：]\\s*(.+)$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ARGUES = Pattern.compile(
      "\\b(?:because|since|so that|rather than|instead of|rejected|avoids?|prevents?|keeps|enables|ensures|to "
      + "reduce)\\b",
      Pattern.CASE_INSENSITIVE);

  private Decisions() {}

  static List<Decision> in(Sources sources) {
    var unique = new LinkedHashMap<String, Decision>();
    Stream.of(sources.architecture().stream().flatMap(Decisions::heading),
            sources.architecture().stream().flatMap(Decisions::chapter),
            sources.architecture().stream().flatMap(section -> section.tables().stream()).flatMap(Decisions::rows))
        .flatMap(each -> each)
        .filter(decision -> !decision.title().isBlank())
        .forEach(decision -> unique.putIfAbsent(
            (decision.id() + decision.title()).toLowerCase(Locale.ROOT), decision));
    return List.copyOf(unique.values());
  }

  private static Stream<Decision> heading(Section section) {
    var numbered = RECORD.matcher(section.title());
    if (numbered.matches()) {
      return Stream.of(new Decision(numbered.group(1), numbered.group(2), rationale(section), section.heading()));
    }
    var labelled = LABELLED.matcher(section.title());
    return labelled.matches()
        ? Stream.of(new Decision("", labelled.group(1), rationale(section), section.heading())) : Stream.empty();
  }

  /** BMAD v6 decides under sub-headings of "Core Architectural Decisions". */
  private static Stream<Decision> chapter(Section section) {
    return CHAPTER.matcher(section.title()).matches() ? section.children().stream()
        .filter(child -> !child.isAbout("analysis", "impact", "summary", "priority", "decision", "considerations"))
        .filter(child -> !RECORD.matcher(child.title()).matches())
        .map(child -> new Decision("", child.title(), rationale(child), child.heading())) : Stream.empty();
  }

  private static Stream<Decision> rows(MarkdownTable table) {
    int decision = table.column("decision");
    int rationale = table.column("rationale", "reason", "why", "prevents");
    int category = table.column("category", "area", "topic", "concern", "aspect", "id");
    if (decision < 0 || rationale < 0 && category < 0) {
      return Stream.empty();
    }
    return table.rows().stream().map(row -> new Decision("", title(row, category, decision),
        Escape.excerpt(row.cell(rationale), 200), row.at()));
  }

  private static String title(MarkdownTable.Row row, int category, int decision) {
    boolean prefix = category >= 0 && category != decision && !row.cell(category).isBlank();
    return prefix ? row.cell(category) + ": " + row.cell(decision) : row.cell(decision);
  }

  /** The line labelled as the reason, else what stands under such a sub-heading, else a line that argues. */
  private static String rationale(Section section) {
    var lines = section.flatten().flatMap(Section::prose).map(line -> Prose.item(line.text())).toList();
    var labelled = lines.stream().map(WHY::matcher).filter(Matcher::matches).map(match -> match.group(1)).findFirst();
    return Escape.excerpt(labelled.or(() -> section.children().stream()
        .filter(child -> child.isAbout("rationale", "context", "why", "reason"))
        .map(Section::firstParagraph).filter(text -> !text.isEmpty()).findFirst())
        .or(() -> lines.stream().filter(line -> ARGUES.matcher(line).find()).findFirst()).orElse(""), 200);
  }
}
