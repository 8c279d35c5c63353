package io.cflow.processors.report;

import static io.cflow.processors.report.PlanBuilder.plan;
import static io.cflow.processors.report.PlanBuilder.stated;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt.Treatment;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.intake.ProjectFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InspectTextTest {

  @Test
  void a_real_project_fits_on_a_screen_or_two_and_says_what_matters() {
    var plan = new ProjectReader().read(new ProjectFolder().read(Path.of("..", "examples", "bookshelf"), "bookshelf"));

    var text = plain(plan);

    assertThat(text.lines().count()).isBetween(20L, 60L);
    assertThat(text).contains("bookshelf: ", "1 functional served by no story: FR12",
        "1 story disagrees between sprint-status.yaml and its file", "-> review",
        "repair: cflow sync DIR --repair writes the proposed status", "longest chain", "Next");
  }

  @Test
  void a_large_project_is_no_longer() {
    var plan = plan();
    for (int i = 1; i <= 400; i++) {
      var tracker = stated(Source.TRACKER, i % 2 == 0 ? StoryStatus.DONE : StoryStatus.BACKLOG);
      plan.story("1." + i, "Story", List.of(stated(Source.STORY_FILE, StoryStatus.DRAFT), tracker), List.of());
      plan.finding(DiagnosticCode.DUPLICATE_ID, Severity.WARNING, "epics.md", "twice");
      plan.read(i + ".md", Treatment.READ, 1, 1, 1);
      if (i > 1) {
        plan.waits("1." + i, "1." + (i - 1));
      }
    }

    assertThat(plain(plan.build()).lines().count()).isLessThan(70);
  }

  @Test
  void a_cycle_is_named_and_said_to_come_first() {
    var text = plain(plan().story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY)
        .waits("1.1", "1.2").waits("1.2", "1.1").build());

    assertThat(text).contains("1.1 waits for 1.2 (epics.md:118)", "1.2 waits for 1.1", "nothing can run before")
        .contains("take back 1 statement; fewer do not do:\n    - 1.1 waits for 1.2 (epics.md:118)\n")
        .doesNotContain("cflow run");
  }

  @Test
  void an_empty_project_is_told_what_is_expected() {
    assertThat(plain(plan().build())).contains("documents     none", "expected a PRD, epics or story files");
  }

  @Test
  void the_worst_finding_is_shown_and_a_note_only_counted() {
    var text = plain(plan().story("1.1", StoryStatus.READY)
        .finding(DiagnosticCode.PLACEHOLDER, Severity.INFO, "a.md", "a placeholder")
        .finding(DiagnosticCode.DEP_SELF, Severity.WARNING, "b.md", "waits for itself")
        .finding(DiagnosticCode.BAD_YAML, Severity.ERROR, "c.yaml", "not YAML").build());

    assertThat(text).contains("Findings: 1 error, 1 warning, 1 note")
        .containsSubsequence("c.yaml:4 error: not YAML", "b.md:4 warning: waits for itself")
        .doesNotContain("a placeholder");
  }

  @Test
  void a_finished_project_is_told_so() {
    assertThat(plain(plan().story("1.1", StoryStatus.DONE).build())).contains("every story is finished or given up");
  }

  @Test
  void colours_come_only_when_asked_for() {
    var plan = plan().story("1.1", StoryStatus.READY).build();

    assertThat(plain(plan)).doesNotContain("\u001b");
    assertThat(InspectText.of(plan, InspectText.Style.ANSI, InspectText.Detail.WORST)).contains("\u001b[1m")
        .satisfies(text -> assertThat(text.replaceAll("\u001b\\[[01]m", "")).isEqualTo(plain(plan)));
  }

  private static String plain(Plan plan) {
    return InspectText.of(plan, InspectText.Style.PLAIN, InspectText.Detail.WORST);
  }
}
