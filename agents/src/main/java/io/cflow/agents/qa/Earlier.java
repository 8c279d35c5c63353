package io.cflow.agents.qa;

import io.cflow.agents.StoryFolder;
import io.cflow.port.Assignment;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what earlier tasks of the same execution made. Other kinds of worker may have made it: nothing is trusted. */
final class Earlier {

  private final Assignment assignment;

  Earlier(Assignment assignment) {
    this.assignment = assignment;
  }

  /** The findings of {@code file} about a story, without their envelope. */
  Optional<JsonNode> ofStory(String story, String file) {
    return content(StoryFolder.path(story, file));
  }

  Optional<JsonNode> testPlan(String story) {
    return content(CreateTestPlans.path(story).replaceFirst("\\.md$", ".json"));
  }

  /** Ordinal of the criterion for each case id of all test plans. */
  Map<String, Integer> criterionOfCase() {
    var criteria = new TreeMap<String, Integer>();
    assignment.plan().stories().forEach(story -> testPlan(story.id()).ifPresent(plan ->
        plan.path("cases").forEach(each ->
            criteria.put(each.path("id").asString(""), each.path("criterion").asInt(0)))));
    return criteria;
  }

  private Optional<JsonNode> content(String path) {
    return assignment.artifact(path).flatMap(artifact -> parsed(artifact.content()))
        .map(envelope -> envelope.path("content")).filter(JsonNode::isObject);
  }

  private static Optional<JsonNode> parsed(String json) {
    try {
      return Optional.of(JsonMapper.shared().readTree(json));
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }
}
