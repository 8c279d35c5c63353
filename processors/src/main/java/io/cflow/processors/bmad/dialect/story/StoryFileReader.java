package io.cflow.processors.bmad.dialect.story;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.item.Needs;
import io.cflow.processors.bmad.item.StoryBlock;
import io.cflow.processors.bmad.item.StoryTitle;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryFileName;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.StoryNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file that is one story: v4 and v6 story files, build specs, zero-byte placeholders. */
final class StoryFileReader {

  private static final Pattern EPIC_LINE = Pattern.compile(
      "^\\s*(?:[-*]\\s+)?\\**(?:Parent )?Epic(?:[ _]ID)?\\**\\s*[:：]\\**\\s*(.{1,200})$", Pattern.CASE_INSENSITIVE);
  private static final int HEAD_LINES = 30;

  private StoryFileReader() {}

  static void read(Harvest harvest) {
    harvest.stories.add(harvest.text().isEmpty() ? placeholder(harvest) : story(harvest));
  }

  private static StorySighting placeholder(Harvest harvest) {
    harvest.report(DiagnosticCode.EMPTY_FILE, Severity.WARNING, 1, "the story file is empty");
    var named = StoryFileName.of(harvest.document().name());
    var definition = new StoryDefinition(Kind.STORY_EMPTY, "", harvest.span(1, 1), null, List.of(), List.of(),
        List.of(), List.of());
    return new StorySighting(named.map(StoryFileName::number).orElse(null), stem(harvest), family(harvest, named), "",
        definition, List.of(), List.of(), List.of(), false, false);
  }

  private static StorySighting story(Harvest harvest) {
    var document = harvest.text();
    var named = StoryFileName.of(harvest.document().name());
    var heading = StoryTitle.of(document);
    var number = number(harvest, named, heading.orElse(null));
    var block = new StoryBlock(harvest, 1, document.size());
    var needs = new ArrayList<>(Needs.ofFrontmatter(document));
    needs.addAll(block.needs());
    var definition = block.definition(Kind.STORY, title(harvest, heading.orElse(null)));
    return new StorySighting(number, label(harvest, heading.orElse(null)), family(harvest, named), epic(document),
        definition,
        block.statuses(Source.STORY_FILE), needs, block.requirements(), isRetired(document), false);
  }

  private static @Nullable StoryNumber number(Harvest harvest, Optional<StoryFileName> named,
      @Nullable StoryHeading heading) {
    var byHeading = heading == null ? null : heading.number();
    var byName = named.map(StoryFileName::number).orElse(null);
    if (byHeading == null) {
      return byName != null ? byName : byFrontmatter(harvest.text());
    }
    if (byName != null && !byName.bare().equals(byHeading.bare()) && !isTitleWithNumber(harvest.document().name(), byName, byHeading)) {
      int line = harvest.text().title() == null ? 1 : harvest.text().title().line();
      harvest.report(DiagnosticCode.ID_MISMATCH, Severity.WARNING, line,
          "the heading says story %s, the file name %s".formatted(byHeading, byName));
    }
    return byHeading;
  }

  /** {@code 4-6-2-spec-update.md} is story 4.6, "2 spec updates", when its heading says so. */
  private static boolean isTitleWithNumber(String name, StoryNumber byName, StoryNumber byHeading) {
    return name.matches(".*\\d-\\d{1,2}-.*") && byHeading.sub().isEmpty() && byName.bare().equals(byHeading.bare() + "." + byName.sub());
  }

  private static @Nullable StoryNumber byFrontmatter(Markdown document) {
    for (var key : List.of("id", "story", "story_id", "storyId")) {
      var value = YamlText.scalar(document.frontmatter(), key).map(scalar -> "Story " + scalar.value())
          .flatMap(StoryHeading::of);
      if (value.isPresent() && value.get().number() != null) {
        return value.get().number();
      }
    }
    return null;
  }

  private static String title(Harvest harvest, @Nullable StoryHeading heading) {
    if (heading != null && !heading.title().isEmpty()) {
      return heading.title();
    }
    var fromFrontmatter = YamlText.scalar(harvest.text().frontmatter(), "title").map(YamlText.Scalar::value);
    var first = harvest.text().title();
    return fromFrontmatter.orElseGet(() -> first != null && first.level() == 1 ? first.text() : words(stem(harvest)));
  }

  private static String words(String stem) {
    return stem.replaceFirst("^(?:story|spec|us)[-_.]", "").replaceFirst("^[\\d.\\-_]+", "").replaceAll("[-_.]+", " ")
        .strip();
  }

  private static String label(Harvest harvest, @Nullable StoryHeading heading) {
    return heading != null && !heading.label().isEmpty() && heading.number() == null ? heading.label() : stem(harvest);
  }

  private static String stem(Harvest harvest) {
    return harvest.document().name().replaceFirst("(?i)\\.(?:md|markdown)$", "").replaceFirst("(?i)\\.story$", "");
  }

  private static String family(Harvest harvest, Optional<StoryFileName> named) {
    return StoryFileName.family(harvest.document().name())
        .orElseGet(() -> named.map(StoryFileName::family).orElse(""));
  }

  private static String epic(Markdown document) {
    var byFrontmatter = List.of("epic", "epic_id", "epicId").stream()
        .flatMap(key -> YamlText.scalar(document.frontmatter(), key).stream())
        .map(scalar -> scalar.value().matches("\\d.*") ? "Epic " + scalar.value() : scalar.value())
        .flatMap(text -> EpicHeading.of(text).stream()).findFirst();
    return byFrontmatter.or(() -> byLine(document)).map(EpicHeading::id).orElse("");
  }

  private static Optional<EpicHeading> byLine(Markdown document) {
    return document.lines().stream().limit(HEAD_LINES).map(EPIC_LINE::matcher).filter(java.util.regex.Matcher::matches)
        .map(line -> Plain.of(line.group(1)))
        .flatMap(text -> EpicHeading.of(text.matches("(?i)\\W*epic.*") ? text : "Epic " + text).stream()).findFirst();
  }

  private static boolean isRetired(Markdown document) {
    var title = document.title();
    return title != null && StoryTitle.isRetired(title.raw());
  }
}
