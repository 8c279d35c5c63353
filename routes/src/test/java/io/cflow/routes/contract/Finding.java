package io.cflow.routes.contract;

/**
 * A rule that is broken.
 *
 * @param place id of the route or step, or name of the file
 */
public record Finding(Rule rule, String place, String detail) {

  @Override
  public String toString() {
    return "%s: %s (%s)".formatted(place, detail, rule.sentence());
  }
}
