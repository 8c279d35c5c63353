package io.cflow.agents.dev;

import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks at single lines of any language: secrets that must not be there, notes that somebody left. */
final class LineScan {

  private static final int LONGEST_LINE = 2_000;

  private record Rule(Severity severity, String name, Pattern pattern, String message) {}

  private static final List<Rule> RULES = List.of(
      rule(Severity.ERROR, "secret-private-key", "-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY-----", "a private key"),
      rule(Severity.ERROR, "secret-aws-key", "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b", "an AWS access key"),
      rule(Severity.ERROR, "secret-github-token", "\\bgh[pousr]_[A-Za-z0-9]{36,255}\\b", "a GitHub token"),
      rule(Severity.ERROR, "secret-slack-token", "\\bxox[abprs]-[A-Za-z0-9-]{10,200}", "a Slack token"),
      rule(Severity.ERROR, "secret-google-key", "\\bAIza[0-9A-Za-z_-]{35}\\b", "a Google API key"),
      rule(Severity.ERROR, "secret-provider-key", "\\bsk-(?:[a-z]{2,8}-)?[A-Za-z0-9_-]{32,200}\\b", "an API key"),
      rule(Severity.WARNING, "secret-literal",
          "(?i)(?:password|passwd|secret|api_?key|access_?token|auth_?token)\\w{0,20}[\"']?\\s{0,4}[:=]\\s{0,4}"
              + "[\"'](?!\\$\\{|<|%|\\{\\{)[^\"'\\s]{8,200}[\"']", "a literal that looks like a secret"),
      rule(Severity.INFO, "left-note", "\\b(?:TODO|FIXME|XXX|HACK)\\b", "a note that was left behind"));

  private static final Pattern HARMLESS = Pattern.compile(
      "(?i)example|changeme|change-me|placeholder|dummy|fake|sample|xxxx|your[-_]|\\btest"
          + "|process\\.env|getenv|environ");

  private LineScan() {}

  static List<Finding> of(WorkspaceFile file) {
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < file.lines().size(); i++) {
      var line = file.lines().get(i);
      var place = SourceSpan.line(file.path(), i + 1);
      first(file, line).ifPresent(rule -> findings.add(
          Finding.of(rule.severity(), rule.name(), place, line, rule.message())));
    }
    return findings;
  }

  private static Optional<Rule> first(WorkspaceFile file, String line) {
    var head = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    return RULES.stream().filter(rule -> rule.pattern().matcher(head).find())
        .filter(rule -> !rule.name().equals("secret-literal") || !file.isTest() && !HARMLESS.matcher(head).find())
        .findFirst();
  }

  private static Rule rule(Severity severity, String name, String pattern, String message) {
    return new Rule(severity, name, Pattern.compile(pattern), message);
  }
}
