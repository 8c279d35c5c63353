package io.cflow.agents.pm;

import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** MoSCoW classes, from the words teams use for them. */
enum Moscow {
  MUST(8, "must|must[- ]have|p0|critical|highest|high|mvp"),
  SHOULD(5, "should|should[- ]have|p1|medium|growth"),
  COULD(3, "could|could[- ]have|nice[- ]to[- ]have|p2|low|lowest|vision"),
  WONT(1, "won'?t|won'?t[- ]have|p3|out of scope|deferred");

  private static final Pattern LABEL = Pattern.compile(
      "^[\\s>|*_-]{0,12}(?:priority|moscow)[\\s*_|]{0,6}[:：][\\s*_|]{0,6}(\\S.{0,40})", Pattern.CASE_INSENSITIVE);

  /** Value of the class on the Fibonacci scale 1, 2, 3, 5, 8, where no document gives figures. A convention. */
  private final int value;
  private final Pattern words;

  Moscow(int value, String words) {
    this.value = value;
    this.words = Pattern.compile("(?:" + words + ")\\b.*", Pattern.CASE_INSENSITIVE);
  }

  /** A class with the place that states it. */
  record Stated(Moscow moscow, SourceSpan source) {}

  int value() {
    return value;
  }

  String label() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }

  /** What the story's own text says, else the highest class among the requirements it serves. */
  static Optional<Stated> of(Plan plan, Story story) {
    return labelled(plan, story).or(() -> ofRequirements(plan, story));
  }

  static Optional<Moscow> read(String word) {
    var clean = word.replaceAll("[*_`\\[\\]()]", "").strip();
    return Stream.of(values()).filter(each -> each.words.matcher(clean).matches()).findFirst();
  }

  private static Optional<Stated> labelled(Plan plan, Story story) {
    return story.definitions().stream().map(definition -> definition.span()).flatMap(span -> plan.documents().stream()
        .filter(document -> document.path().equals(span.path()))
        .flatMap(document -> IntStream.rangeClosed(span.firstLine(), Math.min(span.lastLine(), document.lines().size()))
            .boxed().flatMap(number -> label(document.line(number)).stream()
                .map(moscow -> new Stated(moscow, SourceSpan.line(document.path(), number)))))).findFirst();
  }

  private static Optional<Moscow> label(String line) {
    var label = LABEL.matcher(line.length() > 200 ? line.substring(0, 200) : line);
    return label.find() ? read(label.group(1)) : Optional.empty();
  }

  private static Optional<Stated> ofRequirements(Plan plan, Story story) {
    return story.covers().stream().flatMap(link -> plan.requirements().stream()
        .filter(each -> each.id().equals(link.requirement()) && !each.dropped()))
        .flatMap(Moscow::tagged).min(Comparator.comparing(Stated::moscow));
  }

  private static Stream<Stated> tagged(Requirement requirement) {
    return requirement.tags().stream().flatMap(tag -> read(tag).stream())
        .map(moscow -> new Stated(moscow, requirement.source()));
  }
}
