package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small projects, each in one of the forms teams write plans in, against what a careful person reads in them. They guard
 * that a rule made for one team's documents does not cost another team's.
 */
class FormsTest {

  private static final Path FORMS = Path.of("src", "test", "resources", "forms");

  static List<MiniProject> projects() throws IOException {
    try (var files = Files.list(FORMS)) {
      return files.sorted().map(MiniProject::of).toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("projects")
  void a_project_is_read_as_a_careful_person_reads_it(MiniProject mini) {
    assertThat(Reading.of(mini.project().read())).containsExactlyInAnyOrderElementsOf(mini.truth());
  }
}
