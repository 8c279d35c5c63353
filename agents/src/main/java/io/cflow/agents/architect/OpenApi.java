package io.cflow.agents.architect;

import io.cflow.domain.Document;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** An OpenAPI document of the project, composed but never constructed, with what is wrong in it. */
record OpenApi(String path, List<Operation> operations, List<Problem> problems) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final int LONGEST = 2_000_000;

  record Operation(String method, String path, SourceSpan at) {}

  record Problem(String message, SourceSpan at) {}

  static List<OpenApi> in(Plan plan) {
    return plan.documents().stream().filter(OpenApi::isOpenApi).map(OpenApi::read).toList();
  }

  private static boolean isOpenApi(Document document) {
    return document.name().matches("(?i).*\\.(?:ya?ml|json)") && document.lines().stream().limit(20)
        .anyMatch(line -> line.matches("[\\s{]{0,8}\"?(?:openapi|swagger)\"?\\s?:.{0,40}"));
  }

  private static OpenApi read(Document document) {
    var reading = new Reading(document.path());
    try {
      if (compose(document) instanceof MappingNode root) {
        reading.paths(root);
        reading.references(root);
      }
    } catch (YAMLException broken) {
      reading.problems.add(new Problem("not readable as YAML: " + broken.getMessage(),
          SourceSpan.line(document.path(), 1)));
    }
    return new OpenApi(document.path(), List.copyOf(reading.operations), List.copyOf(reading.problems));
  }

  private static Node compose(Document document) {
    var limits = new LoaderOptions();
    limits.setCodePointLimit(LONGEST);
    limits.setNestingDepthLimit(40);
    limits.setMaxAliasesForCollections(20);
    return new Yaml(new SafeConstructor(limits)).compose(new StringReader(String.join("\n", document.lines())));
  }

  private static final class Reading {
    private final String path;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> operationIds = new HashSet<>();

    Reading(String path) {
      this.path = path;
    }

    void paths(MappingNode root) {
      entries(child(root, "paths")).forEach(resource -> entries(resource.getValueNode())
          .filter(each -> METHODS.contains(name(each))).forEach(each -> operation(name(resource), each)));
    }

    private void operation(String resource, NodeTuple operation) {
      var at = at(operation.getKeyNode());
      operations.add(new Operation(name(operation).toUpperCase(Locale.ROOT), resource, at));
      if (entries(child(operation.getValueNode(), "responses")).findAny().isEmpty()) {
        problems.add(new Problem(name(operation) + " " + resource + " declares no response", at));
      }
      if (child(operation.getValueNode(), "operationId") instanceof ScalarNode id && !operationIds.add(id.getValue())) {
        problems.add(new Problem("operationId " + id.getValue() + " is used twice", at(id)));
      }
    }

    /** Every local {@code $ref} must lead somewhere. */
    void references(MappingNode root) {
      descend(root, root, 0);
    }

    private void descend(Node node, MappingNode root, int depth) {
      if (depth > 40) {
        return;
      }
      if (node instanceof SequenceNode sequence) {
        sequence.getValue().forEach(element -> descend(element, root, depth + 1));
      }
      entries(node).forEach(entry -> {
        if (name(entry).equals("$ref") && entry.getValueNode() instanceof ScalarNode target) {
          check(target, root);
        }
        descend(entry.getValueNode(), root, depth + 1);
      });
    }

    private void check(ScalarNode target, MappingNode root) {
      if (!target.getValue().startsWith("#/")) {
        return;
      }
      Node reached = root;
      for (var step : target.getValue().substring(2).split("/")) {
        reached = child(reached, step.replace("~1", "/").replace("~0", "~"));
      }
      if (reached == null) {
        problems.add(new Problem("$ref leads nowhere: " + target.getValue(), at(target)));
      }
    }

    private SourceSpan at(Node node) {
      return SourceSpan.line(path, node.getStartMark().getLine() + 1);
    }

    private static String name(NodeTuple entry) {
      return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Stream<NodeTuple> entries(@Nullable Node node) {
      return node instanceof MappingNode mapping ? mapping.getValue().stream() : Stream.empty();
    }

    private static @Nullable Node child(
        @Nullable Node node, String name) {
      return entries(node).filter(entry -> name(entry).equals(name)).map(NodeTuple::getValueNode).findFirst()
          .orElse(null);
    }
  }
}
