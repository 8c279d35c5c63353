package io.cflow.store.embedded;

import io.cflow.store.DatabaseAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9, at the worst moments, by really doing it. */
class KilledProcessTest {

  @TempDir
  private Path data;

  private final List<String> steps = new ArrayList<>();
  private ServerHome home;

  @BeforeEach
  void find_home() throws IOException {
    home = ServerHome.in(data);
  }

  @Test
  void a_server_orphaned_by_kill_9_is_stopped_and_its_data_is_there() throws Exception {
    long orphan;
    try (var killed = OtherProcess.startedOn(data)) {
      String url = killed.awaitLine("jdbc:");
      orphan = postmaster();
      var address = new DatabaseAddress(url, "cflow", home.applicationPassword().read());
      new Connected(address).execute("create table kept as select 42 as answer");
    }
    assertThat(programOf(orphan)).isNotEmpty();

    try (var postgres = EmbeddedPostgres.start(data, steps::add)) {
      assertThat(programOf(orphan)).isEmpty();
      assertThat(new Connected(postgres.address()).query("select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void a_server_killed_together_with_its_cflow_recovers() throws Exception {
    try (var killed = OtherProcess.startedOn(data)) {
      killed.awaitLine("jdbc:");
      ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
    }

    try (var postgres = EmbeddedPostgres.start(data, steps::add)) {
      assertThat(new Connected(postgres.address()).query("select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_second_process_is_refused_and_told_who_holds_the_directory() throws Exception {
    try (var holder = OtherProcess.startedOn(data)) {
      holder.awaitLine("jdbc:");

      assertThatThrownBy(() -> EmbeddedPostgres.start(data, steps::add)).isInstanceOfSatisfying(DataDirectoryInUse.class,
          refused -> assertThat(refused.holder()).hasValue(holder.pid())).hasMessageContaining("process " + holder.pid());

      holder.process().outputWriter().close();
      assertThat(holder.process().onExit().join().exitValue()).isZero();
    }
  }

  @Test
  void an_initdb_killed_halfway_is_redone() throws Exception {
    try (var killed = OtherProcess.startedOn(data)) {
      killed.awaitLine("creating the database cluster");
      await().until(() -> drafts().anyMatch(draft -> Files.exists(draft.resolve("PG_VERSION"))));
    }
    assertThat(home.cluster()).doesNotExist();

    try (var postgres = EmbeddedPostgres.start(data, steps::add)) {
      assertThat(new Connected(postgres.address()).query("select current_user")).isEqualTo("cflow");
    }
  }

  @Test
  void a_stale_pid_that_now_belongs_to_another_process_is_harmless() throws Exception {
    EmbeddedPostgres.start(data, steps::add).close();
    long stranger = ProcessHandle.current().pid();
    String note = "%d\n%s\n1\n1\n\n127.0.0.1\n\nready\n".formatted(stranger, home.cluster());
    Files.writeString(home.cluster().resolve("postmaster.pid"), note);

    try (var postgres = EmbeddedPostgres.start(data, steps::add)) {
      assertThat(postgres.address().user()).isEqualTo("cflow");
      assertThat(postmaster()).isNotEqualTo(stranger);
    }
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(home.cluster().resolve("postmaster.pid")).getFirst());
  }

  /** Empty for a zombie too, which a slow process 1 may leave for a while. */
  private static Optional<String> programOf(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command());
  }

  private Stream<Path> drafts() throws IOException {
    return Files.list(home.folder()).filter(file -> file.getFileName().toString().startsWith("initdb-"));
  }
}
