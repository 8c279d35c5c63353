package io.cflow.agents.pm;

import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How large the open stories are. Estimates count only when every story has one in the same unit: a sum of points and
 * days, or of estimates and guesses, would mean nothing.
 */
record Sizes(Map<String, Estimate> estimates, String unit, int stories) {

  static final String UNESTIMATED = "stories";

  static Sizes of(Plan plan, List<Story> stories) {
    var estimates = new LinkedHashMap<String, Estimate>();
    stories.forEach(story -> Estimate.of(plan, story).ifPresent(estimate -> estimates.put(story.id(), estimate)));
    var units = estimates.values().stream().collect(Collectors.groupingBy(Estimate::unit, Collectors.counting()));
    var common = units.entrySet().stream().max(Map.Entry.<String, Long>comparingByValue()
        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder()))).map(Map.Entry::getKey).orElse("");
    estimates.values().removeIf(estimate -> !estimate.unit().equals(common));
    boolean complete = !stories.isEmpty() && estimates.size() == stories.size();
    return new Sizes(estimates, complete ? common : UNESTIMATED, stories.size());
  }

  boolean isComplete() {
    return !unit.equals(UNESTIMATED);
  }

  double duration(String story) {
    return isComplete() ? estimates.get(story).expected() : 1;
  }

  /** What to ask for, where estimates are missing. */
  Optional<String> missing() {
    return isComplete() ? Optional.empty() : Optional.of(
        "an estimate for each open story in one unit (%d of %d have one); until then each counts as one unit".formatted(
            estimates.size(), stories));
  }
}
