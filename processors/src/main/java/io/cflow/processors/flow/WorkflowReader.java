package io.cflow.processors.flow;

import io.cflow.domain.Stage;
import io.cflow.engine.StageEvent;
import io.cflow.engine.Workflow;
import io.cflow.engine.Workflow.Transition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a workflow file: {@code config/workflows/*.yaml}. */
public final class WorkflowReader {

  private WorkflowReader() {}

  /**
   * @param file its name, for messages
   * @throws IllegalArgumentException naming file and key if the text is not a workflow
   */
  public static Workflow read(String file, String text) {
    try {
      return workflow(new Yaml(new SafeConstructor(options())).load(text));
    } catch (YAMLException | IllegalArgumentException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException(file + " is not a workflow: " + e.getMessage(), e);
    }
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(8);
    return options;
  }

  private static Workflow workflow(Object root) {
    var map = map(root);
    var planning = list(map, "planning").stream().map(name -> new Stage((String) name)).toList();
    var transitions = list(map, "transitions").stream().map(WorkflowReader::transition).toList();
    return new Workflow(string(map, "workflow"), planning, new Stage(string(map, "end")), transitions);
  }

  private static Transition transition(Object line) {
    var map = map(line);
    // YAML 1.1 reads a bare "on" as true, which is why the key is called "when".
    var event = StageEvent.valueOf(string(map, "when").toUpperCase(Locale.ROOT));
    return new Transition(new Stage(string(map, "from")), event, new Stage(string(map, "to")));
  }

  private static Map<?, ?> map(Object node) {
    if (node instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("expected keys and values, found: " + node);
  }

  private static List<?> list(Map<?, ?> map, String key) {
    if (map.get(key) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("'" + key + "' must be a list");
  }

  private static String string(Map<?, ?> map, String key) {
    if (map.get(key) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("'" + key + "' must be a text");
  }
}
