package io.cflow.agents.architect;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Assembles the architecture that the documents declare along arc42 (Starke, Hruschka), draws C4's context and
 * containers, builds the ATAM utility tree and lints the decisions. It decides nothing: what is not declared stays
 * open, what is derived is proposed.
 */
final class ArchitectureDesign implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.DESIGN_ARCHITECTURE, "arc42/1", Confidence.HEURISTIC);

  @Override
  public Capability capability() {
    return Capability.DESIGN_ARCHITECTURE;
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var findings = ArchitectureFindings.of(assignment.plan());
    var report = MAKER.report(summary(findings), evidence(findings), needsInput(findings), findings);
    var page = report.page("architecture.md", "Architecture of " + assignment.plan().project() + " (proposed)");
    new ArchitecturePage(page, findings, assignment.plan()).write();
    return report.succeeded(page);
  }

  private static String summary(ArchitectureFindings findings) {
    var landscape = findings.landscape();
    var origin = findings.architectureDocument() ? "" : "No architecture document: from planning documents only; ";
    var counts = "%d containers, %d components, %d external systems, %d decisions; %d problems, %d remarks";
    return origin + counts.formatted(
        landscape.containers().size(), landscape.of(Element.Kind.COMPONENT).size(),
        landscape.of(Element.Kind.EXTERNAL_SYSTEM).size(), findings.decisions().size(),
        findings.lint().stream().filter(each -> each.severity() != Severity.INFO).count(),
        findings.lint().stream().filter(each -> each.severity() == Severity.INFO).count());
  }

  private static List<SourceSpan> evidence(ArchitectureFindings findings) {
    return Stream.of(
        findings.landscape().elements().stream().map(Element::at),
        findings.landscape().technologies().stream().map(Technology::at),
        findings.decisions().stream().map(Decision::at),
        findings.utility().scenarios().stream().map(UtilityTree.Scenario::at),
        findings.lint().stream().map(Lint.Finding::at)).flatMap(each -> each).toList();
  }

  private static List<String> needsInput(ArchitectureFindings findings) {
    var open = new ArrayList<String>();
    if (findings.landscape().containers().isEmpty()) {
      open.add("containers: no table of technologies with categories and versions was found");
    }
    if (findings.landscape().of(Element.Kind.EXTERNAL_SYSTEM).isEmpty()) {
      open.add("external systems, or a statement that there are none");
    }
    if (findings.decisions().isEmpty()) {
      open.add("decisions with their reasons (ADR-n, AD-n or a decision table)");
    }
    Stream.of(findings.goals(), findings.constraints(), findings.deployment(), findings.risks(), findings.glossary())
        .filter(each -> each.statements().isEmpty()).forEach(each -> open.add(each.topic()));
    long scenarios = findings.utility().scenarios().size();
    if (scenarios > 0) {
      open.add("importance and difficulty (high, medium, low) of %d quality scenarios".formatted(scenarios));
    }
    return open;
  }
}
