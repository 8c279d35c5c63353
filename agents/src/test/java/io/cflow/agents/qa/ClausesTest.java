package io.cflow.agents.qa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ClausesTest {

  @Test
  void given_when_then_lines_become_conditions_and_a_result() {
    var clauses = Clauses.of("""
        **Given** a free room
        **And** a member
        **When** the member books it
        **Then** the room is taken
        **And** a receipt is printed""");

    assertThat(clauses.conditions()).containsExactly("a free room", "a member", "the member books it");
    assertThat(clauses.expected()).isEqualTo("the room is taken; a receipt is printed");
  }

  @Test
  void one_line_of_given_when_then_is_taken_apart_too() {
    assertThat(Clauses.of("Given a free room, When it is booked, Then it is taken"))
        .isEqualTo(new Clauses(List.of("a free room", "it is booked"), "it is taken"));
  }

  @Test
  void a_leading_and_a_trailing_condition_are_found() {
    assertThat(Clauses.of("When the room is free, the booking is confirmed").conditions())
        .containsExactly("the room is free");
    assertThat(Clauses.of("The booking is refused if the room is taken and the guest list is full"))
        .isEqualTo(new Clauses(
            List.of("the room is taken", "the guest list is full"), "The booking is refused"));
  }

  @Test
  void a_plain_statement_has_no_condition() {
    assertThat(Clauses.of("Rooms are listed by name."))
        .isEqualTo(new Clauses(List.of(), "Rooms are listed by name"));
  }

  @Property(tries = 200)
  void whatever_stands_there_is_taken_apart(@ForAll String text) {
    assertThat(Clauses.of(text).expected()).isNotNull();
  }
}
