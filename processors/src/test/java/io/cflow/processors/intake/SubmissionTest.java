package io.cflow.processors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Refusal;
import io.cflow.domain.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The two bodies REST accepts: forms and JSON. */
final class SubmissionTest {

  private static final String TYPE = "multipart/form-data; boundary=frontier";

  @Test
  void json_documents_become_a_project() {
    var project = json("""
        {"project": "shop", "documents": [
          {"path": "docs/prd.md", "content": "# PRD \\u00e9"}, {"path": "docs/epics.md", "content": ""}]}
        """);

    assertThat(project.project()).isEqualTo("shop");
    assertThat(paths(project)).containsExactly("docs/epics.md", "docs/prd.md");
    assertThat(project.files().getLast().bytes()).asString(StandardCharsets.UTF_8).isEqualTo("# PRD é");
  }

  @Test
  void json_with_unsafe_or_foreign_paths_keeps_the_rest() {
    var project = json("""
        {"project": "shop", "documents": [{"path": "../prd.md", "content": "x"}, {"path": "a.exe", "content": "x"},
          {"path": "/etc/x.md", "content": "x"}, {"path": "ok.md", "content": "x"}]}
        """);

    assertThat(paths(project)).containsExactly("ok.md");
    assertThat(codes(project)).containsExactly(
        DiagnosticCode.UNSAFE_PATH, DiagnosticCode.UNSAFE_PATH, DiagnosticCode.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "null", "[]", "{}", "{\"project\": \"shop\"}", "not json", "{\"project\": \"shop\", \"documents\": [null]}",
    "{\"project\": \"shop\", \"documents\": [{\"path\": \"a.md\"}]}",
    "{\"project\": \"shop\", \"documents\": [{\"path\": 7, \"content\": \"x\"}]}",
    "{\"project\": \"shop\", \"project\": \"other\", \"documents\": []}",
    "{\"project\": \"shop\", \"documents\": [], \"@class\": \"java.lang.Runtime\"}",
    "{\"project\": \"shop\", \"documents\": []} trailing"})
  void json_of_another_shape_is_refused(String json) {
    assertThatThrownBy(() -> json(json)).isInstanceOfSatisfying(
        IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(IntakeRefused.Code.MALFORMED));
  }

