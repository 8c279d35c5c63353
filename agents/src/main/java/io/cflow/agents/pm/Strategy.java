package io.cflow.agents.pm;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * What the documents say the product is for.
 *
 * @param explicit whether the documents themselves say which requirement serves which goal
 * @param aimless functional requirements that serve no goal
 * @param counterMetrics what must not get worse
 * @param conflicts goals measured differently in two places
 * @param tensions requirements whose words come close to a non-goal
 */
record Strategy(
    List<Theme.Stated> themes, List<Theme> missing, List<Goal> goals, boolean explicit, List<Aimless> aimless,
    List<Quote> counterMetrics, List<String> conflicts, List<Tension> tensions) {

  record Aimless(String requirement, String text, SourceSpan source) {}

  record Quote(String text, SourceSpan source) {}

  record Tension(String requirement, String text, String nonGoal, SourceSpan source) {}
}
