package io.cflow.processors.writeback;

import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.processors.bmad.text.YamlText;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Where a story's quality gate lies: in the file that is there, else where BMAD v4 would put it. */
final class GatePath {

  private static final int LONGEST_SLUG = 60;

  private GatePath() {}

  static String of(Plan plan, Story story) {
    return present(plan, story).orElseGet(() -> "%s/gates/%s-%s.yml".formatted(
        location(plan), name(story.id()), slug(story.title())));
  }

  /** Of several the one judged last; a story id is compared as text, so 3.2 is not 3.2.1. */
  private static Optional<String> present(Plan plan, Story story) {
    return plan.documents(DocumentType.QA_GATE).stream()
        .filter(gate -> value(gate, "story").filter(story.id()::equals).isPresent())
        .max(Comparator.<Document, String>comparing(gate -> value(gate, "updated").orElse(""))
            .thenComparing(Document::path))
        .map(Document::path);
  }

  private static Optional<String> value(Document gate, String key) {
    return YamlText.scalar(gate.lines(), key).map(YamlText.Scalar::value);
  }

  /** Only a plain folder below the project is taken from a document. */
  private static String location(Plan plan) {
    return plan.documents(DocumentType.CORE_CONFIG).stream()
        .flatMap(config -> YamlText.values(config.lines(), "qa").stream()).map(YamlText.Scalar::value)
        .filter(folder -> folder.matches("(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,60}/){0,6}[A-Za-z0-9_][A-Za-z0-9._-]{0,60}"))
        .findFirst().orElse("docs/qa");
  }

  private static String name(String id) {
    return id.replaceAll("[^\\p{L}\\p{N}.]", "-");
  }

  private static String slug(String title) {
    var slug = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replaceAll("[ _-]+", "-");
    var bounded = slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG).replaceFirst("-+$", "") : slug;
    return bounded.isEmpty() ? "story" : bounded;
  }
}
