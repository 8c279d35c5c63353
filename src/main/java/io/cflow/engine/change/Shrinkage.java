package io.cflow.engine.change;

import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a new reading holds less than the plan it would replace: a half-copied folder, a broken merge and a mistake of
 * the reader all look like that. What is struck out, dropped or retired was taken away on purpose and does not count.
 *
 * @param losses one line for each sort of item there is less of; empty if nothing shrank
 */
public record Shrinkage(List<String> losses) {

  public Shrinkage {
    losses = List.copyOf(losses);
  }

  public static Shrinkage of(Plan before, Plan after) {
    var losses = new ArrayList<String>();
    add(losses, "requirements", requirements(before, false), requirements(after, false), requirements(after, true));
    add(losses, "epics", epics(before, false), epics(after, false), epics(after, true));
    add(losses, "stories", stories(before, false), stories(after, false), stories(after, true));
    return new Shrinkage(losses);
  }

  private static void add(List<String> losses, String what, Set<String> was, Set<String> is, Set<String> struckOut) {
    long onPurpose = was.stream().filter(struckOut::contains).count();
    if (is.size() + onPurpose < was.size()) {
      var gone = was.stream().filter(id -> !is.contains(id) && !struckOut.contains(id)).sorted().toList();
      losses.add("%d %s instead of %d; gone without a word: %s".formatted(
          is.size(), what, was.size(), String.join(", ", gone)));
    }
  }

  private static Set<String> requirements(Plan plan, boolean dropped) {
    return plan.requirements().stream().filter(each -> each.dropped() == dropped).map(Requirement::id)
        .collect(Collectors.toSet());
  }

  private static Set<String> epics(Plan plan, boolean retired) {
    return plan.epics().stream().filter(each -> each.retired() == retired).map(Epic::id).collect(Collectors.toSet());
  }

  private static Set<String> stories(Plan plan, boolean retired) {
    return plan.stories().stream().filter(each -> each.retired() == retired).map(Story::id)
        .collect(Collectors.toSet());
  }

  public boolean isEmpty() {
    return losses.isEmpty();
  }
}
