package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

/** {@code openapi.yaml}, and whether an answer keeps it. */
final class Contract {

  private static final String LOCATION = "https://cflow.test/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private final JsonNode document;
  private final SchemaRegistry schemas;

  /** @param path with its parameters in braces */
  record Operation(String method, String path) implements Comparable<Operation> {

    boolean isOf(String wantedMethod, String actualPath) {
      return method.equals(wantedMethod) && Pattern.matches(path.replaceAll("\\{\\w+}", "[^/]+"), actualPath);
    }

    /** The names of parameters are nobody's business but the document's. */
    Operation nameless() {
      return new Operation(method, path.replaceAll("\\{\\w+}", "{}"));
    }

    @Override
    public int compareTo(Operation other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  Contract(String yaml) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    this.document = LiveServer.JSON.valueToTree(new Yaml(new SafeConstructor(options)).<Object>load(yaml));
    this.schemas = SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(LOCATION, document.toString())));
  }

  JsonNode document() {
    return document;
  }

  Set<Operation> operations() {
    var operations = new TreeSet<Operation>();
    document.path("paths").properties().forEach(path -> path.getValue().propertyNames().stream()
        .filter(METHODS::contains)
        .forEach(method -> operations.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey()))));
    return operations;
  }

  Optional<Operation> operation(String method, String path) {
    return operations().stream().filter(operation -> operation.isOf(method, path)).findFirst();
  }

  /** The statuses an operation names, without what {@code default} covers. */
  Set<Integer> statuses(Operation operation) {
    return node(operation).path("responses").propertyNames().stream()
        .filter(status -> !status.equals("default"))
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonNode node(Operation operation) {
    return document.path("paths").path(operation.path()).path(operation.method().toLowerCase(Locale.ROOT));
  }

  /** Status, type, headers and body of an answer, held against what is written. */
  void check(Operation operation, LiveServer.Reply reply) {
    var responses = node(operation).path("responses");
    var status = Integer.toString(reply.status());
    assertThat(responses.has(status) || reply.status() == 405 || reply.status() >= 500)
        .as("%s answers %s, which is not declared: %s", operation, status, reply.body()).isTrue();
    var key = responses.has(status) ? status : "default";
    var at = "/paths/" + escaped(operation.path()) + "/" + operation.method().toLowerCase(Locale.ROOT)
        + "/responses/" + key;
    checkResponse(responses.path(key).has("$ref") ? target(responses.path(key)) : at, operation, reply);
  }

  private static String target(JsonNode reference) {
    return reference.path("$ref").asString().substring(1);
  }

  private void checkResponse(String pointer, Operation operation, LiveServer.Reply reply) {
    var response = document.at(pointer);
    var type = reply.header("Content-Type").replaceFirst(";.*", "");
    assertThat(response.path("content").propertyNames()).as("type of %s %s", operation, reply.status()).contains(type);
    if (type.endsWith("json")) {
      assertThat(problems(pointer + "/content/" + escaped(type) + "/schema", reply.body()))
          .as("%s %s: %s", operation, reply.status(), reply.body()).isEmpty();
    }
    response.path("headers").propertyNames().forEach(header ->
        assertThat(reply.header(header)).as("%s of %s", header, operation).isNotEmpty());
  }

  /** What is wrong with a JSON text by a schema of this document; empty if nothing is. */
  List<String> problems(String pointer, String json) {
    return new ArrayList<>(schema(pointer).validate(json, InputFormat.JSON)).stream().map(Object::toString).toList();
  }

  private Schema schema(String pointer) {
    return schemas.getSchema(SchemaLocation.of(LOCATION + "#" + pointer.replace("{", "%7B").replace("}", "%7D")));
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
