package io.cflow.processors.bmad.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lays one configuration over another, as v6.11 does with its four files: tables merge, lists of tables that have a
 * {@code code} or an {@code id} replace by it, other lists append, anything else is replaced.
 */
final class Layers {

  private static final List<String> KEYS = List.of("code", "id");

  private Layers() {}

  /** Changes {@code below}. */
  static void lay(ObjectNode above, ObjectNode below) {
    above.properties().forEach(entry -> {
      var old = below.get(entry.getKey());
      if (entry.getValue() instanceof ObjectNode table && old instanceof ObjectNode oldTable) {
        lay(table, oldTable);
      } else if (entry.getValue() instanceof ArrayNode list && old instanceof ArrayNode oldList) {
        list.forEach(item -> add(item, oldList));
      } else {
        below.set(entry.getKey(), entry.getValue());
      }
    });
  }

  private static void add(JsonNode item, ArrayNode list) {
    var same = IntStream.range(0, list.size()).filter(i -> isSame(item, list.get(i))).findFirst();
    if (same.isPresent()) {
      list.set(same.getAsInt(), item);
    } else {
      list.add(item);
    }
  }

  private static boolean isSame(JsonNode left, JsonNode right) {
    return KEYS.stream().anyMatch(key -> left.has(key) && left.get(key).equals(right.get(key)));
  }

  /** All scalars by dotted key; lists are left out. */
  static Map<String, String> flat(ObjectNode table) {
    var flat = new LinkedHashMap<String, String>();
    flatten("", table, flat);
    return flat;
  }

  private static void flatten(String prefix, ObjectNode table, Map<String, String> flat) {
    table.properties().forEach(entry -> {
      var key = prefix + entry.getKey();
      if (entry.getValue() instanceof ObjectNode inner) {
        flatten(key + ".", inner, flat);
      } else if (entry.getValue().isValueNode()) {
        flat.put(key, entry.getValue().asString());
      }
    });
  }
}
