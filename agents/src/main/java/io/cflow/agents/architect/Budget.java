package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.Measure;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.QualityCharacteristic;
import io.cflow.agents.text.RequirementText;
import io.cflow.agents.text.Section;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers quality requirements promise, and where other documents promise other numbers under the same id.
 *
 * @param conflicts lines that name a requirement with another number of the same unit
 */
record Budget(List<Limit> limits, List<Conflict> conflicts) {

  record Limit(String requirement, QualityCharacteristic quality, Measure measure, String text, SourceSpan at) {}

  record Conflict(String requirement, String promised, String elsewhere, SourceSpan promisedAt,
      SourceSpan elsewhereAt) {}

  static Budget of(Plan plan) {
    var limits = plan.requirements(Requirement.Kind.NON_FUNCTIONAL).stream().filter(each -> !each.dropped())
        .flatMap(Budget::limits).toList();
    return new Budget(limits, conflicts(plan, limits));
  }

  private static Stream<Limit> limits(Requirement requirement) {
    var text = RequirementText.of(requirement);
    var quality = QualityCharacteristic.of(requirement.section() + ": " + text);
    return Measure.in(text).stream().map(measure ->
        new Limit(requirement.id(), quality, measure, Escape.excerpt(text, 160), requirement.source()));
  }

  private static List<Conflict> conflicts(Plan plan, List<Limit> limits) {
    var byId = limits.stream().collect(Collectors.groupingBy(Limit::requirement));
    var spellings = plan.requirements().stream().filter(each -> byId.containsKey(each.id())).toList();
    if (spellings.isEmpty()) {
      return List.of();
    }
    var lines = Outline.prose(plan.documents()).filter(line -> line.text().contains("NFR")).toList();
    return spellings.stream().flatMap(requirement -> lines.stream()
        .filter(line -> !definesItself(requirement, line.at().path()))
        .filter(line -> namesOnly(line, requirement.spelling()))
        .flatMap(line -> conflict(byId.get(requirement.id()), line).stream())).toList();
  }

  /** Another document's own numbering: the id means something else there, and in the documents beside it. */
  private static boolean definesItself(Requirement requirement, String path) {
    return path.equals(requirement.source().path()) || requirement.copies().stream()
        .filter(copy -> !folder(copy.path()).equals(folder(requirement.source().path())))
        .anyMatch(copy -> folder(copy.path()).equals(folder(path)));
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** A line about several requirements cannot be told apart. */
  private static boolean namesOnly(Section.Item line, String spelling) {
    return line.text().length() < 1_000 && line.text().indexOf("NFR") == line.text().lastIndexOf("NFR")
        && Pattern.compile(Pattern.quote(spelling) + "(?![\\w.-])").matcher(line.text()).find();
  }

  private static List<Conflict> conflict(List<Limit> promised, Section.Item line) {
    var measures = Measure.in(Prose.of(line.text()));
    return promised.stream().filter(limit -> !limit.measure().unit().isEmpty()).flatMap(limit -> measures.stream()
        .filter(other -> other.unit().equals(limit.measure().unit()))
        .filter(other -> promised.stream().noneMatch(each -> each.measure().value().equals(other.value())))
        .map(other -> new Conflict(limit.requirement(), limit.measure().words(), other.words(), limit.at(), line.at()))
        .limit(1)).toList();
  }
}
