package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Plan;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reads documents nobody would write: bytes, pieces of grammar in any order, our own sample with characters changed,
 * lines doubled and lost. Small by default; the profile {@code fuzz} reads ten million lines.
 */
class FuzzTest {

  private static final long LINES = Long.getLong("cflow.fuzz.lines", 20_000);
  private static final long SEED = Long.getLong("cflow.fuzz.seed", 20_260_101);
  private static final int LINES_OF_A_DOCUMENT = 400;

  @Test
  void no_document_stops_the_reader_and_every_receipt_adds_up() {
    var random = new Random(SEED);
    var documents = new FuzzDocuments(random);
    long read = 0;
    long bytes = 0;
    double slowest = 0;
    long start = System.nanoTime();
    while (read < LINES) {
      var project = new Project();
      long size = 0;
      for (var path : FuzzDocuments.PATHS) {
        var text = documents.next(LINES_OF_A_DOCUMENT);
        read += lines(text);
        size += text.length;
        project.and(path, text);
      }
      var plan = new Plan[1];
      long nanos = Spent.fastest(1, () -> plan[0] = project.read());
      check(plan[0]);
      bytes += size;
      slowest = Math.max(slowest, (double) nanos / size);
    }
    report(read, bytes, slowest, (System.nanoTime() - start) / 1e9);
  }

  private static long lines(byte[] text) {
    long lines = 1;
    for (byte b : text) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static void check(Plan plan) {
    assertThat(plan.receipt().entries()).hasSize(FuzzDocuments.PATHS.size()).allSatisfy(entry ->
        assertThat(entry.mapped() + entry.prose() + entry.unmapped().size()).as(entry.path()).isEqualTo(entry.nodes()));
    assertThat(plan.stories()).extracting(story -> story.id()).doesNotHaveDuplicates();
  }

  private static void report(long lines, long bytes, double slowest, double seconds) {
    System.out.printf(java.util.Locale.ROOT, "fuzz: %,d lines, %.1f MB in %.0f s, seed %d;"
        + " the slowest project took %.2f microseconds a byte%n", lines, bytes / 1e6, seconds, SEED, slowest / 1e3);
  }
}
