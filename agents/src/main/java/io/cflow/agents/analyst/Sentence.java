package io.cflow.agents.analyst;

import io.cflow.agents.text.Language;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.RequirementText;
import io.cflow.domain.Requirement;

/**
 * A requirement as the rules read it.
 *
 * @param text prose for the rules; names of the code are replaced, so that they are not judged as English
 * @param shown prose for people, names kept
 */
record Sentence(Requirement requirement, String text, String shown, Language language) {

  static Sentence of(Requirement requirement, Language ofDocument) {
    var text = Prose.withoutCode(RequirementText.markdown(requirement));
    var own = Language.of(text);
    return new Sentence(requirement, text, RequirementText.of(requirement), usesOtherScript(own) ? own : ofDocument);
  }

  boolean isFunctional() {
    return requirement.kind() == Requirement.Kind.FUNCTIONAL;
  }

  boolean isNonFunctional() {
    return requirement.kind() == Requirement.Kind.NON_FUNCTIONAL;
  }

  /** A single line is too short to tell Latin languages apart; a script shows at once. */
  private static boolean usesOtherScript(Language language) {
    return switch (language) {
      case CHINESE, JAPANESE, KOREAN, RUSSIAN -> true;
      default -> false;
    };
  }
}
