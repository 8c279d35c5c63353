package io.cflow.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.Documents;
import io.cflow.app.Folders;
import io.cflow.store.Database;
import io.cflow.store.DatabaseAddress;
import io.cflow.store.Oracle;
import io.cflow.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database, folders for projects, and the questions everything has to stand. */
final class Laboratory implements AutoCloseable {

  private final Path folder;
  private final ClassPath path;
  private final Wire wire = new Wire();
  private EmbeddedPostgres postgres;
  private final List<Path> mounts = new ArrayList<>();
  private int projects;

  Laboratory() {
    try {
      folder = Files.createTempDirectory("cflow-chaos");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    path = ClassPath.in(folder);
    postgres = EmbeddedPostgres.start(folder.resolve("data"), step -> {});
    Database.open(address()).close();
  }

  DatabaseAddress address() {
    return postgres.address();
  }

  /** Where engines go; the way breaks when it is told to. */
  Wire wire() {
    return wire;
  }

  /** The server ends at once, as by a power cut for everything but the disk, and comes back elsewhere. */
  void restartServer() {
    signal("QUIT", postmaster());
    postgres.close();
    postgres = EmbeddedPostgres.start(folder.resolve("data"), step -> {});
    wire.to(address());
  }

  private long postmaster() {
    try {
      return Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/cluster/postmaster.pid")).getFirst());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static void signal(String name, long process) {
    run("kill", "-" + name, Long.toString(process));
  }

  /** @return whether it ended well */
  static boolean run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Path folder() {
    return folder;
  }

  Victim.Plan plan(String worker) {
    return new Victim.Plan(wire.to(address()), worker, folder, path, List.of());
  }

  JdbcClient sql() {
    var address = address();
    return JdbcClient.create(new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password()));
  }

  long number(String query) {
    return sql().sql(query).query(Long.class).single();
  }

  /** Puts a project into the inbox of an engine that is not looking. @return its name */
  String deliver(Victim.Plan plan) {
    var name = "tea-%03d".formatted(++projects);
    Documents.teaRound().files().forEach((path, content) -> write(plan.inbox().resolve(name).resolve(path), content));
    return name;
  }

  /** The output of a project lies on a disk that is full at once. @return whether this machine permits that */
  boolean limitOutput(Victim.Plan plan, String project) {
    var output = plan.inbox().resolve(project).resolve(".cflow");
    try {
      Files.createDirectories(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", output.toString());
    if (mounted) {
      mounts.add(output);
    }
    return mounted;
  }

  void freeDisks() {
    mounts.forEach(mount -> run("mount", "-o", "remount,size=1m", mount.toString()));
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes a worker dead for so long that others may take over. */
  void forget(String worker) {
    sql().sql("update workers set seen_at = now() - interval '1 hour' where id = :id").param("id", worker).update();
  }

  void check(Oracle.When when, String after) {
    try (var database = Database.open(address())) {
      assertThat(new Oracle(database).look(when)).as(after).isEmpty();
    }
  }

  /** What engines said on their standard error. */
  String errors() {
    try {
      return Files.readString(folder.resolve("errors.log"));
    } catch (IOException e) {
      return "";
    }
  }

  /** What is left to do, for whoever wonders why. */
  List<String> unfinished() {
    return sql().sql("""
        select 'execution ' || x::text from workflow_executions x where status in ('running', 'paused', 'failed')
        union all select 'task ' || t::text from agent_tasks t join workflow_executions x on x.id = t.execution_id
          where x.status in ('running', 'paused', 'failed') and t.status not in ('completed', 'blocked')
        union all select 'document ' || o::text || x.owner from outbox o
          join workflow_executions x on x.id = o.execution_id
        union all select 'call ' || i.id || x.owner || x.status from inbound i
          join workflow_executions x on x.id = i.execution_id where applied_at is null
        union all select 'worker ' || w::text from workers w""").query(String.class).list();
  }

  boolean isQuiet() {
    return number("""
        select (select count(*) from workflow_executions where status in ('running', 'paused', 'failed'))
          + (select count(*) from outbox) + (select count(*) from inbound where applied_at is null)""") == 0;
  }

  /** Whether every project that was delivered has become an execution. */
  boolean isEverythingTaken() {
    return number("select count(*) from workflow_executions") >= projects;
  }

  /** Documents of a project, by path: all of them whole. */
  static Map<String, String> documents(Path project) {
    var contents = new TreeMap<String, String>();
    var output = project.resolve(".cflow");
    try (var files = Files.walk(output)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        contents.put(output.relativize(file).toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return contents;
  }

  /** Every project was taken once, and its documents are those of a run without faults. */
  void checkProjects(Map<String, String> documents) {
    var outputs = sql().sql("select project, output from workflow_executions order by project")
        .query((row, n) -> Map.entry(row.getString("project"), row.getString("output"))).list();
    assertThat(outputs).hasSize(projects).extracting(Map.Entry::getKey).doesNotHaveDuplicates();
    for (var output : outputs) {
      assertThat(documents(Path.of(output.getValue()).getParent())).as(output.getKey()).isEqualTo(documents);
    }
  }

  void await(String what, BooleanSupplier condition) {
    Awaitility.await(what).atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50))
        .until(condition::getAsBoolean);
  }

  @Override
  public void close() {
    wire.close();
    postgres.close();
    mounts.forEach(mount -> run("umount", mount.toString()));
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
