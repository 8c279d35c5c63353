package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads real projects and lets the corpus's own scorer judge the result. The corpus lies outside the repository; its
 * place is given by the environment variable {@code CFLOW_CORPUS}, without which these tests are skipped.
 */
class CorpusScoreTest {

  private static final Path OUTPUT = Path.of("target", "corpus");
  private static final long SLOWEST_MILLIS = 20_000;

  @Test
  void the_labelled_projects_are_read_as_a_careful_reader_would() throws Exception {
    var corpus = corpus();
    assumeTrue(runs("python3", "--version"), "python3 is needed to run the corpus's scorer");
    var split = JsonMapper.shared().readTree(Files.readString(corpus.resolve("split.json")));
    for (var name : split.get("open")) {
      write(read(corpus, name.asString()));
    }

    var scores = score(corpus);

    for (var name : split.get("open")) {
      assertThat(overall(scores.get("projects").get(name.asString()).get("scores"))).as(name.asString())
          .isGreaterThanOrEqualTo(0.97);
    }
    var total = scores.get("total");
    assertThat(overall(total)).as("overall, pooled").isGreaterThanOrEqualTo(0.98);
    assertThat(f1(total, "functional_requirements")).isCloseTo(1, within(0.01));
    assertThat(f1(total, "non_functional_requirements")).isCloseTo(1, within(0.01));
    assertThat(f1(total, "stories")).isGreaterThanOrEqualTo(0.99);
    assertThat(f1(total, "acceptance_criteria")).isGreaterThanOrEqualTo(0.98);
    assertThat(f1(total, "statuses")).isGreaterThanOrEqualTo(0.98);
    assertThat(f1(total, "dependencies")).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void every_project_is_read_within_its_time_and_its_receipt_adds_up() throws Exception {
    var corpus = corpus();
    try (var projects = Files.list(corpus.resolve("projects"))) {
      for (var project : projects.sorted().toList()) {
        long start = System.nanoTime();
        var plan = read(corpus, project.getFileName().toString());
        assertThat((System.nanoTime() - start) / 1_000_000).as(project + " in ms").isLessThan(SLOWEST_MILLIS);
        assertThat(plan.stories()).as(project.toString()).isNotEmpty();
        assertThat(plan.receipt().entries()).hasSameSizeAs(plan.documents())
            .allSatisfy(entry -> assertThat(entry.mapped() + entry.prose() + entry.unmapped().size()).as(entry.path())
            .isEqualTo(entry.nodes()));
        write(plan);
      }
    }
  }

  @Test
  void hardly_a_row_of_a_section_we_know_is_lost() throws Exception {
    var corpus = corpus();
    for (var name : JsonMapper.shared().readTree(Files.readString(corpus.resolve("split.json"))).get("open")) {
      var entries = read(corpus, name.asString()).receipt().entries();
      double rows = entries.stream().mapToInt(entry -> entry.account().knownRows()).sum();
      double lost = entries.stream().mapToInt(entry -> entry.account().lostRows()).sum();
      assertThat(rows).as(name.asString()).isGreaterThan(500);
      assertThat(lost / rows).as(name.asString()).isLessThan(0.02);
    }
  }

  @Test
  void every_story_file_belongs_to_exactly_one_story() throws Exception {
    var corpus = corpus();
    try (var projects = Files.list(corpus.resolve("projects"))) {
      for (var project : projects.sorted().toList()) {
        var plan = read(corpus, project.getFileName().toString());
        var owners = new TreeMap<String, Integer>();
        plan.stories().forEach(story -> story.definitions().stream()
            .filter(definition -> definition.kind().isStoryFile())
            .forEach(definition -> owners.merge(definition.span().path(), 1, Integer::sum)));
        var files = plan.documents(io.cflow.domain.DocumentType.STORY).stream().map(document -> document.path())
            .toList();
        assertThat(owners.keySet()).as(project.toString()).containsExactlyInAnyOrderElementsOf(files);
        assertThat(owners.values()).as(project.toString()).containsOnly(1);
      }
    }
  }

  private static Path corpus() {
    var place = System.getenv("CFLOW_CORPUS");
    assumeTrue(place != null, "CFLOW_CORPUS is not set: the corpus of real projects is not at hand");
    return Path.of(place);
  }

  private static Plan read(Path corpus, String name) throws IOException {
    var root = corpus.resolve("projects").resolve(name);
    var files = new ArrayList<SourceFile>();
    try (var walk = Files.walk(root)) {
      for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
        var path = root.relativize(file).toString().replace('\\', '/');
        if (!path.equals("LICENSE")) {
          files.add(new SourceFile(path, Files.readAllBytes(file)));
        }
      }
    }
    return new ProjectReader().read(new ProjectFiles(name, files, List.of()));
  }

  private static void write(Plan plan) throws IOException {
    Files.createDirectories(OUTPUT);
    Files.writeString(OUTPUT.resolve(plan.project() + ".json"), InspectJson.render(plan));
  }

  private static JsonNode score(Path corpus) throws Exception {
    var result = OUTPUT.resolve("score").toAbsolutePath();
    Files.createDirectories(result);
    var report = result.resolve("score.json");
    var scorer = new ProcessBuilder("python3", corpus.resolve("score.py").toString(), "--dir", corpus.resolve("truth")
        .toString(),
        OUTPUT.toAbsolutePath().toString(), "--split", corpus.resolve("split.json").toString(), "--part", "open",
            "--json")
        .redirectOutput(report.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(scorer.waitFor()).as("exit code of the scorer").isZero();
    return JsonMapper.shared().readTree(Files.readString(report));
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static double overall(JsonNode scores) {
    return scores.get("overall").asDouble();
  }

  private static double f1(JsonNode scores, String kind) {
    return scores.get(kind).get("f1").asDouble();
  }
}
