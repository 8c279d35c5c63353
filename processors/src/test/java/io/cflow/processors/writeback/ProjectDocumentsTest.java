package io.cflow.processors.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.processors.writeback.ProjectDocuments.ChangedMeanwhile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDocumentsTest {

  @TempDir
  private Path folder;
  private Path root;
  private ProjectDocuments documents;

  @BeforeEach
  void project() throws IOException {
    root = Files.createDirectories(folder.resolve("project"));
    documents = new ProjectDocuments(root);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void a_document_is_replaced_whole_and_keeps_its_mode() throws IOException {
    var file = Files.writeString(root.resolve("a.md"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

    documents.replace("a.md", Optional.of(bytes("old")), bytes("new"));

    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw-r--"));
    assertThat(root).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void what_somebody_else_has_changed_meanwhile_is_not_overwritten() throws IOException {
    var file = Files.writeString(root.resolve("a.md"), "theirs");

    assertThatThrownBy(() -> documents.replace("a.md", Optional.of(bytes("old")), bytes("new")))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThatThrownBy(() -> documents.replace("a.md", Optional.empty(), bytes("new")))
        .isInstanceOf(ChangedMeanwhile.class);

    assertThat(file).hasContent("theirs");
  }

  @Test
  void a_new_document_gets_its_folders() throws IOException {
    documents.replace("docs/qa/gates/1.yml", Optional.empty(), bytes("schema: 1\n"));

    assertThat(root.resolve("docs/qa/gates/1.yml")).hasContent("schema: 1\n");
  }

  @Test
  void a_link_that_leads_out_of_the_project_is_refused_and_one_inside_is_followed() throws IOException {
    var outside = Files.writeString(folder.resolve("outside.md"), "old");
    Files.createSymbolicLink(root.resolve("out.md"), outside);
    Files.createSymbolicLink(root.resolve("out"), folder);
    var inside = Files.writeString(root.resolve("real.md"), "old");
    Files.createSymbolicLink(root.resolve("link.md"), inside);

    for (var path : new String[] {"out.md", "out/outside.md", "out/new.md", "../outside.md"}) {
      assertThatThrownBy(() -> documents.replace(path, Optional.of(bytes("old")), bytes("new"))).as(path)
          .isInstanceOf(IOException.class).isNotInstanceOf(ChangedMeanwhile.class);
    }
    documents.replace("link.md", Optional.of(bytes("old")), bytes("new"));

    assertThat(outside).hasContent("old");
    assertThat(inside).hasContent("new");
    assertThat(root.resolve("link.md")).isSymbolicLink();
  }
}
