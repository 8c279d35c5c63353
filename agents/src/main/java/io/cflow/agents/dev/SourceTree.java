package io.cflow.agents.dev;

import io.cflow.agents.text.Line;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Section;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files as the source tree of an architecture document draws them. */
final class SourceTree {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_@.\\[\\]()…-][\\p{L}\\p{N}_@./\\[\\]()…-]{0,120}");
  private static final Pattern FILE = Pattern.compile(".{0,120}[\\p{L}\\p{N}_\\])]\\.[A-Za-z][A-Za-z0-9]{0,9}");

  private final SourcePaths paths = new SourcePaths();

  /** A file with the line that draws it. */
  record Drawn(String path, SourceSpan at) {}

  private record SourcePaths(Deque<Folder> folders, List<Drawn> files) {
    SourcePaths() {
      this(new ArrayDeque<>(), new ArrayList<>());
    }
  }

  private record Folder(int indent, String path) {}

  private SourceTree() {}

  static List<Drawn> of(Plan plan) {
    return Outline.of(plan, DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD, DocumentType.TECH_SPEC,
            DocumentType.PROJECT_CONTEXT).stream()
        .filter(section -> section.isAbout("source tree", "project structure", "directory structure",
            "unified project structure", "folder structure", "file structure", "code organization"))
        .flatMap(SourceTree::of).toList();
  }

  private static Stream<Drawn> of(Section section) {
    var tree = new SourceTree();
    section.body().stream().filter(Line::fenced).forEach(line -> tree.take(section, line));
    return tree.paths.files().stream();
  }

  /** A folder ends in a slash; several files may share a line; what follows a hash mark is a remark. */
  private void take(Section section, Line line) {
    if (line.text().length() > 300 || line.text().strip().startsWith("```")) {
      return;
    }
    var text = line.text().replaceFirst("(?:\\s#|\\s//|←|<-|\\s--\\s).*$", "");
    var names = NAME.matcher(text);
    while (names.find()) {
      take(names.group(), names.start(), section.at(line));
    }
  }

  private void take(String name, int indent, SourceSpan at) {
    while (!paths.folders().isEmpty() && paths.folders().peek().indent() >= indent) {
      paths.folders().pop();
    }
    var parent = paths.folders().isEmpty() ? "" : paths.folders().peek().path();
    if (name.endsWith("/")) {
      paths.folders().push(new Folder(indent, paths.folders().isEmpty() && !name.contains("src") ? "" : parent + name));
    } else if (FILE.matcher(name).matches() && !name.contains("…")) {
      paths.files().add(new Drawn(parent + name, at));
    }
  }
}
