package io.cflow.store.embedded;

import io.cflow.store.DatabaseAddress;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.DSYNC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the database: made whole under another name and then renamed, so that a cluster is complete or absent. */
record Cluster(ServerPrograms programs) {

  private static final String SUPERUSER = "postgres";
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final String DRAFT = "initdb-";

  private static final String CREATE_APPLICATION_DATABASE = """
      create role cflow login nosuperuser nocreatedb nocreaterole nobypassrls password '%s';

      create database cflow owner cflow;

      """;

  void makeReady(Consumer<String> progress) throws IOException {
    deleteDrafts();
    boolean existing = Files.exists(home().cluster());
    if (existing) {
      requireUsable();
    } else {
      home().superuserPassword().generate();
      home().applicationPassword().generate();
    }
    ServerSettings.writeTo(home().settings());
    programs.takeOverHome();
    if (!existing) {
      progress.accept("creating the database cluster");
      create();
    }
  }

  static DatabaseAddress address(int port, String password) {
    // The server speaks no TLS on the loopback; asking for it would only cost a round trip.
    return new DatabaseAddress("jdbc:postgresql://127.0.0.1:%d/cflow?sslmode=disable".formatted(port), "cflow", password);
  }

  private void create() throws IOException {
    Path draft = home().folder().resolve(DRAFT + UUID.randomUUID());
    initialize(draft);
    createApplicationDatabase(draft);
    Files.writeString(draft.resolve("postgresql.conf"), ServerSettings.INCLUSION, APPEND, DSYNC);
    Files.move(draft, home().cluster(), ATOMIC_MOVE);
    FolderTree.force(home().folder());
  }

  private void initialize(Path draft) throws IOException {
    require("initdb", programs.run("initdb", "--pgdata=" + draft.getFileName(), "--username=" + SUPERUSER,
        "--auth=scram-sha-256", "--pwfile=" + home().superuserPassword().file().getFileName(), "--data-checksums",
        "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
  }

  /** Without a listening server: nobody meets a half-made database. A failing statement must not print its password. */
  private void createApplicationDatabase(Path draft) throws IOException {
    String sql = CREATE_APPLICATION_DATABASE.formatted(home().applicationPassword().read());
    require("creating the database cflow", programs.feed(sql, "postgres", "--single", "-j", "-D", draft.getFileName().toString(),
        "-c", "exit_on_error=true", "-c", "log_min_error_statement=panic", SUPERUSER));
  }

  private void require(String step, FinishedProgram program) {
    if (!program.succeeded()) {
      throw new ServerDidNotStart(home().dataDirectory(), step, program.output());
    }
  }

  private void requireUsable() throws IOException {
    String found = Files.readString(home().cluster().resolve("PG_VERSION")).strip();
    String expected = programs.binaries().majorVersion();
    if (!found.equals(expected)) {
      throw new DataDirectoryOfOtherVersion(home().dataDirectory(), found, expected);
    }
    if (!home().applicationPassword().exists()) {
      throw new DataDirectoryUnusable(home().dataDirectory(), "%s is missing; restore it, or set a new one with ALTER ROLE cflow"
          .formatted(home().applicationPassword().file()));
    }
  }

  private ServerHome home() {
    return programs.home();
  }

  /** An initdb whose cflow was killed may still be writing: what cannot be deleted now goes at the next start. */
  private void deleteDrafts() throws IOException {
    try (var drafts = Files.newDirectoryStream(home().folder(), DRAFT + "*")) {
      for (Path draft : drafts) {
        LOG.info("deleting the unfinished database cluster {}", draft);
        deleteIfPossible(draft);
      }
    }
  }

  private static void deleteIfPossible(Path draft) {
    try {
      new FolderTree(draft).delete();
    } catch (IOException busy) {
      LOG.warn("the unfinished database cluster {} stays for now: {}", draft, busy.toString());
    }
  }
}
