package io.cflow.agents.analyst;

import io.cflow.agents.text.Language;
import io.cflow.agents.text.Measure;
import io.cflow.agents.text.QualityCharacteristic;
import io.cflow.domain.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Whether a quality requirement can be measured: INCOSE R34, after ISO/IEC/IEEE 29148 "verifiable". */
final class MeasureCheck {

  static final String MISSING = "missing measure";

  private static final Pattern CONDITION = Pattern.compile(
      "\\bp\\d\\d|percentile|%|percent|average|median|mean\\b|concurrent|load\\b|typical|worst|\\d (?:out )?of \\d|"
      + "days?\\b|for (?:up to )?\\d",
      Pattern.CASE_INSENSITIVE);

  private MeasureCheck() {}

  static List<Finding> check(Sentence sentence, QualityCharacteristic quality) {
    var findings = new ArrayList<Finding>();
    if (!sentence.isNonFunctional()) {
      return findings;
    }
    var measures = Measure.in(sentence.text());
    if (measures.isEmpty() && quality.wantsMeasure(sentence.text())) {
      findings.add(finding(sentence, MISSING, Severity.WARNING, quality.label() + " without a number",
          "State the quantity, the limit and the unit."));
    }
    if (sentence.language() == Language.ENGLISH && measures.stream().anyMatch(Measure::isDuration)
        && !CONDITION.matcher(sentence.text()).find()) {
      findings.add(finding(sentence, "duration without load", Severity.INFO, duration(measures),
          "State the percentile and the load it holds under."));
    }
    return findings;
  }

  private static String duration(List<Measure> measures) {
    return measures.stream().filter(Measure::isDuration).map(Measure::words).findFirst().orElse("");
  }

  private static Finding finding(Sentence sentence, String title, Severity severity, String words, String advice) {
    return new Finding("R34", title, severity, sentence.requirement().source(), words, advice);
  }
}
