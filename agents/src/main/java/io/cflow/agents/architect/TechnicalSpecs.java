package io.cflow.agents.architect;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.SourceSpan;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gathers endpoints, entities, errors and quality limits from the documents, compares what is specified with what is
 * used, checks supplied OpenAPI documents (OpenAPI 3.1, 4.8) and offers skeletons to complete. Field lists are as
 * incomplete as the documents.
 */
final class TechnicalSpecs implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.CREATE_TECHNICAL_SPECS, "technical-specs/1", Confidence.HEURISTIC);

  @Override
  public Capability capability() {
    return Capability.CREATE_TECHNICAL_SPECS;
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var findings = SpecFindings.of(assignment.plan());
    var report = MAKER.report(summary(findings), evidence(findings), needsInput(findings), findings);
    var page = report.page("technical-specs.md", "Technical specifications of " + assignment.plan().project());
    new SpecPage(page, findings, assignment.plan().project()).write();
    return report.succeeded(page);
  }

  private static String summary(SpecFindings findings) {
    return "%d endpoints (%d used without specification, %d specified without use), %d entities (%d declared twice "
        .formatted(findings.endpoints().size(), findings.unspecified().size(), findings.unused().size(),
            findings.entities().size(), findings.drifts().size())
        + "with different fields), %d error conditions, %d quality limits (%d contradicted)".formatted(
            findings.errors().size(), findings.budget().limits().size(), findings.budget().conflicts().size());
  }

  private static List<SourceSpan> evidence(SpecFindings findings) {
    return Stream.of(
        findings.endpoints().stream().flatMap(each -> Stream.concat(each.specified().stream(), each.used().stream())),
        findings.entities().stream().map(Entity::at),
        findings.errors().stream().map(ErrorCatalogue.Entry::at),
        findings.budget().limits().stream().map(Budget.Limit::at)).flatMap(each -> each).toList();
  }

  private static List<String> needsInput(SpecFindings findings) {
    var open = new ArrayList<String>();
    findings.unspecified().forEach(each -> open.add("request, response and errors of " + each));
    findings.drifts().forEach(each -> open.add("which fields of %s hold (%s or %s)".formatted(
        each.entity(), each.first(), each.second())));
    findings.budget().conflicts().forEach(each -> open.add("which limit of %s holds: %s or %s".formatted(
        each.requirement(), each.promised(), each.elsewhere())));
    long codeless = findings.errors().stream().filter(each -> each.code().isEmpty()).count();
    if (codeless > 0) {
      open.add("code and message of %d error conditions".formatted(codeless));
    }
    return open;
  }
}
