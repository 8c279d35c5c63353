package io.cflow.agents.architect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import io.cflow.agents.Reports;
import io.cflow.domain.Capability;
import io.cflow.domain.DocumentType;
import org.junit.jupiter.api.Test;

class TechnicalSpecsTest {

  private static final String ARCHITECTURE = """
      # Architecture
      ## Endpoints
      - `GET /api/v1/orders/:id`
      - `DELETE /orders/{id}`
      ## External APIs
      Calls `POST /charge` of the bank.
      ## Data Models
      ### Order
      - `id`: UUID - key
      - `total`: decimal
      ```sql
      CREATE TABLE orders (
        id uuid PRIMARY KEY,
        total numeric NOT NULL,
        paid boolean,
        CONSTRAINT positive CHECK (total > 0)
      );
      ```
      ### Item
      - `id`: UUID
      - `shape`: Polygon
      """;

  @Test
  void specified_and_used_endpoints_are_compared_whatever_their_spelling() {
    var page = page(shop().document(DocumentType.STORY, "docs/stories/1.1.md",
        "Call `GET /orders/{orderId}` and POST /orders."));

    assertThat(page).contains("| `POST /orders` | used, not specified |")
        .contains("| `GET /api/v1/orders/{id}` | both |")
        .contains("| `DELETE /orders/{id}` | specified, not used |")
        .doesNotContain("/charge")
        .contains("  \"/orders\":\n    post:\n");
  }

  @Test
  void an_entity_declared_twice_with_other_fields_is_a_contradiction() {
    assertThat(page(shop())).contains("| Order; only there paid | "
        + "[docs/architecture.md:8](../docs/architecture.md#L8) | "
        + "[docs/architecture.md:12](../docs/architecture.md#L12) |");
  }

  @Test
  void an_entity_without_a_table_gets_a_skeleton_with_open_types() {
    assertThat(page(shop())).contains("""
        create table item (
          id uuid,
          shape text /* [NEEDS INPUT: type, documented as Polygon] */
        );
        """).doesNotContain("create table order ");
  }

  @Test
  void errors_are_catalogued_with_the_codes_that_are_stated() {
    var page = page(shop().story("1.1", "Pay", null, "An unknown card returns HTTP 404 not found",
        "A timeout ends with exit code 3", "Everything is fine"));

    assertThat(page).contains("| not found | An unknown card returns HTTP 404 not found | HTTP 404 | 1.1 AC 1 |")
        .contains("| timeout | A timeout ends with exit code 3 | exit 3 | 1.1 AC 2 |")
        .doesNotContain("Everything is fine |");
  }

  @Test
  void a_limit_that_another_document_changes_is_a_contradiction() {
    var page = page(shop().nonFunctional("NFR1", "Answers within 200 ms")
        .document(DocumentType.STORY, "docs/stories/1.1.md", "NFR1: within 500 ms\nNFR1: within 200 ms\nNFR10: within "
        + "9 ms"));

    assertThat(page).contains("| NFR1 promises “within 200 ms”, elsewhere “within 500 ms” |")
        .doesNotContain("within 9 ms");
  }

  @Test
  void a_supplied_openapi_document_is_read_and_checked() {
    var page = page(PlanBuilder.plan().document(DocumentType.OTHER, "docs/openapi.yaml", """
        openapi: 3.1.0
        paths:
          /orders:
            get:
              operationId: list
              responses:
                '200': {$ref: '#/components/responses/Missing'}
            post:
              operationId: list
        """));

    assertThat(page).contains("| `GET /orders` | specified, not used | [docs/openapi.yaml:4](../docs/openapi.yaml#L4) "
        + "|")
        .contains("| post /orders declares no response | [docs/openapi.yaml:8]")
        .contains("| operationId list is used twice |")
        .contains("| $ref leads nowhere: #/components/responses/Missing |".replace("$", "\\$"));
  }

  @Test
  void an_openapi_bomb_is_reported_not_expanded() {
    var page = page(PlanBuilder.plan().document(DocumentType.OTHER, "docs/openapi.yaml",
        "openapi: 3.1.0\na: " + "[".repeat(200) + "]".repeat(200)));

    assertThat(page).contains("not readable as YAML");
  }

  private static PlanBuilder shop() {
    return PlanBuilder.plan().document(DocumentType.ARCHITECTURE, "docs/architecture.md", ARCHITECTURE);
  }

  private static String page(PlanBuilder plan) {
    return Reports.text(new TechnicalSpecs().perform(plan.assignment(Capability.CREATE_TECHNICAL_SPECS)),
        "technical-specs.md");
  }
}
