package io.cflow.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts on a directory that an orderly earlier start, or somebody else, has left behind. */
class RestartTest {

  @TempDir
  private Path data;

  private final List<String> steps = new ArrayList<>();
  private ServerHome home;

  @BeforeEach
  void find_home() throws IOException {
    home = ServerHome.in(data);
  }

  @Test
  void data_survives_a_restart() throws Exception {
    try (var first = EmbeddedPostgres.start(data, steps::add)) {
      new Connected(first.address()).execute("create table kept as select 42 as answer");
    }
    steps.clear();

    try (var second = EmbeddedPostgres.start(data, steps::add)) {
      assertThat(new Connected(second.address()).query("select answer from kept")).isEqualTo("42");
    }

    assertThat(steps).containsExactly("starting PostgreSQL");
  }

  @Test
  void closing_ends_the_server_and_open_sessions_and_may_be_repeated() throws Exception {
    var postgres = EmbeddedPostgres.start(data, steps::add);
    var session = new Connected(postgres.address()).open();

    postgres.close();
    postgres.close();

    assertThat(session.isValid(1)).isFalse();
    assertThat(home.cluster().resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void a_port_taken_by_a_faster_program_is_replaced_by_another_one() throws Exception {
    try (ServerSocket taken = listen()) {
      int free = portOfClosed(listen());
      Iterator<Integer> ports = List.of(taken.getLocalPort(), free).iterator();

      try (var postgres = EmbeddedPostgres.start(data, steps::add, ports::next)) {
        assertThat(postgres.address().jdbcUrl()).contains(":" + free + "/");
      }
    }
  }

  @Test
  void an_interrupted_initdb_is_redone() throws Exception {
    Path halfMade = home.folder().resolve("initdb-half");
    Files.createDirectories(halfMade.resolve("base"));
    Files.writeString(halfMade.resolve("PG_VERSION"), "18\n");

    try (var postgres = EmbeddedPostgres.start(data, steps::add)) {
      assertThat(new Connected(postgres.address()).query("select current_database()")).isEqualTo("cflow");
    }

    assertThat(halfMade).doesNotExist();
  }

  @Test
  void a_cluster_of_another_version_is_left_alone() throws Exception {
    Files.createDirectories(home.cluster());
    Files.writeString(home.cluster().resolve("PG_VERSION"), "17\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(data, steps::add))
        .isInstanceOfSatisfying(DataDirectoryOfOtherVersion.class, refused -> {
          assertThat(refused.found()).isEqualTo("17");
          assertThat(refused.expected()).isEqualTo("18");
        }).hasMessageContaining("pg_dump");
  }

  @Test
  void a_failed_start_shows_the_servers_last_words_and_lets_go_of_the_directory() throws Exception {
    EmbeddedPostgres.start(data, steps::add).close();
    Path control = home.cluster().resolve("global/pg_control");
    byte[] intact = Files.readAllBytes(control);
    Files.write(control, new byte[intact.length]);

    assertThatThrownBy(() -> EmbeddedPostgres.start(data, steps::add)).isInstanceOf(ServerDidNotStart.class)
        .hasMessageContaining(home.dataDirectory().toString()).hasMessageContaining("database files are incompatible with server");

    Files.write(control, intact);
    EmbeddedPostgres.start(data, steps::add).close();
  }

  @Test
  void a_lost_password_is_named() throws Exception {
    Files.createDirectories(home.cluster());
    Files.writeString(home.cluster().resolve("PG_VERSION"), "18\n");

    assertThatThrownBy(() -> EmbeddedPostgres.start(data, steps::add)).isInstanceOf(DataDirectoryUnusable.class)
        .hasMessageContaining("application.password");
  }

  @Test
  void a_directory_that_cannot_be_made_is_named() throws IOException {
    Path file = Files.createFile(data.resolve("file"));

    assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("data"), steps::add))
        .isInstanceOf(DataDirectoryUnusable.class).hasMessageContaining(file.toString());
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static int portOfClosed(ServerSocket socket) throws IOException {
    try (socket) {
      return socket.getLocalPort();
    }
  }
}
