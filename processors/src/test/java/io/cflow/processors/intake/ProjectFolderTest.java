package io.cflow.processors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Refusal;
import io.cflow.domain.SourceFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectFolderTest {

  @TempDir
  Path temporary;

  @Test
  void planning_documents_are_taken_and_nothing_else() throws IOException {
    for (var document : List.of("docs/prd.md", "docs/stories/1.1.story.md", "docs/qa/gates/1.1-x.yml",
        "README.markdown",
        "_bmad-output/implementation-artifacts/sprint-status.yaml", "sprint-status.yaml", "tasks.json",
        ".bmad-core/core-config.yaml", "_bmad/bmm/config.yaml", "_bmad/config.toml", "bmad/core/config.yaml",
        "bmad/prd.md", ".bmad-core/workflows/own.yaml", ".taskmaster/tasks/tasks.json", "specs/001-a/spec.md")) {
      write(document, document);
    }
    for (var other : List.of("src/Main.java", "docker-compose.yml", "package.json", "pyproject.toml", "notes.txt",
        "node_modules/x/README.md", "target/a.md", "build/a.md", ".git/a.md", ".cflow/plan.md", ".done/a.md",
        ".failed/a.md", ".github/a.md", "docs/.hidden.md", ".bmad-core/agents/dev.md",
            "_bmad/bmm/workflows/x/template.md",
        "bmad/bmm/agents/pm.md", "bmad-core/tasks/x.md", ".bmad-core/tasks/x.yaml",
        ".taskmaster/config.json", ".taskmaster/tasks/task-001.md", ".taskmaster/docs/prd.md")) {
      write(other, other);
    }

    var project = read();

    assertThat(paths(project)).containsExactlyInAnyOrder("docs/prd.md", "docs/stories/1.1.story.md",
        "docs/qa/gates/1.1-x.yml", "README.markdown", "_bmad-output/implementation-artifacts/sprint-status.yaml",
        "sprint-status.yaml", "tasks.json", ".bmad-core/core-config.yaml", "_bmad/bmm/config.yaml",
        "_bmad/config.toml", "bmad/core/config.yaml", "bmad/prd.md",
        ".bmad-core/workflows/own.yaml", ".taskmaster/tasks/tasks.json", "specs/001-a/spec.md");
    assertThat(project.refusals()).isEmpty();
  }

  @Test
  void an_empty_folder_is_an_empty_project() {
    assertThat(read().files()).isEmpty();
  }

  @Test
  void a_folder_without_documents_is_an_empty_project() throws IOException {
    write("src/Main.java", "class Main {}");

    assertThat(read().files()).isEmpty();
    assertThat(read().refusals()).isEmpty();
  }

  @Test
  void names_in_any_script_are_kept() throws IOException {
    write("docs/requisitos-em-português.md", "x");
    write("docs/需求 文档.md", "y");

    assertThat(paths(read())).containsExactly("docs/requisitos-em-português.md", "docs/需求 文档.md");
  }

  /** Runs another virtual machine, because the locale's character set is fixed when one starts. */
  @Test
  void names_in_any_script_are_kept_where_there_is_no_locale() throws Exception {
    write("docs/需求.md", "x");
    write("docs/ça.md", "y");
    var java = ProcessHandle.current().info().command().orElseThrow();
    var classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process = new ProcessBuilder(java, "-cp", classes, ListPaths.class.getName(), root().toString());
    process.environment().put("LC_ALL", "C");

    var output = new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    Assumptions.assumeTrue(output.startsWith("ANSI"), "an operating system with a locale of its own");
    assertThat(output.lines()).containsExactly("ANSI_X3.4-1968", "docs/ça.md", "docs/需求.md");
  }

  /** Prints the file names' character set and the paths of a project. */
  static final class ListPaths {

    public static void main(String[] arguments) {
      var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
      out.println(System.getProperty("sun.jnu.encoding"));
      paths(new ProjectFolder().read(Path.of(arguments[0]), "shop")).forEach(out::println);
    }
  }

  @Test
  void a_link_to_a_file_outside_is_refused() throws IOException {
    var secret = Files.writeString(temporary.resolve("secret.md"), "secret");
    write("docs/prd.md", "# PRD");
    Files.createSymbolicLink(root().resolve("docs/story.md"), secret);

    var project = read();

    assertThat(paths(project)).containsExactly("docs/prd.md");
    assertThat(project.refusals()).containsExactly(new Refusal("docs/story.md", DiagnosticCode.LINK_REFUSED, "a link"));
  }

  @Test
  void a_link_to_a_folder_outside_is_refused() throws IOException {
    var outside = Files.createDirectory(temporary.resolve("outside"));
    Files.writeString(outside.resolve("secret.md"), "secret");
    Files.createSymbolicLink(root().resolve("docs"), outside);

    assertThat(read().files()).isEmpty();
    assertThat(read().refusals()).containsExactly(new Refusal("docs", DiagnosticCode.LINK_REFUSED, "a link"));
  }

  @Test
  void a_link_that_leads_nowhere_is_refused() throws IOException {
    Files.createSymbolicLink(root().resolve("prd.md"), Path.of("nowhere"));

    assertThat(codes(read())).containsExactly(DiagnosticCode.LINK_REFUSED);
  }

  @Test
  void a_project_that_is_itself_a_link_is_refused() throws IOException {
    var real = Files.createDirectory(temporary.resolve("real"));
    var link = Files.createSymbolicLink(temporary.resolve("link"), real);

    assertThatThrownBy(() -> new ProjectFolder().read(link, "shop"))
        .isInstanceOfSatisfying(IntakeRefused.class, e -> assertThat(e.code())
            .isEqualTo(IntakeRefused.Code.LINK_REFUSED));
  }

  @Test
  void a_folder_exchanged_for_a_link_after_it_was_listed_is_not_entered() throws IOException {
    var outside = Files.createDirectory(temporary.resolve("outside"));
    Files.createDirectory(root().resolve("docs"));
    for (var folder : List.of(Folder.ofTrusted(root()), new PlainFolder(root()))) {
      try (folder) {
        var listed = folder.children(10).stream().filter(c -> c.kind() == Folder.Kind.FOLDER).findFirst().orElseThrow();
        Files.delete(root().resolve("docs"));
        Files.createSymbolicLink(root().resolve("docs"), outside);

        assertThatThrownBy(() -> folder.open(listed.file())).isInstanceOf(IOException.class);
      }
      Files.delete(root().resolve("docs"));
      Files.createDirectory(root().resolve("docs"));
    }
  }

  @Test
  void a_file_exchanged_for_a_link_after_it_was_listed_is_not_read() throws IOException {
    var secret = Files.writeString(temporary.resolve("secret.md"), "secret");
    Files.createSymbolicLink(root().resolve("prd.md"), secret);

    for (var folder : List.of(Folder.ofTrusted(root()), new PlainFolder(root()))) {
      try (folder) {
        assertThatThrownBy(() -> folder.read(Path.of("prd.md"), 100)).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void a_pipe_is_refused_without_waiting_for_its_writer() throws Exception {
    var pipe = root().resolve("docs.md");
    Assumptions.assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);

    assertThat(codes(read())).containsExactly(DiagnosticCode.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb.md", "a\\b.md", "a\u001bb.md", "C:x.md"})
  void a_dangerous_file_name_is_refused(String name) throws IOException {
    write(name, "x");
    write("prd.md", "x");

    assertThat(paths(read())).containsExactly("prd.md");
    assertThat(codes(read())).containsExactly(DiagnosticCode.UNSAFE_PATH);
  }

  @Test
  void a_file_over_the_limit_is_refused_alone() throws IOException {
    write("huge.md", "x".repeat(101));
    write("full.md", "x".repeat(100));

    var project = new ProjectFolder(limits(100, 1_000, 10)).read(root(), "shop");

    assertThat(paths(project)).containsExactly("full.md");
    assertThat(codes(project)).containsExactly(DiagnosticCode.TOO_LARGE);
  }

  @Test
  void limits_of_the_whole_project_refuse_it() throws IOException {
    write("a.md", "x".repeat(60));
    write("b.md", "x".repeat(60));

    assertThatThrownBy(() -> new ProjectFolder(limits(100, 119, 10)).read(root(), "shop"))
        .isInstanceOfSatisfying(IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(IntakeRefused.Code.TOO_LARGE));
    assertThatThrownBy(() -> new ProjectFolder(limits(100, 1_000, 1)).read(root(), "shop"))
        .isInstanceOfSatisfying(
            IntakeRefused.class, e -> assertThat(e.code()).isEqualTo(IntakeRefused.Code.TOO_MANY_FILES));
  }

  @Test
  void folders_are_followed_to_a_limited_depth() throws IOException {
    write("1/2/3/4/a.md", "x");
    write("1/2/3/4/5/b.md", "x");

    var project = new ProjectFolder(limits(100, 1_000, 10)).read(root(), "shop");

    assertThat(paths(project)).containsExactly("1/2/3/4/a.md");
    assertThat(project.refusals()).extracting(Refusal::path).containsExactly("1/2/3/4/5");
  }

  @Test
  void a_folder_that_does_not_exist_is_refused_without_telling_where_it_was_looked_for() {
    assertThatThrownBy(() -> new ProjectFolder().read(temporary.resolve("gone"), "shop"))
        .isInstanceOfSatisfying(IntakeRefused.class, e -> {
          assertThat(e.code()).isEqualTo(IntakeRefused.Code.UNREADABLE);
          assertThat(e.reason()).doesNotContain(temporary.toString());
        });
  }

  @Test
  void the_order_of_the_directory_does_not_show() throws IOException {
    var names = new ArrayList<>(List.of("b.md", "a.md", "docs/z.md", "docs/a.md", "C:x.md"));
    for (var name : names) {
      write(name, name);
    }
    var first = read();
    for (var name : names) {
      Files.delete(root().resolve(name));
    }
    Collections.reverse(names);
    for (var name : names) {
      write(name, name);
    }

    ProjectArchiveTest.assertSame(first, read());
  }

  @Test
  void a_folder_and_its_archive_are_the_same_project() throws IOException {
    var archive = Archives.archive();
    for (var name : List.of("docs/prd.md", "docs/epics.md", "src/a.c")) {
      write(name, name);
      archive.with(name, name);
    }

    ProjectArchiveTest.assertSame(read(), new ProjectArchive().read(archive.tarGz(), "shop"));
  }

  private static IntakeLimits limits(long file, long project, int files) {
    return new IntakeLimits(file, project, files, 5, 1_000, 1_000_000, 100);
  }

  private Path root() throws IOException {
    return Files.createDirectories(temporary.resolve("shop"));
  }

  private void write(String path, String content) throws IOException {
    var file = root().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private ProjectFiles read() {
    try {
      return new ProjectFolder().read(root(), "shop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> paths(ProjectFiles project) {
    return project.files().stream().map(SourceFile::path).toList();
  }

  private static List<DiagnosticCode> codes(ProjectFiles project) {
    return project.refusals().stream().map(Refusal::code).toList();
  }
}
