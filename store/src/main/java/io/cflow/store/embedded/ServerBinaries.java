package io.cflow.store.embedded;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The server's programs, unpacked and ready to run. */
record ServerBinaries(Path folder) {

  static ServerBinaries unpacked(BinaryCache cache, Consumer<String> progress) {
    ServerArchive archive = archive().orElseThrow(() -> new BinariesUnavailable(cache.folder(),
        "no PostgreSQL for this machine: %s is not on the class path; use an external PostgreSQL".formatted(resource()), null));
    try {
      return new ServerBinaries(cache.unpacked(archive, progress));
    } catch (IOException failure) {
      throw new BinariesUnavailable(cache.folder(), "cannot unpack PostgreSQL into %s: %s".formatted(cache.folder(), failure), failure);
    }
  }

  static Optional<ServerArchive> archive() {
    URL found = ServerBinaries.class.getClassLoader().getResource(resource());
    return Optional.ofNullable(found).map(ServerArchive::new);
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /** What initdb itself compares: the bootstrap file begins with "# PostgreSQL 18". */
  String majorVersion() throws IOException {
    try (var lines = Files.lines(folder.resolve("share/postgresql/postgres.bki"))) {
      return lines.findFirst().orElseThrow().replace("# PostgreSQL ", "").strip();
    }
  }

  private static String resource() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> "arm_64";
      case String other -> other;
    };
    return "postgres-%s-%s.txz".formatted(system, machine);
  }
}
