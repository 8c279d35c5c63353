package io.cflow.agents.dev;

import io.cflow.agents.StoryFolder;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;

/**
 * Something a reviewer would point at.
 *
 * @param fingerprint of file, rule and the line's own text: stays the same when lines above are added or removed
 * @param rule name to look up
 * @param place always an existing line
 */
record Finding(String fingerprint, Severity severity, String rule, SourceSpan place, String message) {

  /** A finding at {@code place}, whose line reads {@code lineText}. */
  static Finding of(Severity severity, String rule, SourceSpan place, String lineText, String message) {
    var digest = StoryFolder.digest(place.path() + '\0' + rule + '\0' + lineText.strip());
    return new Finding(digest.substring(0, 16), severity, rule, place, message);
  }

  /** The same finding, told apart from {@code number} equal ones before it. */
  Finding numbered(int number) {
    return number == 0 ? this
        : new Finding(StoryFolder.digest(fingerprint + number).substring(0, 16), severity, rule, place, message);
  }
}