  @Test
  void json_nested_without_end_is_refused_at_once() {
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () ->
        assertThatThrownBy(() -> json("{\"project\": \"shop\", \"documents\": " + "[".repeat(5_000_000)))
            .isInstanceOf(IntakeRefused.class));
  }

  @Test
  void a_refusal_of_json_does_not_repeat_its_content() {
    assertThatThrownBy(() -> json("{\"project\": <script>secret</script>"))
        .isInstanceOfSatisfying(IntakeRefused.class, e -> assertThat(e.reason()).doesNotContain("secret"));
  }

  @Test
  void a_project_name_comes_from_the_body_or_from_the_caller_and_must_be_safe() {
    assertThat(new DocumentsJson().read(stream("{\"documents\": []}"), "fallback").project()).isEqualTo("fallback");
    assertThatThrownBy(() -> json("{\"project\": \"../x\", \"documents\": []}")).isInstanceOfSatisfying(
        IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(IntakeRefused.Code.BAD_NAME));
  }

  @Test
  void a_body_over_the_limit_is_refused() {
    var limits = new IntakeLimits(50, 100, 10, 10, 10, 1_000, 100);

    assertThatThrownBy(() -> new DocumentsJson(limits).read(stream(" ".repeat(101)), "shop"))
        .isInstanceOfSatisfying(IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(IntakeRefused.Code.TOO_LARGE));
  }

  @Test
  void a_form_brings_documents_and_archives() {
    var form = new Form().field("project", "shop").file("docs/prd.md", "# PRD".getBytes(StandardCharsets.UTF_8))
        .file("more.zip", Archives.archive().with("docs/epics.md", "x").with("docs/../../e.md", "x").zip())
        .file("rest.tgz", Archives.archive().with("docs/qa/gates/1.yml", "x").tarGz());

    var project = new MultipartBody().read(form.stream(), TYPE, "");

    assertThat(project.project()).isEqualTo("shop");
    assertThat(paths(project)).containsExactly("docs/epics.md", "docs/prd.md", "docs/qa/gates/1.yml");
    assertThat(codes(project)).containsExactly(DiagnosticCode.UNSAFE_PATH);
  }

  @Test
  void content_that_looks_like_a_boundary_stays_content() {
    var text = "# PRD\r\n--frontie\r\n\r--frontier\n--frontier\nend";

    var project = new MultipartBody().read(
        new Form().file("prd.md", text.getBytes(StandardCharsets.UTF_8)).stream(), TYPE, "shop");

    assertThat(project.files().getFirst().bytes()).asString(StandardCharsets.UTF_8).isEqualTo(text);
  }

  @Test
  void unsafe_file_names_in_a_form_are_refused_one_by_one() {
    var form = new Form().file("..\\..\\evil.md", new byte[0]).file("/abs.md", new byte[0]).file("ok.md", new byte[0])
        .file("virus.exe", new byte[0]);

    var project = new MultipartBody().read(form.stream(), TYPE, "shop");

    assertThat(paths(project)).containsExactly("ok.md");
    assertThat(codes(project)).containsExactly(
        DiagnosticCode.UNSAFE_PATH, DiagnosticCode.UNSAFE_PATH, DiagnosticCode.UNREADABLE);
  }

  @Test
  void a_browser_s_empty_file_field_is_no_document() {
    var form = "--frontier\r\nContent-Disposition: form-data; name=\"documents\"; filename=\"\"\r\n"
        + "Content-Type: application/octet-stream\r\n\r\n\r\n--frontier--\r\n";

    assertThat(new MultipartBody().read(stream(form), TYPE, "shop").files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", "--frontier", "--frontier\r\n", "--frontier\r\n\r\n\r\n--frontier--",
    "--frontier\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.md\"\r\n\r\ncut off",
    "--frontier\r\nContent-Disposition: attachment; filename=\"a.md\"\r\n\r\nx\r\n--frontier--",
    "no boundary at all"})
  void a_form_that_breaks_its_format_is_refused(String body) {
    assertThatThrownBy(() -> new MultipartBody().read(stream(body), TYPE, "shop")).isInstanceOfSatisfying(
        IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(IntakeRefused.Code.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/plain", "multipart/form-data", "multipart/form-data; boundary=",
      "multipart/mixed; boundary=x"})
  void a_content_type_without_a_boundary_is_refused(String type) {
    assertThatThrownBy(() -> new MultipartBody().read(new Form().stream(), type, "shop")).isInstanceOf(
        IntakeRefused.class);
  }

  @Test
  void a_boundary_made_to_be_searched_for_slowly_is_not() {
    var boundary = "-".repeat(70);
    var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.md\"\r\n\r\n"
        + ("\r\n--" + "-".repeat(69) + "x").repeat(100_000) + "\r\n--" + boundary + "--";

    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
      var project = new MultipartBody().read(
          stream(body), "multipart/form-data; boundary=\"" + boundary + "\"", "shop");
      assertThat(project.files()).hasSize(1);
    });
  }

  private static ProjectFiles json(String text) {
    return new DocumentsJson().read(stream(text), "");
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> paths(ProjectFiles project) {
    return project.files().stream().map(SourceFile::path).toList();
  }

  private static List<DiagnosticCode> codes(ProjectFiles project) {
    return project.refusals().stream().map(Refusal::code).toList();
  }

  /** A form as a browser sends it. */
  private static final class Form {

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Form field(String name, String value) {
      return part("name=\"%s\"".formatted(name), value.getBytes(StandardCharsets.UTF_8));
    }

    Form file(String name, byte[] content) {
      return part("name=\"documents\"; filename=\"%s\"".formatted(name), content);
    }

    private Form part(String parameters, byte[] content) {
      text("--frontier\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n");
      body.writeBytes(content);
      return text("\r\n");
    }

    private Form text(String text) {
      body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      return this;
    }

    ByteArrayInputStream stream() {
      text("--frontier--\r\n");
      return new ByteArrayInputStream(body.toByteArray());
    }
  }
}
