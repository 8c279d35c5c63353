package io.cflow.engine.change;

import io.cflow.domain.Document;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A story's documents cite others as {@code [Source: docs/architecture.md#search]}.
 *
 * @param path as it is cited: from the root, from the docs folder, or the bare name
 * @param anchor slug of a heading; empty for the whole document
 */
record Citation(String path, String anchor) {

  private static final Pattern SOURCE = Pattern.compile("\\[Source:\\s{0,10}([^\\]#]{1,200})(?:#([^\\]]{1,200}))?\\]");

  static List<Citation> of(Story story, Map<String, Document> documents) {
    var citations = new ArrayList<Citation>();
    story.definitions().stream().map(StoryDefinition::span)
        .flatMap(span -> lines(span, documents))
        .filter(line -> line.contains("[Source:"))
        .forEach(line -> SOURCE.matcher(line).results().forEach(match -> citations.add(new Citation(
            match.group(1).strip(), match.group(2) == null ? "" : Sections.slug(match.group(2))))));
    return citations;
  }

  private static Stream<String> lines(SourceSpan span, Map<String, Document> documents) {
    var document = documents.get(span.path());
    return document == null
        ? Stream.of()
        : document.lines().subList(span.firstLine() - 1, Math.min(span.lastLine(), document.lines().size())).stream();
  }

  Stream<PlanItem> among(List<PlanItem> sections) {
    return sections.stream().filter(this::names);
  }

  private boolean names(PlanItem section) {
    var file = section.span().path();
    boolean same = file.equals(path) || file.endsWith("/" + path);
    return same && (anchor.isEmpty() || section.id().equals(file + "#" + anchor));
  }
}
