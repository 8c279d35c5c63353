package io.cflow.processors.bmad;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes documents that nobody would write, the same ones for the same seed. */
final class FuzzDocuments {

  static final List<String> PATHS = List.of("docs/prd.md", "docs/stories/1.1.story.md", "docs/stories/2.1.x.md",
      "docs/epics.md", "docs/prd/epic-1.md", "docs/notes.md", "docs/sprint-status.yaml", "docs/qa/gates/1.1-x.yml",
      "stories.yaml", "docs/architecture/index.md", "docs/architecture.md", "spec-1-1-x.md", "tech-spec-x.md",
      ".bmad-core/core-config.yaml", "_bmad/config.toml");
  private static final List<String> PIECES = List.of("# ", "## ", "### ", "Epic 1", "Story 1.1", "Story 1.2: ", ": ",
      "Acceptance Criteria", "**", "- ", "1. ", "2. ", "- [ ] ", "[x]", "(AC: 1, 2-9)", "  ", "\t", "Tasks / Subtasks",
      "Status", "Done", "Ready for Review", "**Given** ", "When ", "Then ", "```", "~~~~", "gherkin", "<!--", "-->", "---",
      "FR1", "NFR-2", "FR1-FR900", "CR3", "| ", "|---|", "Dependencies:", "depends on ", "Blocks: ", "1.1-1.9", "→",
      "1.1", "9.9", "Epic 2", "development_status:", "1-1-x: done", "epic-1: ", "gate: PASS", "id: 1", "{", "}", "[", "]",
      "\"", "'", "&a ", "*a", "!!x ", "%", "@", "故事 1.3：", "验收标准", "É", "\u200b", "\ud83c\udfaf ", "~~", "_", "`",
      "Change Log", "2026-01-01", "v1.2", "QA Results", "Dev Notes", "File List", "`a/b.java`", "As a x, I want y",
      "so that z", "{{title}}", "[[LLM: ", "===", "> ", "#", "<frozen-after-approval>", "Requirements", "optional ", "\r");

  private static final String SIGNS = "#-*|:`.[]()\n 1aF";

  private final Random random;
  private final List<String> sample;
  private int place;

  FuzzDocuments(Random random) {
    this.random = random;
    this.sample = sample();
  }

  private static List<String> sample() {
    var root = Path.of("..", "examples", "bookshelf", "_bmad-output");
    try (var files = Files.walk(root)) {
      var lines = new ArrayList<String>();
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] next(int lines) {
    return switch (random.nextInt(10)) {
      case 0 -> bytes(lines * 20);
      case 1, 2, 3, 4 -> text(lines, this::pieces);
      default -> mutated(text(lines, this::sampled));
    };
  }

  private byte[] bytes(int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    for (int i = 0; i < size; i += 1 + random.nextInt(40)) {
      bytes[i] = '\n';
    }
    return bytes;
  }

  private byte[] text(int lines, java.util.function.Supplier<String> line) {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(line.get()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String pieces() {
    var line = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      line.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return random.nextInt(2_000) == 0 ? line.toString().repeat(1_000) : line.toString();
  }

  /** Mostly in the order of the sample, so that blocks stay whole; now and then somewhere else. */
  private String sampled() {
    place = random.nextInt(12) == 0 ? random.nextInt(sample.size()) : (place + 1) % sample.size();
    return sample.get(place);
  }

  private byte[] mutated(byte[] text) {
    for (int left = random.nextInt(40); left > 0; left--) {
      text[random.nextInt(text.length)] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256)
          : SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text;
  }
}
