package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.RequirementText;
import io.cflow.agents.text.Words;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is missing or contradictory in declared decisions; every finding names a line. */
final class Lint {

  private static final Pattern MENTION = Pattern.compile("\\b(N?FR[- ]?(?:[A-Z][A-Z0-9]{0,9}-?){0,2})(\\d{1,4}[a-z]?)"
      + "(?:\\s?(?:-|–|—|to|through)\\s?(?:N?FR[- ]?)?(\\d{1,4})\\b)?");

  private final Plan plan;
  private final List<Finding> findings = new ArrayList<>();

  private Lint(Plan plan) {
    this.plan = plan;
  }

  record Finding(String rule, Severity severity, String message, SourceSpan at) {}

  static List<Finding> of(Plan plan, Landscape landscape, List<Decision> decisions) {
    var lint = new Lint(plan);
    lint.versions(landscape.technologies());
    lint.contradictions(landscape.technologies());
    lint.reasons(decisions);
    lint.unusedComponents(landscape.of(Element.Kind.COMPONENT));
    lint.untracedRequirements();
    return lint.findings.stream().sorted(Comparator.comparing(Finding::severity).reversed()
        .thenComparing(Finding::rule)).toList();
  }

  private void versions(List<Technology> technologies) {
    technologies.stream().filter(each -> each.pinning() == Technology.Pinning.MISSING).forEach(each ->
        add("version missing", Severity.WARNING, named(each) + (each.version().isBlank()
            ? " has no version" : " has “" + each.version() + "” for a version"), each.at()));
    var floating = technologies.stream().filter(each -> each.pinning() == Technology.Pinning.FLOATING).toList();
    if (!floating.isEmpty()) {
      add("versions float", Severity.INFO, "two builds may differ in " + floating.size() + ": " + floating.stream()
          .map(each -> each.name() + " " + each.version()).collect(Collectors.joining(", ")), floating.getFirst().at());
    }
  }

  private static String named(Technology technology) {
    return technology.category().isBlank() ? technology.name() : technology.category() + ": " + technology.name();
  }

  private void contradictions(List<Technology> technologies) {
    var byName = technologies.stream().filter(each -> each.pinning() == Technology.Pinning.PINNED).collect(
        Collectors.groupingBy(each -> each.name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()));
    byName.values().stream().filter(same -> same.stream().map(Technology::version).distinct().count() > 1)
        .forEach(same -> add("versions contradict", Severity.ERROR, same.getFirst().name() + " is "
            + same.stream().map(each -> each.version() + " at " + each.at()).collect(Collectors.joining(" and ")),
            same.getLast().at()));
  }

  private void reasons(List<Decision> decisions) {
    decisions.stream().filter(decision -> decision.rationale().isBlank()).forEach(decision -> add("decision without "
        + "reason", decision.id().isEmpty() ? Severity.INFO : Severity.WARNING,
        (decision.id() + " " + decision.title()).strip(), decision.at()));
  }

  private void unusedComponents(List<Element> components) {
    var words = new HashSet<String>();
    plan.stories().forEach(story -> Stream.concat(Stream.of(story.title()), Stream.concat(
            story.criteria().stream().map(each -> each.text()), story.tasks().stream().map(each -> each.text())))
        .forEach(text -> words.addAll(Words.of(Prose.of(text)))));
    plan.requirements().forEach(requirement -> words.addAll(Words.of(RequirementText.of(requirement))));
    if (!words.isEmpty()) {
      components.stream().filter(component -> !isUsed(component.name(), words)).forEach(component -> add(
          "component nobody needs", Severity.INFO, component.name() + " is named by no requirement and no story",
          component.at()));
    }
  }

  /** {@code FileWatcherService} is used by "file watcher" too. */
  private static boolean isUsed(String name, Set<String> words) {
    var parts = Words.content(name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
    return words.contains(name.toLowerCase(Locale.ROOT)) || parts.stream().filter(part -> words.contains(part)
        || words.contains(part + "s")).count() * 2 >= Math.max(1, parts.size());
  }

  private void untracedRequirements() {
    var documents = plan.documents(
        DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD, DocumentType.TECH_SPEC);
    var mentioned = mentioned(documents);
    var functional = plan.requirements(Requirement.Kind.FUNCTIONAL).stream().filter(each -> !each.dropped()).toList();
    var missing = functional.stream().filter(each -> !mentioned.contains(number(each.spelling()))).toList();
    if (documents.isEmpty() || missing.isEmpty()) {
      return;
    }
    add("no traceability", missing.size() == functional.size() ? Severity.INFO : Severity.WARNING,
        "%d of %d functional requirements are named nowhere in the architecture: %s".formatted(missing.size(),
            functional.size(), ids(missing)),
        missing.getFirst().source());
  }

  private static String ids(List<Requirement> requirements) {
    return Escape.excerpt(requirements.stream().map(Requirement::id).collect(Collectors.joining(", ")), 200);
  }

  /** Every id the documents name, ranges ("FR1-FR6", "FR1–6") filled in. */
  private static Set<String> mentioned(List<Document> documents) {
    var ids = new HashSet<String>();
    Outline.prose(documents).map(line -> Escape.excerpt(line.text(), 4_000)).filter(line -> line.contains("FR"))
        .forEach(line -> MENTION.matcher(line).results().forEach(match -> {
          ids.add(number(match.group(1) + match.group(2)));
          range(match).forEach(number -> ids.add(number(match.group(1)) + number));
        }));
    return ids;
  }

  private static IntStream range(MatchResult match) {
    if (match.group(3) == null || !match.group(2).matches("\\d+")) {
      return IntStream.empty();
    }
    int first = Integer.parseInt(match.group(2));
    int last = Integer.parseInt(match.group(3));
    return last - first < 200 ? IntStream.rangeClosed(first, last) : IntStream.empty();
  }

  /** {@code FR-01} and {@code FR1} are one id. */
  private static String number(String id) {
    return id.toUpperCase(Locale.ROOT).replaceAll("[\\s_-]+", "").replaceAll("(?<!\\d)0+(?=\\d)", "");
  }

  private void add(String rule, Severity severity, String message, SourceSpan at) {
    findings.add(new Finding(rule, severity, message, at));
  }
}
