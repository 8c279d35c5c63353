package io.cflow.agents.qa;

import io.cflow.domain.SourceSpan;
import java.util.List;
import java.util.Map;

/**
 * What to test of one story, and why in this order.
 *
 * @param priorities number of cases for each priority
 * @param levels number of cases for each level
 * @param states values that the criteria set in a code span or in quotes after a word of state
 * @param gaps figures of the served requirements that no criterion repeats
 */
record TestPlan(
    String story, String title, Map<String, Integer> priorities, Map<String, Integer> levels,
    List<Criterion> criteria, List<Case> cases, List<String> states, List<Gap> gaps) {

  /** A criterion with its rating. {@code open} is what it leaves unsaid. */
  record Criterion(
      int ordinal, String text, Risk.Category category, int probability, int impact, int score,
      Risk.Priority priority, List<String> basis, List<String> cases, List<String> open, SourceSpan source) {}

  /**
   * One case.
   *
   * @param testName a name that lets a test run be traced back to the criterion
   */
  record Case(
      String id, int criterion, Level level, String levelBasis, Risk.Priority priority, String technique,
      List<String> steps, String expected, String testName) {}

  /** A figure a requirement states and no criterion of the stories that serve it repeats. */
  record Gap(String requirement, String words, SourceSpan source) {}
}
