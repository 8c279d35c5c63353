package io.cflow.processors.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import io.cflow.engine.change.Impact;
import io.cflow.engine.change.PlanDiff;
import io.cflow.processors.bmad.ProjectReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A difference is of use only where it can be seen. */
final class DiffTextTest {

  private static final String LONG = "A keeper of the shelf can " + "look and look again and ".repeat(8) + "find every ";

  @Test
  void the_first_difference_of_two_long_texts_is_shown_and_not_what_they_share() {
    assertThat(between(LONG + "book.", LONG + "copy."))
        .contains("- …", "find every book.").contains("+ …", "find every copy.").doesNotContain("A keeper");
  }

  @Test
  void short_texts_are_shown_from_their_beginning() {
    assertThat(between("A keeper lends.", "A keeper sells.")).contains("- A keeper lends.", "+ A keeper sells.");
  }

  private static String between(String before, String after) {
    var old = plan(before);
    var now = plan(after);
    var diff = PlanDiff.of(old, now);
    return DiffText.of(diff, Impact.of(old, now, diff));
  }

  private static Plan plan(String requirement) {
    var prd = "# Shelf PRD\n\n## Functional Requirements\n\n- FR1: " + requirement + "\n";
    var file = new SourceFile("docs/prd.md", prd.getBytes(StandardCharsets.UTF_8));
    return new ProjectReader().read(new ProjectFiles("shelf", List.of(file), List.of()));
  }
}
