package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the real command begins and ends, as a process. */
@ExtendWith(WithLiveServer.class)
@Timeout(240)
class CommandProcessTest {

  @TempDir
  private Path folder;

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of(ExitCode.OK, List.of("help")),
        Arguments.of(ExitCode.OK, List.of("--version")),
        Arguments.of(ExitCode.OK, List.of("help", "run")),
        Arguments.of(ExitCode.OK, List.of("inspect", Folders.example("bookshelf"))),
        Arguments.of(ExitCode.FAILED, List.of("inspect", Folders.example("broken-cycle"))),
        Arguments.of(ExitCode.USAGE, List.of("explode")),
        Arguments.of(ExitCode.NOT_FOUND, List.of("run", "/nowhere/to/be/found")),
        Arguments.of(ExitCode.NOT_FOUND, List.of("inspect", "/nowhere/to/be/found")),
        Arguments.of(ExitCode.UNREACHABLE, List.of("tasks", "--server", "http://127.0.0.1:9")));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_command_without_an_engine_ends_as_agreed_and_never_loads_one(int exit, List<Object> arguments)
      throws IOException {
    var loaded = folder.resolve("loaded.txt");

    try (var command = CommandProcess.start(folder, List.of("-Xlog:class+load:file=" + loaded), arguments)) {
      assertThat(command.awaitExit()).as(command.err()).isEqualTo(exit);
      assertThat(command.out().isEmpty()).as("what is asked for is on standard output").isEqualTo(isRefused(exit));
    }
    try (var lines = Files.lines(loaded)) {
      assertThat(lines.filter(line -> line.contains("org.springframework") || line.contains("org.apache.camel")
          || line.contains("com.zaxxer") || line.contains("org.postgresql"))).isEmpty();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).as("nothing is left behind").containsOnly("loaded.txt");
    }
  }

  /** A plan that would be refused is inspected all the same. */
  private static boolean isRefused(int exit) {
    return exit != ExitCode.OK && exit != ExitCode.FAILED;
  }

  @Test
  void a_data_directory_in_use_is_left_alone_and_its_user_is_named(LiveServer server) throws IOException {
    try (var second = CommandProcess.start(folder, "serve", "--port", 0, "--data", server.data())) {
      assertThat(second.awaitExit()).as(second.err()).isEqualTo(ExitCode.CONFLICT);
      assertThat(second.err()).contains("in use by process " + ProcessHandle.current().pid());
      assertThat(second.out()).isEmpty();
    }
    assertThat(server.get("/api/executions").status()).isEqualTo(200);
  }

  @Test
  void a_port_in_use_is_told_with_its_number(LiveServer server) throws IOException {
    try (var second = CommandProcess.start(folder, "serve", "--port", server.port(), "--data", folder.resolve("data"))) {
      assertThat(second.awaitExit()).as(second.err()).isEqualTo(ExitCode.CONFLICT);
      assertThat(second.err()).contains(Integer.toString(server.port()));
    }
    assertThat(folder.resolve("data/postgres/cluster/postmaster.pid")).as("its database is stopped").doesNotExist();
  }
}
