package io.cflow.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.app.Contract.Operation;
import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RestRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The contract says what there is: no more and no less. */
@ExtendWith(WithLiveServer.class)
class ContractTest {

  /** What is served beside Camel's services. */
  private static final Set<Operation> OUTSIDE_OF_CAMEL =
      Set.of(new Operation("GET", "/api/events"), new Operation("GET", "/openapi.yaml"));

  private final LiveServer server;
  private final Contract contract;

  ContractTest(LiveServer server) {
    this.server = server;
    this.contract = server.contract();
  }

  @Test
  void every_service_the_routes_register_is_in_the_contract_and_the_other_way_round() {
    var declared = contract.operations().stream()
        .filter(operation -> !OUTSIDE_OF_CAMEL.contains(operation))
        .map(Operation::nameless)
        .collect(Collectors.toCollection(TreeSet::new));

    assertThat(registered()).containsExactlyElementsOf(declared);
  }

  private Set<Operation> registered() {
    return restRegistry().listAllRestServices().stream()
        .map(service -> new Operation(service.getMethod().toUpperCase(Locale.ROOT), path(service.getUrl())).nameless())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private RestRegistry restRegistry() {
    return server.bean(CamelContext.class).getCamelContextExtension().getContextPlugin(RestRegistry.class);
  }

  private static String path(String url) {
    return url.substring(url.indexOf("/api/"));
  }

  @Test
  void no_servlet_is_mapped_that_the_contract_does_not_know() {
    var mappings = new HashMap<String, String>();
    server.bean(ServletContext.class).getServletRegistrations().forEach((name, registration) ->
        registration.getMappings().forEach(mapping -> mappings.put(mapping, name)));

    assertThat(mappings).containsOnlyKeys("/", "/error", "/api/*", "/api/events", "/openapi.yaml");
    assertThat(mappings).containsEntry("/api/*", "CamelServlet");
  }

  @Test
  void every_operation_has_a_name_of_its_own_and_says_how_it_fails() {
    var names = new ArrayList<String>();
    for (var operation : contract.operations()) {
      var node = contract.document().path("paths").path(operation.path()).path(operation.method().toLowerCase(Locale.ROOT));
      names.add(node.path("operationId").asString());
      assertThat(node.path("summary").asString()).as(operation.toString()).endsWith(".");
      if (!operation.path().equals("/openapi.yaml")) {
        assertThat(node.path("responses").propertyNames()).as(operation.toString()).contains("400", "default");
      }
    }
    assertThat(names).doesNotHaveDuplicates().doesNotContain("");
  }

  @Test
  void every_reference_leads_somewhere_and_every_component_is_used() {
    var references = new TreeSet<String>();
    collectReferences(contract.document(), references);

    assertThat(references).allSatisfy(reference ->
        assertThat(contract.document().at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    for (var kind : List.of("parameters", "headers", "responses", "schemas")) {
      contract.document().path("components").path(kind).propertyNames().stream()
          .filter(name -> !name.equals("Event"))
          .forEach(name -> assertThat(references).contains("#/components/" + kind + "/" + name));
    }
  }

  private static void collectReferences(JsonNode node, Set<String> into) {
    if (node.has("$ref")) {
      into.add(node.path("$ref").asString());
    }
    node.forEach(child -> collectReferences(child, into));
  }

  @Test
  void every_example_keeps_the_schema_it_illustrates() {
    var found = new HashMap<String, JsonNode>();
    collectExamples(contract.document(), "", found);

    assertThat(found).hasSizeGreaterThan(15);
    found.forEach((pointer, example) -> {
      if (!pointer.contains("event-stream")) {
        assertThat(contract.problems(pointer.replaceFirst("#.*", "") + "/schema", example.toString())).as(pointer).isEmpty();
      }
    });
  }

  /** Of media types and parameters: those have a schema beside the example. */
  private static void collectExamples(JsonNode node, String pointer, Map<String, JsonNode> into) {
    if (node.has("schema") && node.has("example")) {
      into.put(pointer, node.path("example"));
    }
    node.path("examples").properties().forEach(example ->
        into.put(pointer + "#" + example.getKey(), example.getValue().path("value")));
    node.properties().forEach(child ->
        collectExamples(child.getValue(), pointer + "/" + Contract.escaped(child.getKey()), into));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collectExamples(node.get(i), pointer + "/" + i, into);
    }
  }

  @Test
  void the_contract_is_served_as_the_file_it_is() throws Exception {
    var reply = server.send("GET", "/openapi.yaml", BodyPublishers.noBody());

    try (var file = ContractTest.class.getResourceAsStream("/openapi.yaml")) {
      assertThat(reply.body()).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(reply.header("Content-Type")).startsWith("application/yaml");
  }
}
