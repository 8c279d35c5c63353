package io.cflow.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Supplier;

/** Who this process is, over restarts: that is how it takes its own executions back at once. */
final class WorkerId {

  private WorkerId() {}

  static String in(Path data, Supplier<UUID> ids) {
    var file = data.resolve("worker-id");
    try {
      Files.createDirectories(data);
      if (!Files.exists(file)) {
        var temporary = data.resolve("worker-id.tmp");
        Files.writeString(temporary, "worker-" + ids.get());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the worker id cannot be kept in " + data, e);
    }
  }
}
