package io.cflow.processors.report;

import io.cflow.domain.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads test cases out of test plan artifacts. A model may have written them, so everything is optional: what cannot
 * be read is left out, and then shows as a criterion without a test.
 */
final class TestPlans {

  private static final Pattern PATH = Pattern.compile("test-plans/([^/]+)\\.json");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})\\D*$");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private TestPlans() {}

  static List<TestCase> in(List<Artifact> artifacts) {
    return artifacts.stream().flatMap(TestPlans::cases).toList();
  }

  private static Stream<TestCase> cases(Artifact artifact) {
    var path = PATH.matcher(artifact.path());
    if (!path.matches()) {
      return Stream.empty();
    }
    var root = parsed(artifact.content());
    var content = root.path("content").isObject() ? root.path("content") : root;
    var story = first(content, path.group(1), "story", "storyId", "story_id");
    return content.path("cases").valueStream().flatMap(node -> testCases(node, story).stream());
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException unreadable) {
      return MAPPER.createObjectNode();
    }
  }

  /** A case that checks several criteria counts for each. */
  private static List<TestCase> testCases(JsonNode node, String story) {
    var id = first(node, "", "id", "caseId", "name");
    if (id.isEmpty()) {
      return List.of();
    }
    var level = first(node, "", "level", "type").toLowerCase(Locale.ROOT);
    var priority = first(node, "", "priority").toUpperCase(Locale.ROOT);
    return criteria(node).stream().map(number -> new TestCase(id, story, number, level, priority)).toList();
  }

  private static List<Integer> criteria(JsonNode node) {
    var numbers = new ArrayList<Integer>();
    for (var name : List.of("criterion", "ac", "criteria", "acceptanceCriterion")) {
      var value = node.path(name);
      (value.isArray() ? value.valueStream() : Stream.of(value)).map(TestPlans::number).filter(n -> n > 0)
          .forEach(numbers::add);
    }
    return numbers.isEmpty() ? List.of(0) : numbers.stream().distinct().toList();
  }

  /** {@code 3}, {@code "3"}, {@code "AC3"}, {@code "1.2-AC3"}; 0 for anything else. */
  private static int number(JsonNode value) {
    var number = NUMBER.matcher(text(value));
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }

  private static String first(JsonNode node, String fallback, String... names) {
    return Stream.of(names).map(node::path).map(TestPlans::text).filter(text -> !text.isEmpty()).findFirst()
        .orElse(fallback);
  }

  private static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asString().strip() : "";
  }
}
