package io.cflow.agents.dev;

import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Words;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.WorkItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Files a story will touch: those it names, then those of the source tree whose names share its words. */
final class FilesToTouch {

  private static final int MOST_GUESSES = 8;
  private static final Pattern PATH = Pattern.compile(
      "(?<![\\w/.:@-])((?:[\\w@.-]{1,60}/){1,10}[\\w.\\[\\]-]{1,80}\\.[A-Za-z][A-Za-z0-9]{0,7})(?![\\w/])");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** A file and why it is here. */
  record Touched(String path, String because, SourceSpan source) {}

  private FilesToTouch() {}

  static List<Touched> of(Plan plan, Story story) {
    var touched = new LinkedHashMap<String, Touched>();
    story.files().forEach(file -> put(touched, file.path(), "File List", file.span()));
    story.tasks().forEach(task -> named(touched, task));
    story.definitions().stream().flatMap(definition -> definition.notes().stream().map(note ->
        Map.entry(note, definition.span()))).forEach(note -> PATH.matcher(cut(note.getKey())).results()
            .forEach(found -> put(touched, found.group(1), "named in its notes", note.getValue())));
    var drawn = SourceTree.of(plan).stream()
        .filter(file -> touched.keySet().stream().noneMatch(path -> path.endsWith(file.path()))).toList();
    mapped(plan, story, drawn).forEach(each -> touched.putIfAbsent(each.path(), each));
    guesses(story, drawn).forEach(guess -> touched.putIfAbsent(guess.path(), guess));
    // Planning documents are read for a story, not built by it.
    plan.documents().forEach(document -> touched.remove(document.path()));
    return touched.values().stream().filter(each -> !each.path().endsWith(".md")).toList();
  }

  private static void named(Map<String, Touched> touched, WorkItem task) {
    PATH.matcher(cut(task.text())).results()
        .forEach(found -> put(touched, found.group(1), "named in a task", task.span()));
  }

  private static void put(Map<String, Touched> touched, String path, String because, SourceSpan source) {
    touched.putIfAbsent(path, new Touched(path, because, source));
  }

  private record Scored(SourceTree.Drawn file, List<String> shared) {}

  /** Drawn files whose names stand in a table row together with a requirement the story serves. */
  private static List<Touched> mapped(Plan plan, Story story, List<SourceTree.Drawn> drawn) {
    var served = story.covers().stream().filter(link -> !link.inherited()).map(RequirementLink::requirement).toList();
    return Outline.of(plan, DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD, DocumentType.TECH_SPEC).stream()
        .flatMap(section -> section.tables().stream()).flatMap(table -> table.rows().stream()).flatMap(row -> {
          var words = new HashSet<>(List.of(String.join(" ", row.cells()).split("[^\\p{L}\\p{N}_.-]+")));
          return served.stream().filter(words::contains).limit(1).flatMap(requirement -> drawn.stream()
              .filter(file -> words.contains(stem(file.path())))
              .map(file -> new Touched(file.path(), "mapped to " + requirement, row.at())));
        }).toList();
  }

  private static List<Touched> guesses(Story story, List<SourceTree.Drawn> drawn) {
    var words = Words.content(StoryText.of(story));
    var scored = new ArrayList<Scored>();
    for (var file : drawn) {
      var shared = Words.content(HUMP.matcher(stem(file.path())).replaceAll(" ")).stream().filter(words::contains)
          .sorted().toList();
      if (!shared.isEmpty()) {
        scored.add(new Scored(file, shared));
      }
    }
    return scored.stream().sorted(Comparator.comparingInt((Scored each) -> each.shared().size()).reversed())
        .limit(MOST_GUESSES).map(each -> new Touched(each.file().path(),
            "source tree; shares " + String.join(", ", each.shared()), each.file().at())).toList();
  }

  private static String stem(String path) {
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z0-9]+$", "");
  }

  private static String cut(String text) {
    return text.length() > 2_000 ? text.substring(0, 2_000) : text;
  }
}
