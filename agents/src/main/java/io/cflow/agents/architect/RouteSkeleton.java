package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.architect.Interface.Trait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Camel YAML routes for the chosen patterns. Every number is a property placeholder for the team to define, and every
 * neighbour an endpoint property: a route that starts has been completed by somebody.
 */
final class RouteSkeleton {

  private final List<String> lines = new ArrayList<>();
  private final Map<String, Integer> uses = new HashMap<>();

  private RouteSkeleton() {}

  static String of(List<Interface> interfaces) {
    var skeleton = new RouteSkeleton();
    interfaces.forEach(skeleton::route);
    return String.join("\n", skeleton.lines);
  }

  private void route(Interface each) {
    var id = id(each);
    var patterns = String.join(" ", PatternRule.choose(each).stream().map(PatternRule.Choice::pattern).toList());
    lines.add("# " + Escape.mermaid(each.name()) + " (" + Escape.mermaid(each.at().toString()) + ")");
    stated(each);
    add(0, "- route:", "    id: " + id, "    errorHandler:", "      deadLetterChannel:",
        "        deadLetterUri: \"direct:" + id + "-dead\"", "        redeliveryPolicy:",
        "          maximumRedeliveries: \"" + redeliveries(id, patterns) + "\"",
        "          redeliveryDelay: \"{{" + id + ".redelivery-delay}}\"",
        "    from:", "      uri: \"{{" + id + ".from}}\"", "      steps:");
    int depth = 8;
    if (patterns.contains("Splitter")) {
      depth = nest(depth, "- split:", "    id: " + id + "-split", "    expression:", "      simple:",
          "        expression: \"${body}\"", "    streaming: true");
    }
    if (patterns.contains("Idempotent Receiver")) {
      depth = nest(depth, "- idempotentConsumer:", "    id: " + id + "-drop-repetitions",
          "    idempotentRepository: \"#bean:{{" + id + ".repository}}\"", "    expression:", "      header:",
          "        expression: \"{{" + id + ".key-header}}\"");
    }
    if (patterns.contains("Throttler")) {
      add(depth, "- throttle:", "    id: " + id + "-throttle", "    expression:", "      simple:",
          "        expression: \"{{" + id + ".messages-per-period}}\"",
          "    timePeriodMillis: \"{{" + id + ".period-millis}}\"");
    }
    send(depth, id, patterns);
    add(0, "- route:", "    id: " + id + "-dead", "    from:", "      uri: \"direct:" + id + "-dead\"", "      steps:",
        "        - to:", "            id: " + id + "-keep", "            uri: \"{{" + id + ".dead-letters}}\"");
  }

  private static String redeliveries(String id, String patterns) {
    return patterns.contains("Point-to-Point") ? "0" : "{{" + id + ".redeliveries}}";
  }

  private void send(int depth, String id, String patterns) {
    if (patterns.contains("Circuit Breaker")) {
      depth = nest(depth, "- circuitBreaker:", "    id: " + id + "-breaker");
    }
    add(depth, "- to:", "    id: " + id + "-send", "    uri: \"{{" + id + ".to}}\"");
  }

  /** What the documents say stands beside the placeholder it should fill. */
  private void stated(Interface each) {
    List.of(Trait.VOLUME, Trait.DELIVERY, Trait.ORDER, Trait.FAILURE).stream().filter(each::says).forEach(trait ->
        lines.add("# " + trait.name().toLowerCase(Locale.ROOT) + ": " + Escape.mermaid(each.traits().get(trait))));
  }

  private int nest(int depth, String... block) {
    add(depth, block);
    add(depth + 4, "steps:");
    return depth + 6;
  }

  private void add(int depth, String... block) {
    for (var line : block) {
      lines.add(" ".repeat(depth) + line);
    }
  }

  private String id(Interface each) {
    var id = Escape.slug(each.from() + " to " + each.to(), 50);
    var base = id.isEmpty() ? "interface" : id;
    int use = uses.merge(base, 1, Integer::sum);
    return use == 1 ? base : base + "-" + use;
  }
}
