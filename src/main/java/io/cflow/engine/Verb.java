package io.cflow.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may say to a question. */
public enum Verb {
  ACCEPT,
  /** Yes, with another content. */
  EDIT,
  /** No, for a reason. */
  RESPOND,
  /** Leave things as they are, and do not ask this again. */
  IGNORE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** @return empty if there is no such word */
  public static Optional<Verb> of(String label) {
    return Arrays.stream(values()).filter(verb -> verb.label().equals(label)).findFirst();
  }
}
