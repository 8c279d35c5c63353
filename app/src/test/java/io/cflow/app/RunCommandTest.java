package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.cflow.app.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code cflow run}, as a process: what it prints, how it ends, and that nothing around it shows in what it writes. */
@Timeout(300)
class RunCommandTest {

  @TempDir
  private Path folder;

  @Test
  void the_sample_project_is_run_to_rest_and_the_same_is_written_wherever_and_however_it_runs() throws IOException {
    var here = Folders.copy(
        Folders.example("bookshelf"), folder.resolve("here/bookshelf"), Comparator.naturalOrder());
    var there = Folders.copy(
        Folders.example("bookshelf"), folder.resolve("there/somewhere/else/bookshelf"), Comparator.reverseOrder());

    try (
        var first = run(here, "-Duser.timezone=Pacific/Auckland", "-Duser.language=tr", "-Duser.country=TR");
        var second = run(there, "-Duser.timezone=America/St_Johns", "-Duser.language=ar", "-Duser.country=EG",
            "-Dfile.encoding=ISO-8859-1")) {
      assertCameToRest(first);
      assertCameToRest(second);

      assertThat(stable(second)).isEqualTo(stable(first));
    }
    var written = Folders.contents(here.resolve(".cflow"));
    assertThat(written).containsKeys("index.md", "receipt.md", "plan.md", "traceability.md");
    assertThat(Folders.contents(there.resolve(".cflow"))).isEqualTo(written);
    assertThat(written.values()).noneMatch(text -> text.contains(folder.toString()));
  }

  private CommandProcess run(Path project, String... jvm) throws IOException {
    return CommandProcess.start(
        folder.resolve("home"), List.of(jvm), List.of(
            "run", project, "--json", "--answer", "approve", "--verify", "sh verify.sh",
            "--data", project.resolveSibling("data")));
  }

  private static void assertCameToRest(CommandProcess run) throws IOException {
    int exit = run.awaitExit();

    assertThat(exit).as(run.err()).isIn(ExitCode.OK, ExitCode.WAITS);
    assertThat(run.out().lines()).as("one document on standard output").hasSize(1);
    assertThat(problems(run.out())).as(run.out()).isEmpty();
    var summary = LiveServer.JSON.readTree(run.out());
    assertThat(summary.path("status").asString()).isEqualTo(exit == ExitCode.OK ? "done" : "quiet");
    assertThat(summary.path("stories").asInt()).isEqualTo(11);
    assertThat(summary.at("/tasks/failed").asInt()).isZero();
    assertThat(summary.path("artifacts").valueStream().map(path -> path.asString())).contains("index.md").isSorted();
    assertThat(run.err()).as("narration").contains("->");
  }

  private static List<com.networknt.schema.Error> problems(String summary) throws IOException {
    var schema = Files.readString(Folders.repository().resolve("docs/schema/run.schema.json"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON)
        .validate(summary, InputFormat.JSON);
  }

  /** Without what has to differ: the id and the time it took. */
  private static String stable(CommandProcess run) {
    var summary = (tools.jackson.databind.node.ObjectNode) LiveServer.JSON.readTree(run.out());
    summary.remove(List.of("execution", "elapsedMs"));
    return summary.toPrettyString();
  }

  @Test
  void a_summary_with_anything_missing_or_foreign_is_not_one() throws IOException {
    var sound = """
        {"execution":"01a203f2-0ada-7774-b735-031ddaf293d1","project":"p","stage":"testing","status":"done",\
        "documents":1,"requirements":{"functional":1,"nonFunctional":0},"epics":1,"stories":1,\
        "tasks":{"total":1,"completed":1,"failed":0,"waiting":0},"waitingOn":[],"artifacts":["index.md"],\
        "diagnostics":0,"elapsedMs":5}""";

    assertThat(problems(sound)).isEmpty();
    assertThat(problems(sound.replace("\"done\"", "\"finished\""))).isNotEmpty();
    assertThat(problems(sound.replace("\"diagnostics\":0,", ""))).isNotEmpty();
    assertThat(problems(sound.replace("\"epics\":1", "\"epics\":-1"))).isNotEmpty();
    assertThat(problems(sound.replace("index.md", "/etc/index.md"))).isNotEmpty();
  }
}
