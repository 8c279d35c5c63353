package io.cflow.processors.bmad.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceFile;
import io.cflow.processors.bmad.Project;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Settings settings(SourceFile... files) {
    return SettingsReader.read(Arrays.asList(files));
  }

  private static DocumentType type(Plan plan, String path) {
    return plan.documents().stream().filter(document -> document.path().equals(path)).findFirst().orElseThrow().type();
  }

  @Test
  void a_core_config_says_whether_the_requirements_are_sharded() {
    var core = "markdownExploder: true\nprd:\n  prdSharded: false\narchitecture:\n  architectureSharded: true\n";

    assertThat(settings(file(".bmad-core/core-config.yaml", core)).prdSharded()).isEqualTo(Optional.of(false));
    assertThat(settings(file(".bmad-core/core-config.yaml", core)).architectureSharded()).isEqualTo(Optional.of(true));
    assertThat(settings().prdSharded()).isEmpty();
  }

  @Test
  void unknown_blocks_of_a_configuration_are_legal() {
    var settings = settings(file(".bmad-core/core-config.yml",
        "cflow:\n  agents: [a, b]\nprd: { prdSharded: true }\n"));

    assertThat(settings.prdSharded()).isEqualTo(Optional.of(true));
    assertThat(settings.diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "desk/tickets, desk/tickets/1.1.lend.md, true",
      "{project-root}/desk/tickets, desk/tickets/1.1.lend.md, true",
      "./desk/tickets/, desk/tickets/deep/1.1.lend.md, true",
      "desk/tickets, desk/ticketsother/1.1.lend.md, false",
      "../elsewhere, elsewhere/1.1.lend.md, false",
      "/desk/tickets, desk/tickets/1.1.lend.md, false"})
  void a_place_is_relative_to_the_project_and_never_leads_out_of_it(String place, String path, boolean among) {
    var settings = settings(file("_bmad/bmm/config.yaml", "implementation_artifacts: \"%s\"\n".formatted(place)));

    assertThat(settings.isAmongStories(path)).isEqualTo(among);
  }

  @Test
  void a_place_outside_of_the_project_is_reported() {
    var settings = settings(file("_bmad/bmm/config.yaml", "project_name: shelf\noutput_folder: ../../etc\n"));

    assertThat(settings.diagnostics()).extracting(found -> found.code() + " " + found.span())
        .containsExactly(DiagnosticCode.UNSAFE_PATH + " _bmad/bmm/config.yaml:2");
  }

  @Test
  void four_layers_of_toml_are_laid_over_each_other() {
    var settings = settings(
        file("_bmad/custom/config.user.toml", "[modules.bmm]\nimplementation_artifacts = 'mine'\n"),
        file("_bmad/config.toml", """
            [core]
            output_folder = "out"
            [modules.bmm]
            implementation_artifacts = "{output_folder}/a"
            planning_artifacts = "{output_folder}/plans"
            """),
        file("_bmad/custom/config.toml", "[modules.bmm]\nimplementation_artifacts = 'team'\n"),
        file("_bmad/config.user.toml", "[core]\noutput_folder = \"theirs\"\n"));

    assertThat(settings.isAmongStories("mine/1-1-lend.md")).isTrue();
    assertThat(settings.isAmongStories("team/1-1-lend.md")).isFalse();
    assertThat(settings.values()).containsEntry("modules.bmm.planning_artifacts", "theirs/plans");
  }

  @Test
  void toml_that_cannot_be_read_is_reported_and_the_other_layers_count() {
    var settings = settings(file("_bmad/config.toml", "[core]\noutput_folder = \"out\"\n"),
        file("_bmad/custom/config.toml", "[core\noutput_folder = \n"));

    assertThat(settings.values()).containsEntry("core.output_folder", "out");
    assertThat(settings.diagnostics()).extracting(found -> found.span().path())
        .containsExactly("_bmad/custom/config.toml");
  }

  @Test
  void documents_at_configured_places_are_what_the_configuration_says() {
    var plan = Project.with(".bmad-core/core-config.yaml", """
        prd:
          prdFile: planning/what-we-build.md
          prdShardedLocation: planning/parts
          epicFilePattern: chapter-{n}-*.md
        devStoryLocation: work
        """)
        .and("planning/what-we-build.md", "# What we build\n\nWords.\n")
        .and("planning/parts/chapter-2-lending.md", "# Epic 2: Lending\n\n## Story 2.1: Lend\n")
        .and("work/lend-a-book.md", "# Lend a book\n\n## Status\nDraft\n\n"
            + "## Acceptance Criteria\n1. Lent\n\n## Tasks\n- [ ] Do\n")
        .read();

    assertThat(type(plan, "planning/what-we-build.md")).isEqualTo(DocumentType.PRD);
    assertThat(type(plan, "planning/parts/chapter-2-lending.md")).isEqualTo(DocumentType.EPIC);
    assertThat(type(plan, "work/lend-a-book.md")).isEqualTo(DocumentType.STORY);
  }
}
