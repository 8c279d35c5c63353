package io.cflow.agents.analyst;

import io.cflow.agents.text.Language;
import io.cflow.agents.text.Measure;
import io.cflow.agents.text.QualityCharacteristic;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * What the rules say about one requirement.
 *
 * @param score 100 less 25 for each error, 10 for each warning, 3 for each remark; never below 0. A convention of
 *     this report, to sort by: not a measure of quality
 * @param quality of a functional requirement is always untagged
 * @param measures numbers with units, as written
 */
record Assessment(
    String id,
    Requirement.Kind kind,
    String text,
    SourceSpan at,
    Language language,
    int score,
    Ears ears,
    QualityCharacteristic quality,
    List<String> measures,
    List<Finding> findings) {

  static Assessment of(Sentence sentence, String product) {
    var requirement = sentence.requirement();
    var quality = sentence.isNonFunctional()
        ? QualityCharacteristic.of(requirement.section() + ": " + sentence.text())
        : QualityCharacteristic.UNTAGGED;
    var measures = Measure.in(sentence.text()).stream().map(Measure::words).toList();
    var findings = findings(sentence, quality, !measures.isEmpty());
    return new Assessment(requirement.id(), requirement.kind(), sentence.shown(), requirement.source(),
        sentence.language(), score(findings), Ears.of(sentence, product), quality, measures, findings);
  }

  long count(Severity severity) {
    return count(findings, severity);
  }

  private static List<Finding> findings(Sentence sentence, QualityCharacteristic quality, boolean measured) {
    var findings = new ArrayList<Finding>();
    WritingRules.check(sentence).stream().map(finding -> measured ? softened(finding) : finding).forEach(findings::add);
    findings.addAll(MeasureCheck.check(sentence, quality));
    return findings;
  }

  /** "Fast (below 200 ms)" says what it means: the vague word is only superfluous. */
  private static Finding softened(Finding finding) {
    return finding.title().equals("vague term")
        ? new Finding(finding.rule(), finding.title(), Severity.INFO, finding.at(), finding.words(),
            "A number stands beside it: drop the word if the number says all.")
        : finding;
  }

  private static int score(List<Finding> findings) {
    long loss = 25 * count(findings, Severity.ERROR) + 10 * count(findings, Severity.WARNING)
        + 3 * count(findings, Severity.INFO);
    return (int) Math.max(0, 100 - loss);
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
