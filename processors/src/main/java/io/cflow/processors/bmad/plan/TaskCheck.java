package io.cflow.processors.bmad.plan;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a story's tasks agree with its criteria, with each other and with its status. */
record TaskCheck(Story story, List<Diagnostic> diagnostics) {

  void check() {
    var tasks = story.tasks();
    var criteria = story.criteria();
    if (!criteria.isEmpty()) {
      checkReferences(tasks, criteria.size());
      checkCoverage(tasks, criteria);
    }
    checkTicks(tasks);
    if (story.status() == StoryStatus.DONE && tasks.stream().anyMatch(task -> !task.done())) {
      report(DiagnosticCode.INCONSISTENT_TASKS, Severity.WARNING, story.source(),
          "story %s is done, but tasks are open".formatted(story.id()));
    }
  }

  /** Boxes below one heading name what it names: once is enough. */
  private void checkReferences(List<WorkItem> tasks, int criteria) {
    var reported = new HashSet<List<Integer>>();
    tasks.stream().filter(task -> task.criteria().stream().anyMatch(ordinal -> ordinal > criteria))
        .filter(task -> reported.add(task.criteria())).forEach(task -> report(DiagnosticCode.AC_REF_DANGLING,
            Severity.WARNING, task.span(), "names a criterion beyond the %d of story %s".formatted(criteria,
                story.id())));
  }

  /** Only where tasks name criteria at all: many teams do not, and mean all of them. */
  private void checkCoverage(List<WorkItem> tasks, List<AcceptanceCriterion> criteria) {
    var named = tasks.stream().flatMap(task -> task.criteria().stream()).collect(Collectors.toSet());
    if (!named.isEmpty()) {
      criteria.stream().filter(criterion -> !named.contains(criterion.ordinal())).forEach(criterion -> report(
          DiagnosticCode.AC_UNCOVERED, Severity.INFO, criterion.span(),
          "no task names criterion %d of story %s".formatted(criterion.ordinal(), story.id())));
    }
  }

  /** A ticked task with an open one below it is not finished, whatever the tick says. */
  private void checkTicks(List<WorkItem> tasks) {
    for (int i = 0; i < tasks.size(); i++) {
      var parent = tasks.get(i);
      if (parent.done()) {
        tasks.subList(i + 1, tasks.size()).stream().takeWhile(task -> task.depth() > parent.depth())
            .filter(task -> !task.done()).findFirst().ifPresent(open -> report(DiagnosticCode.INCONSISTENT_TASKS,
                Severity.WARNING, parent.span(), "ticked, but %s below it is open".formatted(open.span())));
      }
    }
  }

  private void report(DiagnosticCode code, Severity severity, SourceSpan span, String message) {
    diagnostics.add(new Diagnostic(code, severity, span, message));
  }
}
