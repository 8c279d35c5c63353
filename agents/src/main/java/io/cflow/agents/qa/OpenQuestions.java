package io.cflow.agents.qa;

import io.cflow.agents.text.Words;
import io.cflow.domain.AcceptanceCriterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what the criteria of a story leave unsaid: conditions whose other side nobody describes, vague words. */
final class OpenQuestions {

  private static final WordList NEGATIVE = WordList.of(
      "not", "no", "never", "without", "refuse*", "reject*", "invalid", "unknown", "missing", "error*", "fail*",
      "unless", "otherwise", "else", "empty", "denied", "cannot", "nobody", "wrong", "unavailable");
  private static final WordList VAGUE = WordList.of(
      "fast", "quick*", "user-friendly", "intuitive*", "appropriate*", "etc", "properly", "correctly", "as needed",
      "reasonable", "graceful*", "efficient*", "seamless*", "robust*", "easy", "easily", "sufficient*", "minimal");
  private static final WordList CHOICE = WordList.of("when", "if", "while", "only if", "as long as");

  private final List<AcceptanceCriterion> all;

  OpenQuestions(List<AcceptanceCriterion> all) {
    this.all = all;
  }

  List<String> of(AcceptanceCriterion criterion) {
    var questions = new ArrayList<String>();
    VAGUE.in(criterion.text())
        .filter(word -> Bound.in(criterion.text()).isEmpty())
        .ifPresent(word -> questions.add("\"%s\" has no measure".formatted(word)));
    var clauses = Clauses.of(criterion.text());
    if (!NEGATIVE.areIn(criterion.text()) && CHOICE.areIn(criterion.text()) && clauses.conditions().size() == 1) {
      var condition = clauses.conditions().getFirst();
      if (!isDenied(criterion, condition)) {
        questions.add("what happens when this does not hold: " + condition);
      }
    }
    return questions;
  }

  private boolean isDenied(AcceptanceCriterion criterion, String condition) {
    var wanted = Words.content(condition);
    return all.stream().filter(other -> other.ordinal() != criterion.ordinal())
        .filter(other -> NEGATIVE.areIn(other.text()))
        .anyMatch(other -> shares(wanted, Words.content(other.text())));
  }

  private static boolean shares(Set<String> wanted, Set<String> offered) {
    long common = wanted.stream().filter(offered::contains).count();
    return common > 0 && 3 * common >= wanted.size();
  }
}
