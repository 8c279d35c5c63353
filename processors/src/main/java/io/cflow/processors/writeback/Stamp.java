package io.cflow.processors.writeback;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code last_updated} of a tracker, in the style the file uses. */
record Stamp(TrackerMap map) {

  private static final Style BMAD = new Style("\\d{2}-\\d{2}-\\d{4} \\d{2}:\\d{2}", "MM-dd-yyyy HH:mm");
  private static final List<Style> STYLES = List.of(
      BMAD,
      new Style("\\d{2}-\\d{2}-\\d{4}", "MM-dd-yyyy"),
      new Style("\\d{4}-\\d{2}-\\d{2}", "yyyy-MM-dd"),
      new Style("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}", "yyyy-MM-dd HH:mm"),
      new Style("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}", "yyyy-MM-dd HH:mm:ss"),
      new Style("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?", "yyyy-MM-dd'T'HH:mm:ss"),
      new Style("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:?\\d{2})",
          "yyyy-MM-dd'T'HH:mm:ss'Z'"));

  private record Style(Pattern shape, DateTimeFormatter format) {
    Style(String shape, String format) {
      this(Pattern.compile(shape), DateTimeFormatter.ofPattern(format, Locale.ROOT).withZone(ZoneOffset.UTC));
    }
  }

  /** Nothing where somebody keeps words in it. */
  Optional<Change> set(Instant at) {
    var present = map.field("last_updated");
    return present.isPresent()
        ? present.flatMap(field -> replaced(field, at))
        : inserted(at);
  }

  private static Optional<Change> replaced(TrackerMap.Entry field, Instant at) {
    var bare = field.value().replaceAll("^[\"']|[\"']$", "");
    int quote = field.value().equals(bare) ? 0 : 1;
    return style(bare).map(style -> new Change.Replace(field.line(), field.from() + quote,
        field.from() + quote + bare.length(), style.format().format(at)));
  }

  private static Optional<Style> style(String value) {
    return STYLES.stream().filter(style -> style.shape().matcher(value).matches()).findFirst();
  }

  private Optional<Change> inserted(Instant at) {
    var generated = map.field("generated");
    var style = generated.flatMap(field -> style(field.value())).orElse(BMAD);
    int after = generated.map(TrackerMap.Entry::line)
        .orElseGet(() -> map.field("development_status").orElseThrow().line() - 1);
    return Optional.of(new Change.Insert(after, List.of("last_updated: " + style.format().format(at))));
  }
}
