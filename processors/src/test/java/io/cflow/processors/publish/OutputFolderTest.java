package io.cflow.processors.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

  @TempDir Path place;

  @Test
  void a_document_appears_with_its_folders_and_leaves_nothing_else_behind() throws IOException {
    new OutputFolder(place.resolve(".cflow")).write(new Artifact("stories/1.2/review.md", "good\n"));

    assertThat(place.resolve(".cflow/stories/1.2/review.md")).hasContent("good\n");
    assertThat(place.resolve(".cflow/stories/1.2")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void an_unchanged_document_is_not_touched_and_a_changed_one_is_replaced() throws IOException {
    var folder = new OutputFolder(place.resolve("out"));
    folder.write(new Artifact("plan.md", "one"));
    var file = place.resolve("out/plan.md");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));

    folder.write(new Artifact("plan.md", "one"));
    assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1_000);

    folder.write(new Artifact("plan.md", "two"));
    assertThat(file).hasContent("two");
  }

  @Test
  void a_folder_that_is_a_link_is_refused_for_documents_at_every_depth() throws IOException {
    var elsewhere = Files.createDirectory(place.resolve("elsewhere"));
    Files.createSymbolicLink(place.resolve(".cflow"), elsewhere);
    var folder = new OutputFolder(place.resolve(".cflow"));

    assertThatThrownBy(() -> folder.write(new Artifact("plan.md", "x"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> folder.write(new Artifact("stories/1.1/review.md", "x"))).isInstanceOf(IOException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void a_link_in_the_place_of_a_document_is_refused_and_its_target_kept() throws IOException {
    var secret = Files.writeString(place.resolve("secret"), "keep");
    var out = Files.createDirectory(place.resolve("out"));
    Files.createSymbolicLink(out.resolve("plan.md"), secret);

    assertThatThrownBy(() -> new OutputFolder(out).write(new Artifact("plan.md", "x")))
        .isInstanceOf(IOException.class).hasMessageContaining("not a file");
    assertThat(secret).hasContent("keep");
  }

  @Test
  void a_pipe_in_the_place_of_a_document_is_refused_without_waiting_for_a_writer() throws Exception {
    var out = Files.createDirectory(place.resolve("out"));
    assertThat(new ProcessBuilder("mkfifo", out.resolve("plan.md").toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> new OutputFolder(out).write(new Artifact("plan.md", "x")))
        .hasMessage("plan.md is there already and is not a file");
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_refused() throws IOException {
    Files.writeString(place.resolve(".cflow"), "mine");

    assertThatThrownBy(() -> new OutputFolder(place.resolve(".cflow")).write(new Artifact("a/b.md", "x")))
        .hasMessage(".cflow is there already and is not a folder");
  }
}
