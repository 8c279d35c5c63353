package io.cflow.processors.bmad.dialect.taskmaster;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.OrderStatement.Basis;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.harvest.EpicSighting;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.harvest.Said;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.text.JsonText;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.text.YamlText.Value;
import io.cflow.processors.bmad.words.StatusWords;
import io.cflow.processors.bmad.words.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads {@code tasks.json}: a tag is an epic, a task a story, a subtask a box, a test strategy the criterion. A file
 * without tags is one list; it and the tag {@code master} leave the ids as they are, other tags precede theirs.
 */
final class TaskListReader {

  private static final String MASTER = "master";
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,60}");

  private final Harvest harvest;

  private TaskListReader(Harvest harvest) {
    this.harvest = harvest;
  }

  static void read(Harvest harvest) {
    new TaskListReader(harvest).read();
  }

  private void read() {
    try {
      if (!(JsonText.read(harvest.document().lines()) instanceof Value.Fields root)) {
        return;
      }
      if (root.get("tasks").filter(Value.Items.class::isInstance).isPresent()) {
        list(MASTER, root);
      } else {
        root.entries().forEach(entry -> {
          if (entry.value() instanceof Value.Fields tag) {
            list(entry.key(), tag);
          }
        });
      }
    } catch (YamlText.Malformed e) {
      harvest.report(DiagnosticCode.BAD_YAML, Severity.ERROR, Math.max(1, e.line()), "not readable as JSON: "
          + e.getMessage());
    }
  }

  private void list(String tag, Value.Fields fields) {
    if (!(fields.get("tasks").orElse(null) instanceof Value.Items tasks)) {
      return;
    }
    harvest.epics.add(new EpicSighting(tag, title(tag, fields), "", List.of(), List.of(), false, false, false,
        harvest.span(fields.line(), fields.line())));
    harvest.map(fields.line(), fields.line());
    tasks.items().forEach(task -> task(tag, task));
  }

  private static String title(String tag, Value.Fields fields) {
    return fields.get("metadata").filter(Value.Fields.class::isInstance)
        .flatMap(metadata -> ((Value.Fields) metadata).text("description")).filter(text -> !text.isBlank()).orElse(tag);
  }

  private void task(String tag, Value value) {
    if (!(value instanceof Value.Fields task) || task.text("id").filter(id -> ID.matcher(id).matches()).isEmpty()) {
      harvest.report(DiagnosticCode.SUSPECT_HEADING, Severity.WARNING, value.line(), "a task without an id");
      return;
    }
    int last = task.scalars().stream().mapToInt(YamlText.Scalar::line).max().orElse(task.line());
    var definition = new StoryDefinition(Kind.EPICS, task.text("title").orElse(""), harvest.span(task.line(), last),
        null, criteria(task), subtasks(task), List.of(), notes(task));
    harvest.stories.add(new StorySighting(null, label(tag, task.text("id").get()), "", tag, definition,
        status(task).stream().toList(), needs(tag, task), List.of(), false, false));
    harvest.map(task.line(), last);
  }

  private static String label(String tag, String id) {
    return tag.equals(MASTER) ? id : tag + "-" + id;
  }

  /** Some teams add criteria of their own; otherwise the way to test is what has to hold. */
  private List<AcceptanceCriterion> criteria(Value.Fields task) {
    var stated = task.get("acceptanceCriteria").or(() -> task.get("testStrategy")).stream()
        .flatMap(value -> value.scalars().stream()).filter(scalar -> !scalar.value().isBlank()).toList();
    var criteria = new ArrayList<AcceptanceCriterion>();
    for (var scalar : stated) {
      criteria.add(new AcceptanceCriterion(criteria.size() + 1, "", "", scalar.value(), place(scalar.line())));
    }
    return criteria;
  }

  private List<WorkItem> subtasks(Value.Fields task) {
    return items(task, "subtasks").map(subtask -> new WorkItem(
        "%s %s".formatted(subtask.text("id").orElse(""), subtask.text("title").orElse("")).strip(),
        StatusWords.of(subtask.text("status").orElse("")) == StoryStatus.DONE, 0, List.of(), place(subtask.line())))
        .toList();
  }

  private static Stream<Value.Fields> items(Value.Fields task, String key) {
    return task.get(key).filter(Value.Items.class::isInstance).stream()
        .flatMap(list -> ((Value.Items) list).items().stream()).filter(Value.Fields.class::isInstance)
        .map(Value.Fields.class::cast);
  }

  private static List<String> notes(Value.Fields task) {
    return Stream.of("description", "details", "priority")
        .flatMap(key -> task.text(key).filter(text -> !text.isBlank()).stream()
            .flatMap(text -> (key.equals("priority") ? "priority: " + text : text).lines())).toList();
  }

  private Optional<StatedStatus> status(Value.Fields task) {
    return task.get("status").filter(Value.Text.class::isInstance).map(Value.Text.class::cast)
        .map(status -> new StatedStatus(Source.TRACKER, status.text(), StatusWords.of(status.text()), "",
            place(status.line())));
  }

  /** An empty list says that nothing has to be finished first; {@code 3.2} waits for all of task 3. */
  private List<Need> needs(String tag, Value.Fields task) {
    var named = task.get("dependencies").stream().flatMap(value -> value.scalars().stream()).toList();
    if (named.isEmpty()) {
      return task.get("dependencies").map(value -> new Need(new Target.Nothing(), false,
          new Said(Basis.FRONT_MATTER, "no dependencies", place(value.line())))).stream().toList();
    }
    return named.stream().map(scalar -> new Need(
        new Target.Labelled(label(tag, scalar.value().strip().replaceFirst("\\..*$", ""))), false,
        new Said(Basis.FRONT_MATTER, "dependencies: " + scalar.value(), place(scalar.line())))).toList();
  }

  private SourceSpan place(int line) {
    return harvest.span(line, line);
  }
}
