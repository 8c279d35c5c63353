package io.cflow.agents;

import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a method made. */
public final class Reports {

  private Reports() {}

  public static String text(Outcome outcome, String path) {
    return outcome.artifacts().stream().filter(artifact -> artifact.path().equals(path)).map(Artifact::content)
        .findFirst().orElseThrow(() -> new AssertionError("no " + path + " in " + outcome));
  }

  public static JsonNode json(Outcome outcome, String path) {
    return JsonMapper.shared().readTree(text(outcome, path));
  }
}
