package io.cflow.agents.architect;

import io.cflow.domain.SourceSpan;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something that passes between two parts.
 *
 * @param traits what the documents say about it, in their words; a trait that is missing was not said
 */
record Interface(String from, String to, Map<Trait, String> traits, SourceSpan at) {

  /** What decides on the pattern. */
  enum Trait {
    EXCHANGE,
    TIMING,
    ORDER,
    VOLUME,
    DELIVERY,
    SIZE,
    TRANSACTION,
    REPLY,
    FAILURE,
    RECEIVERS,
    SCHEDULE,
    FORMAT
  }

  Interface {
    traits = Collections.unmodifiableMap(traits.isEmpty() ? new EnumMap<>(Trait.class) : new EnumMap<>(traits));
  }

  boolean says(Trait trait) {
    return traits.containsKey(trait);
  }

  /** Whether what is said about {@code trait} matches {@code regex} somewhere, ignoring case. */
  boolean says(Trait trait, String regex) {
    return says(trait) && Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
        .matcher(traits.get(trait)).find();
  }

  String name() {
    return from + " → " + to;
  }
}
