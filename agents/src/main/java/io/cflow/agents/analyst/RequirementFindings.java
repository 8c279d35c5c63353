package io.cflow.agents.analyst;

import io.cflow.agents.text.Language;
import io.cflow.agents.text.Similarity;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything the analysis of a plan's requirements found.
 *
 * @param score mean over the requirements, 100 when there are none to judge
 * @param notApplied languages whose requirements were spared the English rules, with how many
 */
record RequirementFindings(
    int score,
    List<DocumentScore> documents,
    List<Assessment> requirements,
    IdReview ids,
    List<NearDuplicate> nearDuplicates,
    List<TermVariants.Variant> terms,
    Map<String, Long> notApplied) {

  private static final double NEARLY_THE_SAME = 0.6;

  record DocumentScore(String path, int requirements, int score) {}

  /** Two requirements that say nearly the same; {@code percent} of their word pairs are shared. */
  record NearDuplicate(String left, String right, int percent, SourceSpan leftAt, SourceSpan rightAt) {}

  static RequirementFindings of(Plan plan) {
    var sentences = Sentences.of(plan);
    var product = plan.project().isBlank() ? "system" : plan.project();
    var assessments = sentences.stream().map(sentence -> Assessment.of(sentence, product)).toList();
    return new RequirementFindings(mean(assessments), documents(assessments), assessments, IdReview.of(plan),
        nearDuplicates(sentences), TermVariants.in(sentences), notApplied(sentences));
  }

  List<Assessment> worstFirst() {
    return requirements.stream().filter(each -> !each.findings().isEmpty())
        .sorted(Comparator.comparingInt(Assessment::score)).toList();
  }

  long count(Severity severity) {
    return requirements.stream().mapToLong(each -> each.count(severity)).sum();
  }

  private static int mean(List<Assessment> assessments) {
    return (int) Math.round(assessments.stream().mapToInt(Assessment::score).average().orElse(100));
  }

  private static List<DocumentScore> documents(List<Assessment> assessments) {
    return assessments.stream().collect(Collectors.groupingBy(each -> each.at().path(), TreeMap::new,
            Collectors.toList())).entrySet().stream()
        .map(each -> new DocumentScore(each.getKey(), each.getValue().size(), mean(each.getValue())))
        .sorted(Comparator.comparingInt(DocumentScore::score)).toList();
  }

  private static List<NearDuplicate> nearDuplicates(List<Sentence> sentences) {
    return Similarity.pairs(sentences.stream().map(Sentence::text).toList(), NEARLY_THE_SAME).stream()
        .map(pair -> nearDuplicate(sentences.get(pair.left()).requirement(),
            sentences.get(pair.right()).requirement(), pair.resemblance()))
        .sorted(Comparator.comparingInt((NearDuplicate each) -> -each.percent())).toList();
  }

  private static NearDuplicate nearDuplicate(Requirement left, Requirement right, double resemblance) {
    return new NearDuplicate(
        left.id(), right.id(), (int) Math.round(100 * resemblance), left.source(), right.source());
  }

  private static Map<String, Long> notApplied(List<Sentence> sentences) {
    return sentences.stream().filter(sentence -> sentence.language() != Language.ENGLISH).collect(
        Collectors.groupingBy(sentence -> sentence.language().label(), TreeMap::new, Collectors.counting()));
  }
}
