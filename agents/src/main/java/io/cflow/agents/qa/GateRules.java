package io.cflow.agents.qa;

import io.cflow.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The rules of the gate; no threshold is ours. Pass rates and overall coverage are those of BMAD's test architect; what
 * a missing test and a finding mean for one story is what its v4 review task says.
 */
final class GateRules {

  /** One rule as it was applied. */
  record Applied(String rule, String threshold, String actual, Verdict verdict) {}

  private final GateEvidence evidence;
  private final List<Applied> applied = new ArrayList<>();

  private GateRules(GateEvidence evidence) {
    this.evidence = evidence;
  }

  static List<Applied> apply(GateEvidence evidence) {
    var rules = new GateRules(evidence);
    rules.run();
    rules.rates("P0", only(Risk.Priority.P0), new Limits(100, rules.worstGap()), new Limits(100, 100));
    rules.rates("P1", only(Risk.Priority.P1), new Limits(90, 0), new Limits(95, 90));
    rules.rates("Overall", each -> true, new Limits(80, 80), new Limits(90, 85));
    rules.review();
    rules.signs();
    return List.copyOf(rules.applied);
  }

  /** Percentages: at least {@code pass} is a PASS, at least {@code concerns} are CONCERNS, less is a FAIL. */
  private record Limits(int pass, int concerns) {

    Verdict verdict(int part, int whole) {
      if (100L * part >= (long) pass * whole) {
        return Verdict.PASS;
      }
      return 100L * part >= (long) concerns * whole ? Verdict.CONCERNS : Verdict.FAIL;
    }

    String words() {
      if (concerns == 0) {
        return "%d %%, else CONCERNS".formatted(pass);
      }
      return pass == concerns ? "%d %%, else FAIL".formatted(pass)
          : "%d %%, CONCERNS from %d %%, else FAIL".formatted(pass, concerns);
    }
  }

  /** A missing test of a P0 criterion is a concern; of one about security or data it is a failure. */
  private int worstGap() {
    return evidence.criteria().stream().anyMatch(each -> !each.covered() && each.priority() == Risk.Priority.P0
        && (each.category() == Risk.Category.SEC || each.category() == Risk.Category.DATA)) ? 100 : 0;
  }

  private void run() {
    add("Test run", "on record", evidence.ran() ? "yes" : "none", evidence.ran() ? Verdict.PASS : Verdict.FAIL);
    if (evidence.ran()) {
      int failures = evidence.failures().size();
      add("Failed tests", "0, else FAIL", Integer.toString(failures), failures == 0 ? Verdict.PASS : Verdict.FAIL);
    }
    if (evidence.criteria().isEmpty()) {
      add("Criteria", "at least 1, else CONCERNS", "0", Verdict.CONCERNS);
    }
  }

  private void rates(String name, Predicate<GateEvidence.Criterion> group, Limits coverage, Limits passing) {
    var criteria = evidence.criteria().stream().filter(group).toList();
    if (criteria.isEmpty() || !evidence.ran()) {
      return;
    }
    int covered = (int) criteria.stream().filter(GateEvidence.Criterion::covered).count();
    add(name + " coverage", coverage.words(), share(covered, criteria.size(), "criteria"),
        coverage.verdict(covered, criteria.size()));
    int passed = criteria.stream().mapToInt(GateEvidence.Criterion::passed).sum();
    int tests = passed + criteria.stream().mapToInt(GateEvidence.Criterion::failed).sum();
    if (tests > 0) {
      add(name + " pass rate", passing.words(), share(passed, tests, "tests"), passing.verdict(passed, tests));
    }
  }

  private void review() {
    if (!evidence.reviewed()) {
      add("Review", "on record, else CONCERNS", "none", Verdict.CONCERNS);
      return;
    }
    int high = evidence.findings("error").size();
    int medium = evidence.findings("warning").size();
    add("High findings", "0, else FAIL", Integer.toString(high), high == 0 ? Verdict.PASS : Verdict.FAIL);
    add("Medium findings", "0, else CONCERNS", Integer.toString(medium),
        medium == 0 ? Verdict.PASS : Verdict.CONCERNS);
  }

  private void signs() {
    if (evidence.ran()) {
      int flaky = evidence.flakyTests();
      add("Flaky tests", "0, else CONCERNS", Integer.toString(flaky), flaky == 0 ? Verdict.PASS : Verdict.CONCERNS);
    }
    int open = evidence.uncheckedTasks();
    add("Unchecked tasks", "0, else CONCERNS", Integer.toString(open), open == 0 ? Verdict.PASS : Verdict.CONCERNS);
  }

  private void add(String rule, String threshold, String actual, Verdict verdict) {
    applied.add(new Applied(rule, threshold, actual, verdict));
  }

  private static Predicate<GateEvidence.Criterion> only(Risk.Priority priority) {
    return each -> each.priority() == priority;
  }

  private static String share(int part, int whole, String unit) {
    return "%d of %d %s (%d %%)".formatted(part, whole, unit, 100L * part / whole);
  }
}
