package io.cflow.agents.qa;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.agents.PlanBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestNamesTest {

  private final TestNames names = new TestNames(
      PlanBuilder.plan().story("1.3", "Book a room", null, "a").story("1.10", "Leave", null, "a")
          .story("2.6a", "Pay", null, "a").story("2.1", "Stay", null, "a")
          .story("1.1-import", "Import", null, "a").build(),
      Map.of("1.3-UNIT-002", 2));

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      shop.RoomTest  | story_1_3_ac2_every_room_has_a_key     | 1.3  | 2
      shop.RoomTest  | Story 1.3 / AC2: every room has a key  | 1.3  | 2
      Story1_3Test   | shouldDoAC2                            | 1.3  | 2
      rooms.spec.ts  | story-1.3 ac-2 and AC-4                | 1.3  | 2, 4
      RoomTest       | 1.3-UNIT-002 every room has a key      | 1.3  | 2
      RoomTest       | test_1_3_unit_002                      | 1.3  | 2
      RoomTest       | story_1_10_ac1_leaves                  | 1.10 | 1
      RoomTest       | story_2_6a_ac1_pays                    | 2.6a | 1
      RoomTest       | story_1_1_import_ac3_all               | 1.1-import | 3
      RoomTest       | story_2_1_21_days                      | 2.1  |
      """)
  void a_name_says_its_story_and_criteria(String suite, String name, String story, String criteria) {
    var ordinals = criteria == null ? List.<Integer>of()
        : List.of(criteria.split(", ")).stream().map(Integer::valueOf).toList();

    assertThat(claim(suite, name)).contains(new TestNames.Claim(story, ordinals));
  }

  @Test
  void a_name_without_a_known_story_claims_nothing() {
    assertThat(claim("RoomTest", "opens_the_door")).isEmpty();
    assertThat(claim("RoomTest", "story_9_9_ac1_unknown")).isEmpty();
    assertThat(claim("HistoryTest", "history_1_3_of_rooms")).isEmpty();
  }

  private Optional<TestNames.Claim> claim(String suite, String name) {
    return names.claim(new TestResult(suite, name, TestResult.Status.PASSED, ""));
  }
}
