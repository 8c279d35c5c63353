package io.cflow.engine.change;

import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StoryDefinition;
import io.cflow.engine.change.PlanItem.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The prose of planning documents, heading by heading. Lines that define a requirement, an epic or a story are left
 * out: they are items of their own.
 */
final class Sections {

  private static final Set<DocumentType> PROSE = Set.of(
      DocumentType.BRIEF, DocumentType.PRD, DocumentType.PRD_SHARD, DocumentType.ARCHITECTURE,
      DocumentType.ARCHITECTURE_SHARD, DocumentType.UX, DocumentType.UX_SHARD, DocumentType.PROJECT_CONTEXT,
      DocumentType.TECH_SPEC);

  private final Document document;
  private final BitSet defining;
  private final List<PlanItem> items = new ArrayList<>();
  private final Map<String, Integer> slugs = new HashMap<>();
  private final StringBuilder text = new StringBuilder();
  private String heading = "";
  private int firstLine = 1;

  private Sections(Document document, BitSet defining) {
    this.document = document;
    this.defining = defining;
  }

  static List<PlanItem> of(Plan plan) {
    var defining = definingLines(plan);
    return plan.documents().stream()
        .filter(document -> PROSE.contains(document.type()))
        .flatMap(document -> new Sections(document, defining.getOrDefault(document.path(), new BitSet())).read())
        .toList();
  }

  private static Map<String, BitSet> definingLines(Plan plan) {
    var lines = new HashMap<String, BitSet>();
    Stream.of(
            plan.requirements().stream().map(Requirement::source),
            plan.requirements().stream().map(Requirement::copies).flatMap(List::stream),
            plan.epics().stream().map(Epic::definedIn).flatMap(List::stream),
            plan.stories().stream().flatMap(story -> story.definitions().stream()).map(StoryDefinition::span))
        .flatMap(spans -> spans)
        .forEach(span -> mark(lines, span));
    return lines;
  }

  private static void mark(Map<String, BitSet> lines, SourceSpan span) {
    lines.computeIfAbsent(span.path(), path -> new BitSet()).set(span.firstLine(), span.lastLine() + 1);
  }

  private Stream<PlanItem> read() {
    boolean fenced = false;
    for (int number = 1; number <= document.lines().size(); number++) {
      var line = document.line(number);
      fenced ^= line.stripLeading().startsWith("```");
      if (!fenced && isHeading(line)) {
        close(number - 1);
        heading = line.replace("#", "").strip();
        firstLine = number;
      } else if (!defining.get(number) && !line.isBlank()) {
        text.append(line).append('\n');
      }
    }
    close(document.lines().size());
    return items.stream();
  }

  private static boolean isHeading(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    return level > 0 && level <= 6 && level < line.length() && line.charAt(level) == ' ';
  }

  /** A heading above nothing but its own items says nothing by itself. */
  private void close(int lastLine) {
    if (!text.isEmpty()) {
      var slug = slug(heading);
      int same = slugs.merge(slug, 1, Integer::sum);
      items.add(new PlanItem(
          Kind.SECTION, "", document.path() + "#" + slug + (same == 1 ? "" : "-" + same), heading,
          PlanItems.even(text.toString()), new SourceSpan(document.path(), firstLine, Math.max(firstLine, lastLine))));
      text.setLength(0);
    }
  }

  /** As a link to the heading would spell it. */
  static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-');
  }
}
