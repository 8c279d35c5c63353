package io.cflow.agents.dev;

import io.cflow.agents.text.Words;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.WorkItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    guesses(plan, story, touched.keySet()).forEach(guess -> touched.putIfAbsent(guess.path(), guess));
    return List.copyOf(touched.values());
  }

  private static void named(Map<String, Touched> touched, WorkItem task) {
    PATH.matcher(cut(task.text())).results()
        .forEach(found -> put(touched, found.group(1), "named in a task", task.span()));
  }

  private static void put(Map<String, Touched> touched, String path, String because, SourceSpan source) {
    touched.putIfAbsent(path, new Touched(path, because, source));
  }

  private record Scored(SourceTree.Drawn file, List<String> shared) {}

  private static List<Touched> guesses(Plan plan, Story story, Set<String> stated) {
    var words = Words.content(StoryText.of(story));
    var scored = new ArrayList<Scored>();
    for (var file : SourceTree.of(plan)) {
      var shared = nameWords(file.path()).stream().filter(words::contains).sorted().toList();
      if (!shared.isEmpty() && stated.stream().noneMatch(path -> path.endsWith(file.path()))) {
        scored.add(new Scored(file, shared));
      }
    }
    return scored.stream().sorted(Comparator.comparingInt((Scored each) -> each.shared().size()).reversed())
        .limit(MOST_GUESSES).map(each -> new Touched(each.file().path(),
            "source tree; shares " + String.join(", ", each.shared()), each.file().at())).toList();
  }

  private static Set<String> nameWords(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z0-9]+$", "");
    return Words.content(HUMP.matcher(name).replaceAll(" "));
  }

  private static String cut(String text) {
    return text.length() > 2_000 ? text.substring(0, 2_000) : text;
  }
}
