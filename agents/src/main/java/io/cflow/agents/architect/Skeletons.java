package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Starting points to complete: only what the documents name, everything else marked. */
final class Skeletons {

  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("uuid", "uuid"), Map.entry("string", "text"), Map.entry("text", "text"), Map.entry("int", "integer"),
      Map.entry("integer", "integer"), Map.entry("bigint", "bigint"), Map.entry("number", "numeric"),
      Map.entry("float", "double precision"), Map.entry("decimal", "numeric"), Map.entry("bool", "boolean"),
      Map.entry("boolean", "boolean"), Map.entry("timestamp", "timestamptz"), Map.entry("datetime", "timestamptz"),
      Map.entry("date", "date"), Map.entry("json", "jsonb"), Map.entry("jsonb", "jsonb"), Map.entry("object", "jsonb"));

  private Skeletons() {}

  /** OpenAPI 3.1 with the operations of {@code endpoints}; empty when there are none. */
  static String openApi(String product, List<Endpoint> endpoints) {
    var byPath = new TreeMap<String, List<Endpoint>>(endpoints.stream().collect(Collectors.groupingBy(Endpoint::path)));
    if (byPath.isEmpty()) {
      return "";
    }
    var lines = new ArrayList<>(List.of("openapi: 3.1.0", "info:", "  title: \"" + Escape.mermaid(product) + "\"",
        "  version: 0.0.0", "paths:"));
    byPath.forEach((path, operations) -> {
      lines.add("  \"" + path + "\":");
      operations.forEach(operation -> lines.addAll(List.of(
          "    " + operation.method().toLowerCase(Locale.ROOT) + ":",
          "      description: \"[NEEDS INPUT: request, response and errors]\"",
          "      responses:", "        default:", "          description: \"[NEEDS INPUT: response]\"")));
    });
    return String.join("\n", lines);
  }

  /** Table definitions for {@code entities}; a type that has no plain counterpart is left open. */
  static String tables(List<Entity> entities) {
    return entities.stream().map(Skeletons::table).collect(Collectors.joining("\n\n"));
  }

  private static String table(Entity entity) {
    var columns = new ArrayList<String>();
    for (var field : entity.fields()) {
      var type = TYPES.get(field.type().toLowerCase(Locale.ROOT).replaceFirst("[^a-z].*$", ""));
      columns.add("  " + snake(field.name()) + (type == null
          ? " text /* [NEEDS INPUT: type, documented as " + comment(field.type()) + "] */" : " " + type));
    }
    return "create table " + snake(entity.name()) + " (\n" + separated(columns) + "\n);";
  }

  private static String separated(List<String> columns) {
    return String.join(",\n", columns);
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
  }

  private static String comment(String text) {
    return Escape.mermaid(text);
  }
}
