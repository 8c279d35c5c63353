package io.cflow.agents.analyst;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges how requirements are written, by the characteristics of ISO/IEC/IEEE 29148:2018 and the mechanical rules of
 * the INCOSE Guide to Writing Requirements v4. Finds defects of form, never a need that is missing.
 */
final class RequirementAnalysis implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.ANALYZE_REQUIREMENTS, "requirement-writing/1", Confidence.HEURISTIC);

  @Override
  public Capability capability() {
    return Capability.ANALYZE_REQUIREMENTS;
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var findings = RequirementFindings.of(assignment.plan());
    var report = MAKER.report(summary(findings), evidence(findings), needsInput(findings), findings);
    var page = report.page("requirement-analysis.md", "Requirement analysis of " + assignment.plan().project());
    new RequirementPage(page, findings).write();
    return report.succeeded(page);
  }

  private static String summary(RequirementFindings findings) {
    if (findings.requirements().isEmpty()) {
      return "No requirements found: nothing to judge";
    }
    var worst = findings.worstFirst().stream().limit(1).map(each -> "; start with %s (%d)".formatted(each.id(),
        each.score())).findFirst().orElse("");
    return "%d requirements, score %d of 100: %d errors, %d warnings, %d remarks%s".formatted(
        findings.requirements().size(), findings.score(), findings.count(Severity.ERROR),
        findings.count(Severity.WARNING), findings.count(Severity.INFO), worst);
  }

  private static List<SourceSpan> evidence(RequirementFindings findings) {
    return Stream.concat(findings.requirements().stream().map(Assessment::at),
        findings.ids().dangling().stream().flatMap(each -> each.mentions().stream())).toList();
  }

  private static List<String> needsInput(RequirementFindings findings) {
    var measures = findings.requirements().stream()
        .filter(each -> each.findings().stream().anyMatch(found -> found.title().equals(MeasureCheck.MISSING)))
        .map(each -> "measure and limit of %s (%s)".formatted(each.id(), each.quality().label()));
    var placeholders = findings.requirements().stream().filter(each -> each.count(Severity.ERROR) > 0)
        .map(each -> "the open part of %s (%s)".formatted(each.id(), each.at()));
    var dangling = findings.ids().dangling().stream()
        .map(each -> "definition of %s, mentioned at %s".formatted(each.id(), each.mentions().getFirst()));
    return Stream.of(placeholders, measures, dangling).flatMap(each -> each).toList();
  }
}
