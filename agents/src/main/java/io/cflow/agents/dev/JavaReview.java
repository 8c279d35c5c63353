package io.cflow.agents.dev;

import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sourceforge.pmd.PMDConfiguration;
import net.sourceforge.pmd.PmdAnalysis;
import net.sourceforge.pmd.lang.document.FileId;
import net.sourceforge.pmd.lang.java.JavaLanguageModule;
import net.sourceforge.pmd.lang.rule.Rule;
import net.sourceforge.pmd.lang.rule.RulePriority;
import net.sourceforge.pmd.lang.rule.RuleSet;
import net.sourceforge.pmd.lang.rule.RuleSetLoader;
import net.sourceforge.pmd.reporting.Report;
import net.sourceforge.pmd.reporting.RuleViolation;

/** Reviews Java files with PMD and a rule set that finds mistakes, not style. PMD gets texts, never paths to open. */
final class JavaReview {

  private JavaReview() {}

  /** Reading the rules takes longer than a review, so it is done once. Rules keep state: each review gets copies. */
  private static final class Rules {

    private static final RuleSet READ = new RuleSetLoader().loadFromResource("io/cflow/agents/dev/review-rules.xml");

    private Rules() {}
  }

  static List<Finding> of(List<WorkspaceFile> files) {
    var java = files.stream().filter(WorkspaceFile::isJava).toList();
    return java.isEmpty() ? List.of() : findings(analyse(java), linesByPath(java));
  }

  private static Report analyse(List<WorkspaceFile> files) {
    var configuration = new PMDConfiguration();
    configuration.setIgnoreIncrementalAnalysis(true);
    configuration.setThreads(0);
    configuration.setDefaultLanguageVersion(JavaLanguageModule.getInstance().getDefaultVersion());
    try (var analysis = PmdAnalysis.create(configuration)) {
      analysis.addRuleSet(rules());
      files.forEach(file -> analysis.files().addSourceFile(
          FileId.fromPathLikeString(file.path()), String.join("\n", file.lines()) + "\n"));
      return analysis.performAnalysisAndCollectReport();
    }
  }

  private static RuleSet rules() {
    return RuleSet.create(Rules.READ.getName(), Rules.READ.getDescription(), null, List.of(), List.of(),
        Rules.READ.getRules().stream().map(Rule::deepCopy).toList());
  }

  private static List<Finding> findings(Report report, Map<String, List<String>> lines) {
    var findings = new ArrayList<Finding>();
    report.getViolations().forEach(violation -> findings.add(finding(violation, lines)));
    report.getProcessingErrors().forEach(error -> findings.add(Finding.of(Severity.WARNING, "unreadable-java",
        SourceSpan.line(error.getFileId().getOriginalPath(), 1), "", "PMD cannot parse this file")));
    return findings;
  }

  private static Finding finding(RuleViolation violation, Map<String, List<String>> lines) {
    var path = violation.getFileId().getOriginalPath();
    var text = lines.getOrDefault(path, List.of());
    int line = Math.clamp(violation.getBeginLine(), 1, Math.max(1, text.size()));
    return Finding.of(severity(violation.getRule().getPriority()), violation.getRule().getName(),
        SourceSpan.line(path, line), text.isEmpty() ? "" : text.get(line - 1), violation.getDescription());
  }

  private static Severity severity(RulePriority priority) {
    return switch (priority) {
      case HIGH -> Severity.ERROR;
      case MEDIUM_HIGH, MEDIUM -> Severity.WARNING;
      case MEDIUM_LOW, LOW -> Severity.INFO;
    };
  }

  private static Map<String, List<String>> linesByPath(List<WorkspaceFile> files) {
    var lines = new HashMap<String, List<String>>();
    files.forEach(file -> lines.put(file.path(), file.lines()));
    return lines;
  }
}
