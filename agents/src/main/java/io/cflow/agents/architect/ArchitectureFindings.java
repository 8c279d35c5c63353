package io.cflow.agents.architect;

import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import java.util.List;

/** Everything arc42 asks for, as far as the documents say it. */
record ArchitectureFindings(
    boolean architectureDocument,
    Gathered goals,
    Gathered constraints,
    Gathered strategy,
    Gathered runtime,
    Gathered deployment,
    Gathered crosscutting,
    Gathered risks,
    Gathered glossary,
    Landscape landscape,
    List<Decision> decisions,
    UtilityTree utility,
    List<Lint.Finding> lint) {

  static ArchitectureFindings of(Plan plan) {
    var sources = Sources.of(plan);
    var landscape = Landscape.of(plan, sources);
    var decisions = Decisions.in(sources);
    return new ArchitectureFindings(
        sources.hasArchitecture(),
        Gathered.items("goals", new Sources(List.of(), sources.planning()), "goals", "objectives",
            "success criteria", "目标", "目標"),
        Gathered.items("constraints", sources, "constraint", "additional technical assumptions", "约束", "限制"),
        Gathered.sections("strategy", sources, "technical summary", "solution strategy", "architectural patterns",
            "architectural style", "selected approach", "selected starter", "design paradigm", "technical approach"),
        Gathered.sections("runtime", sources, "workflow", "sequence diagram", "data flow", "runtime view"),
        Gathered.sections("deployment", sources, "deployment", "infrastructure", "部署"),
        Gathered.sections("crosscutting", sources, "error handling", "logging", "security", "testing strategy",
            "observability", "coding standards", "cross-cutting", "internationalization", "错误处理", "安全"),
        Gathered.items("risks", sources, "risk", "风险", "風險"),
        Gathered.items("glossary", sources, "glossary", "terminology", "术语"),
        landscape, decisions, UtilityTree.of(plan, landscape), Lint.of(plan, landscape, decisions));
  }

  static List<Requirement> constraintsOf(Plan plan) {
    return plan.requirements(Requirement.Kind.CONSTRAINT);
  }
}
