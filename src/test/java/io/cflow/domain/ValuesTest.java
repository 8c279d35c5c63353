package io.cflow.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Test
  void a_span_points_to_its_first_line() {
    assertThat(new SourceSpan("docs/prd.md", 3, 9)).hasToString("docs/prd.md:3");
    assertThat(SourceSpan.line("prd.md", 4)).isEqualTo(new SourceSpan("prd.md", 4, 4));
  }

  @Test
  void a_span_grows_but_never_ends_before_it_begins() {
    assertThat(SourceSpan.line("prd.md", 4).until(9)).isEqualTo(new SourceSpan("prd.md", 4, 9));
    assertThat(SourceSpan.line("prd.md", 4).until(2)).isEqualTo(SourceSpan.line("prd.md", 4));
  }

  @Test
  void a_span_outside_of_a_file_is_refused() {
    assertThatThrownBy(() -> SourceSpan.line("prd.md", 0)).hasMessage("not a span: prd.md:0-0");
    assertThatThrownBy(() -> new SourceSpan("prd.md", 5, 4)).hasMessage("not a span: prd.md:5-4");
  }

  @Test
  void spans_are_ordered_by_place() {
    var spans = List.of(
        SourceSpan.line("b.md", 1), new SourceSpan("a.md", 10, 12), new SourceSpan("a.md", 10, 10),
        SourceSpan.line("a.md", 2));

    assertThat(spans.stream().sorted()).containsExactly(
        SourceSpan.line("a.md", 2), new SourceSpan("a.md", 10, 10), new SourceSpan("a.md", 10, 12),
        SourceSpan.line("b.md", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Dev", "1st", "de v", "dev\n", "d;drop"})
  void names_that_travel_through_routes_and_tables_are_plain(String name) {
    assertThatThrownBy(() -> new Role(name)).hasMessage("not a role name: " + name);
    assertThatThrownBy(() -> new Stage(name)).hasMessage("not a stage name: " + name);
    assertThatThrownBy(() -> new Capability(Role.DEV, name)).hasMessage("not a capability name: " + name);
  }

  @Test
  void a_capability_reads_as_role_and_name() {
    assertThat(Capability.EXECUTE_TESTS).hasToString("qa.execute_tests");
    assertThat(new Role("data-steward")).hasToString("data-steward");
  }

  @Test
  void a_diagnostic_reads_like_a_compilers() {
    assertThat(new Diagnostic(DiagnosticCode.DEP_DANGLING, Severity.WARNING, SourceSpan.line("epics.md", 7), "no 9.9"))
        .hasToString("epics.md:7: warning DEP_DANGLING: no 9.9");
  }

  @Test
  void a_document_knows_its_name_and_its_lines() {
    var document = new Document("docs/epics.md", DocumentType.PRD_SHARD, "rule", "00", 3, List.of("a", "b"));

    assertThat(document.name()).isEqualTo("epics.md");
    assertThat(document.line(1)).isEqualTo("a");
    assertThat(document.type().label()).isEqualTo("prd-shard");
    assertThat(new Document("epics.md", DocumentType.EPICS, "rule", "00", 0, List.of()).name()).isEqualTo("epics.md");
  }

  @Test
  void the_files_of_a_project_come_in_the_order_of_their_paths() {
    var files = new ArrayList<>(List.of(new SourceFile("b.md", new byte[0]), new SourceFile("a.md", new byte[0])));
    var refusals = List.of(
        new Refusal("z.bin", DiagnosticCode.BINARY, "binary"), new Refusal("y.bin", DiagnosticCode.BINARY, "binary"));

    var project = new ProjectFiles("fixture", files, refusals);
    files.clear();

    assertThat(project.files()).extracting(SourceFile::path).containsExactly("a.md", "b.md");
    assertThat(project.refusals()).extracting(Refusal::path).containsExactly("y.bin", "z.bin");
  }

  @Test
  void progress_is_what_leads_to_done() {
    assertThat(StoryStatus.DONE.isProgress()).isTrue();
    assertThat(StoryStatus.BLOCKED.isProgress()).isFalse();
  }

  @Test
  void a_failure_brings_no_artifacts() {
    assertThat(new Outcome.Failed(Outcome.Fault.AGENT, "red").artifacts()).isEmpty();
  }
}
