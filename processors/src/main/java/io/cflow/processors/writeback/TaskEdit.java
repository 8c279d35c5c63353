package io.cflow.processors.writeback;

import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Ticks check boxes of a story's task list. A task above others is ticked when all of those are, and only then.
 *
 * @param done texts of the tasks that are done, as the document words them
 */
public record TaskEdit(List<String> done) implements Edit {

  private static final Pattern OPEN = Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])[ \\t]+\\[( )].*$");

  public TaskEdit {
    done = List.copyOf(done);
  }

  @Override
  public Wanted on(Page page) {
    var tasks = Alone.read(page).tasks();
    var wanted = done.stream().map(Plain::words).collect(Collectors.toSet());
    var known = tasks.stream().map(task -> Plain.words(task.text())).collect(Collectors.toSet());
    if (!known.containsAll(wanted)) {
      return new Wanted.Refused("a task that is done is not in the list any more");
    }
    return Wanted.of(ticked(tasks, wanted).stream().flatMap(line -> tick(page, line).stream()).toList(),
        "every one is ticked already");
  }

  /** From the last line up, so that what is below a task is known before the task itself. */
  private static Set<Integer> ticked(List<WorkItem> tasks, Set<String> wanted) {
    var ticked = new TreeSet<Integer>();
    for (int i = tasks.size() - 1; i >= 0; i--) {
      var task = tasks.get(i);
      var below = below(tasks, i);
      boolean complete = below.stream().allMatch(each -> each.done() || ticked.contains(line(each)));
      boolean completed = below.stream().anyMatch(each -> ticked.contains(line(each)));
      if (!task.done() && complete && (completed || wanted.contains(Plain.words(task.text())))) {
        ticked.add(line(task));
      }
    }
    return ticked;
  }

  private static int line(WorkItem task) {
    return task.span().firstLine();
  }

  private static List<WorkItem> below(List<WorkItem> tasks, int index) {
    var below = new ArrayList<WorkItem>();
    for (int i = index + 1; i < tasks.size() && tasks.get(i).depth() > tasks.get(index).depth(); i++) {
      below.add(tasks.get(i));
    }
    return below;
  }

  /** Nothing for a box that holds another mark: it says something we do not know. */
  private static List<Change> tick(Page page, int line) {
    var box = OPEN.matcher(page.line(line));
    return box.matches() ? List.of(new Change.Replace(line, box.start(1), box.end(1), "x")) : List.of();
  }
}
