package io.cflow.agents.pm;

import io.cflow.domain.SourceSpan;
import java.util.List;

/**
 * Something the product is meant to achieve.
 *
 * @param keyResult metric, from where to where, in the words of the document; empty when nothing measures the goal
 * @param serves ids of requirements the document itself names with the goal
 * @param matched ids of requirements that share words with the goal, where the document names none
 */
record Goal(
    String name, String keyResult, List<String> serves, List<String> matched, SourceSpan source) {

  Goal withMatched(List<String> ids) {
    return new Goal(name, keyResult, serves, ids, source);
  }

  boolean isMeasured() {
    return !keyResult.isEmpty();
  }

  List<String> served() {
    return serves.isEmpty() ? matched : serves;
  }
}
