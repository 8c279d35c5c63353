package io.cflow.agents.analyst;

import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.RequirementText;
import io.cflow.agents.text.Similarity;
import io.cflow.agents.text.Words;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether the ids of a plan hold together.
 *
 * @param gaps numbers missing between the first and the last of a family
 * @param dangling ids that documents mention and none defines
 * @param copies definitions repeated elsewhere in other words
 */
record IdReview(List<Gap> gaps, List<Dangling> dangling, List<Copy> copies) {

  private static final Pattern MENTION =
      Pattern.compile("\\b(N?FR|CR)[- ]?((?:[A-Z][A-Z0-9]{0,9}-?){0,2}\\d{1,4}[a-z]?)\\b");
  private static final Pattern NUMBERED = Pattern.compile("(.{0,40}?)(\\d{1,6})");
  private static final double SAME_TEXT = 0.5;

  /** Numbers nobody uses; a hole may be a requirement that was lost on the way. */
  record Gap(String family, List<Integer> missing) {}

  record Dangling(String id, List<SourceSpan> mentions) {}

  /** Ids that two documents define in other words: copies that drifted, or two numberings that collide. */
  record Copy(String definedIn, String differsIn, List<String> ids, SourceSpan first) {}

  private record Drift(String id, SourceSpan definition, SourceSpan copy) {
    String documents() {
      return definition.path() + '\n' + copy.path();
    }
  }

  static IdReview of(Plan plan) {
    return new IdReview(gaps(plan.requirements()), dangling(plan), copies(plan));
  }

  private static List<Gap> gaps(List<Requirement> requirements) {
    var families = new TreeMap<String, Set<Integer>>();
    requirements.stream().filter(requirement -> !requirement.synthetic()).map(Requirement::id).map(NUMBERED::matcher)
        .filter(Matcher::matches).forEach(match ->
            families.computeIfAbsent(match.group(1), _ -> new TreeSet<>()).add(Integer.parseInt(match.group(2))));
    return families.entrySet().stream().map(family -> gap(family.getKey(), (TreeSet<Integer>) family.getValue()))
        .filter(gap -> !gap.missing().isEmpty()).toList();
  }

  /** Numbering in hundreds is a style, not a loss: more holes than numbers say nothing. */
  private static Gap gap(String family, TreeSet<Integer> numbers) {
    int span = numbers.last() - numbers.first() + 1;
    var missing = span > 2 * numbers.size() ? List.<Integer>of()
        : IntStream.rangeClosed(numbers.first(), numbers.last()).filter(each -> !numbers.contains(each)).boxed()
        .toList();
    return new Gap(family, missing);
  }

  private static List<Dangling> dangling(Plan plan) {
    var defined = plan.requirements().stream().flatMap(each -> Stream.of(each.id(), each.spelling()))
        .map(IdReview::normalised).collect(Collectors.toSet());
    var families = defined.stream().map(id -> id.replaceFirst("\\d.*$", "")).collect(Collectors.toSet());
    var mentions = new TreeMap<String, Set<SourceSpan>>(NaturalOrder.INSTANCE);
    Outline.prose(plan.documents()).filter(line -> mayMention(line.text())).forEach(line ->
        mentioned(line.text()).filter(id -> !isDefined(id, defined, families)).forEach(id ->
            mentions.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(line.at())));
    return mentions.entrySet().stream().map(each -> new Dangling(each.getKey(), List.copyOf(each.getValue())))
        .sorted(Comparator.comparing((Dangling each) -> -each.mentions().size())).toList();
  }

  /** The pattern is slow on prose; most lines mention nothing. */
  private static boolean mayMention(String line) {
    return line.contains("FR") || line.contains("CR");
  }

  private static Stream<String> mentioned(String line) {
    var text = line.length() > 4_000 ? line.substring(0, 4_000) : line;
    return MENTION.matcher(text).results().map(match -> normalised(match.group()));
  }

  /** A family nobody defines (FR with another meaning, other numbering) is not a dangling reference. */
  private static boolean isDefined(String id, Set<String> defined, Set<String> families) {
    return !families.contains(id.replaceFirst("\\d.*$", "")) || defined.contains(id)
        || defined.contains(id.replaceFirst("[A-Z]$", "")) || defined.contains(id + "A");
  }

  /** {@code FR-01}, {@code FR 1} and {@code FR1} are one id. */
  private static String normalised(String id) {
    return id.toUpperCase(Locale.ROOT).replaceAll("[\\s_-]+", "").replaceAll("(?<!\\d)0+(?=\\d)", "");
  }

  private static List<Copy> copies(Plan plan) {
    var drifts = new ArrayList<Drift>();
    var documents = plan.documents().stream().collect(Collectors.toMap(each -> each.path(), each -> each, (a, _) -> a));
    for (var requirement : plan.requirements()) {
      requirement.copies().stream().filter(span -> documents.containsKey(span.path()))
          .filter(span -> differs(requirement, text(documents.get(span.path()).lines(), span)))
          .forEach(span -> drifts.add(new Drift(requirement.id(), requirement.source(), span)));
    }
    return drifts.stream().collect(Collectors.groupingBy(Drift::documents, TreeMap::new, Collectors.toList())).values()
        .stream().map(IdReview::together).sorted(Comparator.comparingInt(each -> -each.ids().size())).toList();
  }

  private static Copy together(List<Drift> drifts) {
    var first = drifts.getFirst();
    return new Copy(first.definition().path(), first.copy().path(),
        drifts.stream().map(Drift::id).distinct().toList(), first.copy());
  }

  private static boolean differs(Requirement requirement, String copy) {
    var own = Words.content(RequirementText.of(requirement));
    var other = Words.content(Prose.of(copy));
    return Math.max(Similarity.containment(own, other), Similarity.containment(other, own)) < SAME_TEXT;
  }

  private static String text(List<String> lines, SourceSpan span) {
    int last = Math.min(span.lastLine(), lines.size());
    return span.firstLine() > last ? "" : String.join(" ", lines.subList(span.firstLine() - 1, last));
  }
}
