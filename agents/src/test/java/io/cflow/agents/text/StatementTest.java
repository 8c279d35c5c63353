package io.cflow.agents.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      The cart shall show the total. | The cart | shall | show the total
      Users can pay by card | Users | can | pay by card
      The till will be able to print | The till | will | print
      Dashboard exits with a code | Dashboard | '' | exit with a code
      The order is stored | The order | '' | be stored
      Undo history of 50 steps | '' | '' | Undo history of 50 steps
      """)
  void a_sentence_has_actor_modal_and_response(String text, String actor, String modal, String response) {
    assertThat(Statement.of(text)).isEqualTo(new Statement(actor, modal, response));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      - FR1: The cart shall hold items | The cart shall hold items
      **FR1**: The cart | The cart
      - **FR1:** The cart | The cart
      #### FR1: Cart | Cart
      3. FR1 - The cart | The cart
      The cart of FR1 | The cart of FR1
      """)
  void a_requirement_is_read_without_its_own_id(String markdown, String text) {
    var requirement = new Requirement("FR1", Requirement.Kind.FUNCTIONAL, "FR1", "", markdown, List.of(), false, false,
        SourceSpan.line("a.md", 1), List.of());

    assertThat(RequirementText.of(requirement)).isEqualTo(text);
  }

  @Test
  void the_third_person_is_built_and_undone() {
    assertThat(Verbs.thirdPerson("copy")).isEqualTo("copies");
    assertThat(Verbs.thirdPerson("search")).isEqualTo("searches");
    assertThat(Verbs.thirdPerson("be")).isEqualTo("is");
    assertThat(Verbs.base("copies")).isEqualTo("copy");
    assertThat(Verbs.base("searches")).isEqualTo("search");
    assertThat(Verbs.base("catalogue")).isEmpty();
  }
}
