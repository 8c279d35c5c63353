package io.cflow.processors.bmad.dialect;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.regex.Pattern;

/** Names what a template left open: a document that nobody has finished is not yet a plan. */
public final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile(".*(?:\\{\\{[^{}]{1,80}}}|\\[\\[LLM:|_TBD_).*");

  private Placeholders() {}

  public static void report(Harvest harvest) {
    for (int i = 1; i <= harvest.text().size(); i++) {
      var line = harvest.text().line(i);
      if (harvest.text().isProse(i) && line.length() < 500 && PLACEHOLDER.matcher(line).matches()
          && line.indexOf('`') < 0) {
        harvest.report(DiagnosticCode.PLACEHOLDER, Severity.INFO, i, "a template's placeholder is still here");
      }
    }
  }
}
