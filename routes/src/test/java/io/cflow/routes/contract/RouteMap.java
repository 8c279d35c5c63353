package io.cflow.routes.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a model as a Mermaid flowchart: a box for a file, a node for a route, an edge for a step that sends. */
public final class RouteMap {

  private RouteMap() {}

  public static String draw(RouteModel model) {
    return Stream.of(Stream.of("flowchart LR"), boxes(model), comingIn(model), sending(model), dispatched(model))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<String> boxes(RouteModel model) {
    var files = model.routes().stream().collect(Collectors.groupingBy(Flow::file, TreeMap::new, Collectors.toList()));
    return files.entrySet().stream().flatMap(RouteMap::box);
  }

  private static Stream<String> box(Map.Entry<String, List<Flow>> file) {
    var name = file.getKey().replaceFirst("\\..*", "");
    var nodes = file.getValue().stream().map(route -> "    %s[\"%s\"]".formatted(node(route.id()), route.id()));
    return Stream.concat(
        Stream.concat(Stream.of("  subgraph file_%s[\"%s\"]".formatted(name, file.getKey())), nodes),
        Stream.of("  end"));
  }

  private static Stream<String> comingIn(RouteModel model) {
    var operations = new TreeMap<String, String>();
    model.rests().forEach((operation, target) ->
        operations.merge(target, operation, (one, other) -> one + "<br/>" + other));
    var requests = operations.entrySet().stream()
        .map(rest -> entry(rest.getKey().replaceFirst("direct:", ""), rest.getValue()));
    var consumers = model.routes().stream()
        .filter(route -> !route.from().startsWith("direct:"))
        .map(route -> entry(route.id(), route.from()));
    return Stream.concat(requests, consumers);
  }

  private static String entry(String route, String label) {
    return "  in_%s([\"%s\"]) --> %s".formatted(node(route), label, node(route));
  }

  private static Stream<String> sending(RouteModel model) {
    return model.routes().stream().flatMap(route -> route.walk().flatMap(step -> step.target().stream()
        .map(target -> "  %s -->|%s| %s".formatted(node(route.id()), step.id(), targetNode(target)))));
  }

  private static String targetNode(String target) {
    return target.startsWith("direct:")
        ? node(target.replaceFirst("direct:", ""))
        : "out_%s([\"%s\"])".formatted(node(target.replaceFirst(":.*", "")), target);
  }

  private static Stream<String> dispatched(RouteModel model) {
    return model.routes().stream()
        .map(Flow::id)
        .filter(RouteContract.PUBLIC_DOORS::contains)
        .map(door -> "  application((\"the application\")) -.-> " + node(door));
  }

  /** Mermaid reads a hyphen as the beginning of an arrow. */
  private static String node(String id) {
    return id.replace('-', '_');
  }
}
