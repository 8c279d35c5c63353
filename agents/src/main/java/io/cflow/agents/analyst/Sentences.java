package io.cflow.agents.analyst;

import io.cflow.agents.text.Language;
import io.cflow.domain.Document;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The requirements of a plan as the rules read them, each in the language of its document. */
final class Sentences {

  private Sentences() {}

  /** One sentence for each requirement that was not dropped, in the order of the plan. */
  static List<Sentence> of(Plan plan) {
    var paths = plan.requirements().stream().map(requirement -> requirement.source().path())
        .collect(Collectors.toSet());
    var languages = plan.documents().stream().filter(document -> paths.contains(document.path())).collect(
        Collectors.toMap(Document::path, document -> Language.of(document.lines()), (first, _) -> first));
    return plan.requirements().stream().filter(requirement -> !requirement.dropped())
        .map(requirement -> Sentence.of(requirement, language(requirement, languages))).toList();
  }

  private static Language language(Requirement requirement, Map<String, Language> languages) {
    var ofDocument = languages.get(requirement.source().path());
    return ofDocument != null ? ofDocument : Language.of(requirement.text());
  }
}
