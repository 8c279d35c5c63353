package io.cflow.agents.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceFilesTest {

  @TempDir
  private Path parent;
  private Path root;

  @BeforeEach
  void a_project_beside_a_secret() throws IOException {
    root = Files.createDirectories(parent.resolve("project/src")).getParent();
    Files.writeString(root.resolve("src/Room.java"), "class Room {}\n");
    Files.writeString(parent.resolve("secret.txt"), "do not read\n");
  }

  @Test
  void a_file_of_the_project_is_read() {
    assertThat(read("src/Room.java"))
        .isEqualTo(new WorkspaceFile("src/Room.java", WorkspaceFile.State.READ, List.of("class Room {}")));
    assertThat(read("./src/Room.java").isRead()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.txt", "src/../../secret.txt", "/etc/hostname", "src//Room.java", "..", "",
      "src\\..\\..\\secret.txt", "src/./Room.java", "src/\u0000Room.java"})
  void a_path_that_could_leave_the_project_is_refused(String path) {
    assertThat(read(path).state()).isEqualTo(WorkspaceFile.State.REFUSED);
  }

  @Test
  void a_link_is_never_followed_as_file_or_as_folder() throws IOException {
    Files.createSymbolicLink(root.resolve("src/link.txt"), parent.resolve("secret.txt"));
    Files.createSymbolicLink(root.resolve("up"), parent);

    assertThat(read("src/link.txt").state()).isEqualTo(WorkspaceFile.State.REFUSED);
    assertThat(read("up/secret.txt").state()).isEqualTo(WorkspaceFile.State.REFUSED);
  }

  @Test
  void what_is_not_there_or_no_text_says_so() throws IOException {
    Files.write(root.resolve("src/logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    Files.writeString(root.resolve("src/large.txt"), "x".repeat(600 * 1024));

    assertThat(read("src/Gone.java").state()).isEqualTo(WorkspaceFile.State.MISSING);
    assertThat(read("src/logo.png").state()).isEqualTo(WorkspaceFile.State.UNREADABLE);
    assertThat(read("src/large.txt").state()).isEqualTo(WorkspaceFile.State.UNREADABLE);
    assertThat(read("src").state()).isEqualTo(WorkspaceFile.State.UNREADABLE);
  }

  @Test
  void a_named_pipe_is_not_opened() throws Exception {
    new ProcessBuilder("mkfifo", root.resolve("src/pipe").toString()).start().waitFor();

    assertThat(read("src/pipe").state()).isEqualTo(WorkspaceFile.State.UNREADABLE);
  }

  private WorkspaceFile read(String path) {
    return new WorkspaceFiles(root).read(path);
  }
}
