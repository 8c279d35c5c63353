package io.cflow.processors.writeback;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.DocumentType;
import io.cflow.domain.FileEntry;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.text.Markdown.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a document again after an edit: no line of code, of a comment or of a part that people have frozen may have
 * changed, and no item but the one the edit is about.
 */
final class Proof {

  private static final Pattern FROZEN = Pattern.compile("^\\s*<(frozen-after-approval|intent-contract)\\b.*");

  private Proof() {}

  /** What is wrong; empty if nothing is. */
  static Optional<String> objection(Page before, Edit edit, List<Change> changes, Manuscript after) {
    if (edit instanceof TrackerEdit || edit instanceof GateEdit) {
      return Optional.empty();
    }
    if (changes.stream().anyMatch(change -> !isOpen(before, change))) {
      return Optional.of("the place lies in a block that is not to be touched");
    }
    var then = Alone.read(before);
    var now = Alone.read(before.path(), after);
    return then.type() == now.type() && then.story().isPresent() == now.story().isPresent()
        && (then.type() != DocumentType.STORY || isSame(then, now, edit))
        ? Optional.empty() : Optional.of("the document would not read as it should afterwards");
  }

  private static boolean isOpen(Page page, Change change) {
    int line = change.line();
    if (line == 0 || isFrozen(page, line)) {
      return line == 0;
    }
    var kind = page.markdown().kind(line);
    return switch (change) {
      case Change.Insert _ -> kind != Kind.CODE && kind != Kind.FRONTMATTER
          && (kind != Kind.FENCE || line == page.text().size() || page.markdown().kind(line + 1) != Kind.CODE);
      case Change.Replace _, Change.Remove _ -> kind != Kind.CODE && kind != Kind.FENCE && kind != Kind.COMMENT;
    };
  }

  /** The closing tag is still part of the block. */
  private static boolean isFrozen(Page page, int line) {
    String closing = "";
    for (int i = 1; i < line; i++) {
      var tag = FROZEN.matcher(page.line(i));
      if (closing.isEmpty() && tag.matches()) {
        closing = "</" + tag.group(1) + ">";
      } else if (!closing.isEmpty() && page.line(i).contains(closing)) {
        closing = "";
      }
    }
    return !closing.isEmpty() && !page.line(line).contains(closing);
  }

  private static boolean isSame(Alone then, Alone now, Edit edit) {
    var story = then.story().orElseThrow();
    var reread = now.story().orElseThrow();
    return story.id().equals(reread.id()) && story.title().equals(reread.title())
        && texts(story.criteria()).equals(texts(reread.criteria()))
        && story.statement().equals(reread.statement())
        && (edit instanceof StatusEdit status ? isReached(now, status) : raw(then).equals(raw(now)))
        && areTasksKept(then.tasks(), now.tasks(), edit)
        && (edit instanceof AgentRecordEdit || paths(then.files()).equals(paths(now.files())));
  }

  private static boolean isReached(Alone now, StatusEdit edit) {
    return now.status().filter(status -> Progress.objection(status.status(), edit.target(), true)
        .filter(Wanted.Nothing.class::isInstance).isPresent()).isPresent();
  }

  private static Optional<String> raw(Alone alone) {
    return alone.status().map(StatedStatus::raw);
  }

  private static boolean areTasksKept(List<WorkItem> then, List<WorkItem> now, Edit edit) {
    return switch (edit) {
      case TaskEdit _ -> then.stream().map(WorkItem::text).toList().equals(now.stream().map(WorkItem::text).toList());
      case FindingsEdit _ -> now.size() >= then.size() && marks(now).subList(0, then.size()).equals(marks(then));
      default -> marks(then).equals(marks(now));
    };
  }

  private static List<String> marks(List<WorkItem> tasks) {
    return tasks.stream().map(task -> task.done() + task.text()).toList();
  }

  private static List<String> texts(List<AcceptanceCriterion> criteria) {
    return criteria.stream().map(AcceptanceCriterion::text).toList();
  }

  private static List<String> paths(List<FileEntry> files) {
    return files.stream().map(FileEntry::path).toList();
  }
}
