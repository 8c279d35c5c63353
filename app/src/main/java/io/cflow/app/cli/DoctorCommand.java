package io.cflow.app.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code cflow doctor}. */
@Command(
    name = "doctor", description = "Checks what cflow needs on this machine.", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  private static final int DEFAULT_PORT = 8000;

  private record Check(String what, boolean ok, String detail) {}

  private record Report(boolean ok, List<Check> checks) {}

  private final Console console;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var checks = List.of(
        java(), check("data folder", DoctorCommand::dataFolder), check("port 8000", DoctorCommand::port),
        database());
    var report = new Report(checks.stream().allMatch(Check::ok), checks);
    console.print(json ? JsonMapper.shared().writeValueAsString(report) : text(checks));
    return report.ok() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String text(List<Check> checks) {
    return String.join("\n", checks.stream()
        .map(check -> "%-4s %-20s %s".formatted(check.ok() ? "ok" : "BAD", check.what(), check.detail()))
        .toList());
  }

  private static Check java() {
    return new Check("JDK 25", Runtime.version().feature() == 25, Runtime.version().toString());
  }

  /** @param trouble empty if there is none */
  private static Check check(String what, Supplier<String> trouble) {
    var found = trouble.get();
    return new Check(what, found.isEmpty(), found.isEmpty() ? "" : found);
  }

  private static String dataFolder() {
    var folder = DataFolder.named("doctor");
    try {
      Files.createDirectories(folder);
      Files.delete(folder);
      return "";
    } catch (IOException e) {
      return folder + " cannot be written: " + e.getMessage();
    }
  }

  private static String port() {
    try (var socket = new ServerSocket(DEFAULT_PORT, 1, InetAddress.getLoopbackAddress())) {
      return "";
    } catch (IOException e) {
      return "in use; serve with --port";
    }
  }

  private static Check database() {
    var url = System.getenv("CFLOW_DB_URL");
    if (url != null && !url.isBlank()) {
      return new Check("database", true, "external, by CFLOW_DB_URL");
    }
    var architecture = System.getProperty("os.arch");
    boolean ok = System.getProperty("os.name").equals("Linux") && architecture.equals("amd64");
    return new Check("database", ok, ok ? "embedded" : "no embedded server for " + architecture + "; set CFLOW_DB_URL");
  }
}
