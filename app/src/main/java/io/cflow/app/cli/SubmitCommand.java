package io.cflow.app.cli;

import io.cflow.domain.ProjectFiles;
import io.cflow.processors.intake.IntakeRefused;
import io.cflow.processors.intake.ProjectFolder;
import io.cflow.processors.intake.ProjectName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cflow submit}. */
@Command(
    name = "submit",
    description = "Sends the planning documents of a folder, or a zip or tar of them, to the server.",
    mixinStandardHelpOptions = true)
final class SubmitCommand implements Callable<Integer> {

  private final Console console;

  @Mixin
  private final ServerClient client = new ServerClient();

  @Parameters(paramLabel = "PATH", description = "A project's folder, or an archive.")
  private Path path = Path.of(".");

  @Option(names = "--project", paramLabel = "NAME", description = "Default: the name of the folder or archive.")
  private @Nullable String project;

  @Option(names = "--key", paramLabel = "KEY", description = "Idempotency key: the same key is never accepted twice.")
  private @Nullable String key;

  SubmitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(path)) {
      throw new CommandFailed(ExitCode.NOT_FOUND, "there is no " + path);
    }
    var name = project != null ? project : stem(path.toAbsolutePath().normalize().getFileName().toString());
    var request = client.request("/documents?project=" + ServerClient.encoded(name))
        .header("Content-Type", "application/octet-stream");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    var answer = client.post(request, Files.isDirectory(path) ? zip(folder(name)) : Files.readAllBytes(path));
    console.print(client.json ? answer.toString() : "accepted as execution " + answer.path("execution").asString());
    console.say("Follow it with: cflow watch");
    return ExitCode.OK;
  }

  private static String stem(String fileName) {
    try {
      return ProjectName.resembling(fileName.replaceFirst("(?i)\\.(zip|tar|tgz|tar\\.gz)$", "")).text();
    } catch (IntakeRefused refused) {
      throw new CommandFailed(ExitCode.USAGE, refused.reason() + "; give one with --project");
    }
  }

  private ProjectFiles folder(String name) {
    try {
      var files = new ProjectFolder().read(path.toAbsolutePath().normalize(), name);
      files.refusals().forEach(refusal -> console.say("left out: %s (%s)".formatted(refusal.path(), refusal.reason())));
      return files;
    } catch (IntakeRefused refused) {
      throw new CommandFailed(ExitCode.FAILED, refused.reason());
    }
  }

  private static byte[] zip(ProjectFiles files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.files()) {
        zip.putNextEntry(new ZipEntry(file.path()));
        zip.write(file.bytes());
      }
    }
    return bytes.toByteArray();
  }
}
