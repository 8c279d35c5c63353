package io.cflow.processors.bmad.words;

import io.cflow.domain.Requirement.Kind;
import java.util.Locale;
import java.util.regex.Pattern;

/** The canonical form of requirement ids: {@code FR-001}, {@code fr 1} and {@code FR1} are one. */
public final class RequirementId {

  private static final Pattern NUMBER = Pattern.compile("^(\\p{Upper}+)-?0*(\\d.*)$");

  private RequirementId() {}

  public static String canonical(String spelling) {
    var upper = spelling.toUpperCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    return NUMBER.matcher(upper).replaceFirst("$1$2");
  }

  public static Kind kind(String canonical) {
    if (canonical.startsWith("NFR") || canonical.startsWith("RNF") || canonical.startsWith("ENF")) {
      return Kind.NON_FUNCTIONAL;
    }
    if (canonical.startsWith("FR") || canonical.startsWith("RF") || canonical.startsWith("EF")) {
      return Kind.FUNCTIONAL;
    }
    return canonical.matches("CR-?\\w*\\d.*") ? Kind.CONSTRAINT : Kind.OTHER;
  }
}
