package io.cflow.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

  @TempDir
  private Path data;

  private ServerHome home;

  @BeforeEach
  void prepare_home() throws IOException {
    home = ServerHome.in(data);
    home.prepare();
  }

  @Test
  void only_the_newest_files_are_kept_while_the_server_writes_new_ones() throws IOException {
    write("1", "2", "3", "4", "5", "6");

    Thread pruning = new ServerLog(home).keepShort();

    await().untilAsserted(() -> assertThat(files()).containsExactly(
        "postgresql-3.log", "postgresql-4.log", "postgresql-5.log", "postgresql-6.log"));
    write("7");
    await().untilAsserted(() -> assertThat(files()).containsExactly(
        "postgresql-4.log", "postgresql-5.log", "postgresql-6.log", "postgresql-7.log"));
    pruning.interrupt();
    await().until(() -> !pruning.isAlive());
  }

  @Test
  void the_tail_is_of_this_start_only() throws IOException {
    write("1");
    var log = new ServerLog(home);

    Files.writeString(home.startLog(), "could not read the settings\n");
    assertThat(log.tail()).isEqualTo("could not read the settings\n");

    Files.writeString(home.startLog(), "redirecting log output to logging collector process\n");
    assertThat(log.tail()).endsWith("words of 1\n");
  }

  @Test
  void a_long_log_is_cut_to_its_end() throws IOException {
    Files.writeString(home.startLog(), "noise\n".repeat(100_000) + "the reason\n");

    assertThat(new ServerLog(home).tail()).endsWith("the reason\n").hasSizeLessThan(5_000);
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(home.logFolder().resolve("postgresql-" + name + ".log"), "words of " + name + "\n");
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home.logFolder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
