package io.cflow.agents.architect;

import io.cflow.agents.Report;
import io.cflow.agents.text.Measure;
import io.cflow.agents.text.QualityCharacteristic;
import io.cflow.agents.text.RequirementText;
import io.cflow.agents.text.Words;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The utility tree of the Architecture Tradeoff Analysis Method: Kazman, Klein, Clements, CMU/SEI-2000-TR-004. Its
 * leaves are the quality requirements; importance is read from tags, difficulty is for the architects to say.
 *
 * @param tradeOffs elements that qualities of different kinds depend on: candidates, by the words only
 */
record UtilityTree(List<Scenario> scenarios, List<TradeOff> tradeOffs) {

  /** @param elements parts of the product it names: its candidates for sensitivity points */
  record Scenario(
      String requirement, QualityCharacteristic quality, String text, List<String> measures, String importance,
      String difficulty, List<String> elements, SourceSpan at) {}

  record TradeOff(String element, List<String> requirements, List<QualityCharacteristic> qualities) {}

  static UtilityTree of(Plan plan, Landscape landscape) {
    var scenarios = plan.requirements(Requirement.Kind.NON_FUNCTIONAL).stream().filter(each -> !each.dropped())
        .map(each -> scenario(each, landscape))
        .sorted(Comparator.comparing(Scenario::quality)).toList();
    return new UtilityTree(scenarios, tradeOffs(scenarios));
  }

  private static Scenario scenario(Requirement requirement, Landscape landscape) {
    var text = RequirementText.of(requirement);
    var importance = requirement.tags().isEmpty() ? Report.needsInput("importance")
        : String.join(", ", requirement.tags());
    return new Scenario(requirement.id(), QualityCharacteristic.of(requirement.section() + ": " + text), text,
        Measure.in(text).stream().map(Measure::words).toList(), importance, Report.needsInput("difficulty"),
        named(text, landscape), requirement.source());
  }

  private static List<String> named(String text, Landscape landscape) {
    var words = Words.of(text);
    var names = new ArrayList<String>();
    landscape.elements().stream().filter(element -> element.kind() != Element.Kind.PERSON).forEach(element -> {
      if (mentions(words, element.name())) {
        names.add(element.name());
      } else if (mentions(words, element.technology())) {
        names.add(element.technology());
      }
    });
    return names.stream().distinct().toList();
  }

  private static boolean mentions(List<String> words, String name) {
    var wanted = Words.of(name.toLowerCase(Locale.ROOT));
    return !wanted.isEmpty() && String.join(" ", wanted).length() > 2
        && Collections.indexOfSubList(words, wanted) >= 0;
  }

  private static List<TradeOff> tradeOffs(List<Scenario> scenarios) {
    var byElement = new TreeMap<String, List<Scenario>>();
    scenarios.forEach(scenario -> scenario.elements().forEach(element ->
        byElement.computeIfAbsent(element, _ -> new ArrayList<>()).add(scenario)));
    return byElement.entrySet().stream().map(each -> new TradeOff(each.getKey(),
            each.getValue().stream().map(Scenario::requirement).toList(),
            each.getValue().stream().map(Scenario::quality)
                .filter(quality -> quality != QualityCharacteristic.UNTAGGED).distinct().toList()))
        .filter(tradeOff -> tradeOff.qualities().size() > 1)
        .collect(Collectors.toList());
  }
}
