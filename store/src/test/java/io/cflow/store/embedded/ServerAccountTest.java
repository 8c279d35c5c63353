package io.cflow.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAccountTest {

  @TempDir
  private Path folder;

  @Test
  void the_server_never_runs_as_root() throws IOException {
    assertThat(userIdSeenBy(ServerAccount.choose(folder))).isNotEqualTo("0");
  }

  @Test
  void an_ordinary_user_runs_the_server_as_itself() throws IOException {
    assumeTrue(ownUserId() != 0);

    ServerAccount account = ServerAccount.choose(folder);

    assertThat(account.uid()).isEqualTo(ownUserId());
    assertThat(account.otherUser()).isFalse();
  }

  @Test
  void root_without_namespaces_steps_down_and_gives_the_files_away() throws IOException {
    assumeTrue(ownUserId() == 0);
    ServerAccount account = ServerAccount.asUnprivilegedUser().orElseThrow();
    Path file = Files.createFile(folder.resolve("file"));

    account.own(folder);

    assertThat(account.otherUser()).isTrue();
    assertThat(userIdSeenBy(account)).isEqualTo(Integer.toString(account.uid()));
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(account.uid());
  }

  private int ownUserId() throws IOException {
    return (int) Files.getAttribute(folder, "unix:uid");
  }

  private static String userIdSeenBy(ServerAccount account) throws IOException {
    return FinishedProgram.run(new ProcessBuilder(account.commandLine(Path.of("id"), List.of("-u"))), "").output().strip();
  }
}
