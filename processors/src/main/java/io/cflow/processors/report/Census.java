package io.cflow.processors.report;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Judgement;
import io.cflow.domain.Plan;
import io.cflow.domain.Severity;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a plan counts, in words. */
final class Census {

  private static final List<StoryStatus> BY_PROGRESS = Arrays.stream(StoryStatus.values())
      .sorted(Comparator.comparing(StoryStatus::isProgress).thenComparing(Comparator.naturalOrder()).reversed())
      .toList();

  private Census() {}

  /** {@code 4 done, 1 review, 3 backlog}; the furthest first. */
  static String statuses(List<Story> stories) {
    var counts = counts(stories, Story::status, StoryStatus.class);
    return BY_PROGRESS.stream()
        .filter(counts::containsKey)
        .map(status -> counts.get(status) + " " + Markup.words(status))
        .collect(Collectors.joining(", "));
  }

  /** {@code 1 prd, 6 story}. */
  static String documents(Plan plan) {
    return counts(plan.documents(), Document::type, DocumentType.class).entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().label())
        .collect(Collectors.joining(", "));
  }

  /** {@code 5 gate (4 PASS, 1 CONCERNS), 1 readiness (READY)}: what counts now, not what was said before. */
  static String judgements(Plan plan) {
    var byKind = plan.judgements().stream().filter(judgement -> !judgement.past())
        .collect(Collectors.groupingBy(Judgement::kind, () -> new EnumMap<>(Judgement.Kind.class),
            Collectors.toList()));
    return byKind.entrySet().stream()
        .map(kind -> kind.getValue().size() + " " + kind.getKey().label() + words(kind.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(List<Judgement> judgements) {
    var counts = judgements.stream().map(Judgement::word).filter(word -> !word.isEmpty())
        .collect(Collectors.groupingBy(word -> Markup.line(word, 30), TreeMap::new, Collectors.counting()));
    return counts.isEmpty() ? "" : counts.entrySet().stream()
        .map(count -> judgements.size() == 1 ? count.getKey() : count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /** {@code 1 error, 4 warnings, 9 notes}. */
  static String severities(List<Diagnostic> diagnostics) {
    var counts = counts(diagnostics, Diagnostic::severity, Severity.class);
    return List.of(Severity.ERROR, Severity.WARNING, Severity.INFO).stream()
        .filter(counts::containsKey)
        .map(severity -> Markup.count(counts.get(severity), noun(severity), noun(severity) + "s"))
        .collect(Collectors.joining(", "));
  }

  static String noun(Severity severity) {
    return severity == Severity.INFO ? "note" : Markup.words(severity);
  }

  private static <T, E extends Enum<E>> Map<E, Long> counts(List<T> all, Function<T, E> property, Class<E> type) {
    return all.stream().collect(Collectors.groupingBy(property, () -> new EnumMap<>(type), Collectors.counting()));
  }
}
