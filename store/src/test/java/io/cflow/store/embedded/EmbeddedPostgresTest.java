package io.cflow.store.embedded;

import io.cflow.store.DatabaseAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the running server promises; one server for all, since none of them harms it. */
class EmbeddedPostgresTest {

  @TempDir
  private static Path data;

  private static final List<String> STEPS = new ArrayList<>();
  private static EmbeddedPostgres postgres;
  private static Connected connected;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.start(data, STEPS::add);
    connected = new Connected(postgres.address());
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on", "synchronous_commit, on", "full_page_writes, on", "data_checksums, on", "jit, off", "max_connections, 60",
    "shared_buffers, 128MB", "log_timezone, UTC", "server_encoding, UTF8", "listen_addresses, 127.0.0.1",
    "server_version, 18.6"
  })
  void settings_are_those_of_a_server_that_keeps_its_word(String setting, String expected) throws SQLException {
    assertThat(connected.query("show " + setting)).isEqualTo(expected);
  }

  @Test
  void text_sorts_by_code_point_whatever_the_machine_speaks() throws SQLException {
    assertThat(connected.query("""
        select concat_ws(' ', datlocprovider, datlocale) from pg_database where datname = current_database()"""))
        .isEqualTo("b C.UTF-8");
    assertThat(connected.query("select upper('ä')")).isEqualTo("Ä");
  }

  @Test
  void the_application_is_no_superuser_and_does_not_bypass_row_security() throws SQLException {
    assertThat(connected.query("""
        select concat_ws(' ', rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole)
        from pg_roles where rolname = current_user"""))
        .isEqualTo("cflow f f f f");
    assertThat(connected.query("select pg_get_userbyid(datdba) from pg_database where datname = 'cflow'")).isEqualTo("cflow");
  }

  @Test
  void a_wrong_password_is_refused() {
    DatabaseAddress address = postgres.address();

    var guess = new Connected(new DatabaseAddress(address.jdbcUrl(), address.user(), "guess"));

    assertThatThrownBy(() -> guess.query("select 1")).hasMessageContaining("password authentication failed");
  }

  @Test
  void the_superuser_needs_its_own_password() throws Exception {
    DatabaseAddress address = postgres.address();

    var guess = new Connected(new DatabaseAddress(address.jdbcUrl(), "postgres", address.password()));

    assertThatThrownBy(() -> guess.query("select 1")).hasMessageContaining("password authentication failed");
    assertThat(superuser().query("show is_superuser")).isEqualTo("on");
  }

  @Test
  void time_is_utc_unless_a_client_asks_for_another_zone() throws Exception {
    assertThat(superuser().query("select setting from pg_file_settings where applied and name = 'timezone'")).isEqualTo("UTC");
  }

  @Test
  void nothing_but_the_loopback_port_is_open() throws Exception {
    assertThat(superuser().query("show unix_socket_directories")).isEmpty();
  }

  @Test
  void passwords_are_readable_by_their_owner_only_and_never_printed() throws IOException {
    var home = new ServerHome(data.toRealPath());

    assertThat(List.of(home.superuserPassword(), home.applicationPassword())).allSatisfy(password ->
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password.file()))).isEqualTo("rw-------"));
    assertThat(postgres.address().toString()).contains("cflow").doesNotContain(postgres.address().password());
    assertThat(home.cluster().resolve("PG_VERSION")).exists();
    assertThat(home.applicationPassword().file().startsWith(home.cluster())).isFalse();
  }

  @Test
  void a_first_start_tells_what_takes_time() {
    assertThat(STEPS).endsWith("creating the database cluster", "starting PostgreSQL");
  }

  @Test
  void a_second_start_in_the_same_process_is_refused_and_does_not_break_the_lock() throws IOException {
    assertThatThrownBy(() -> EmbeddedPostgres.start(data, STEPS::add)).isInstanceOfSatisfying(DataDirectoryInUse.class, refused -> {
      assertThat(refused.holder()).hasValue(ProcessHandle.current().pid());
      assertThat(refused.directory()).isEqualTo(real(data));
    });

    try (var other = OtherProcess.startedOn(data)) {
      assertThat(other.process().onExit().join().exitValue()).isNotZero();
    }
  }

  private static Connected superuser() throws IOException {
    String password = new ServerHome(data.toRealPath()).superuserPassword().read();
    return new Connected(new DatabaseAddress(postgres.address().jdbcUrl(), "postgres", password));
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
