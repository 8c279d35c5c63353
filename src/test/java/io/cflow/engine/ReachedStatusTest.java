package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.ReachedStatus.Standpoint;
import io.cflow.engine.Track.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachedStatusTest {

  @ParameterizedTest
  @CsvSource({
    "development, OPEN, 0, false, READY, false",
    "development, PARKED, 0, false, READY, false",
    "development, OPEN, 0, true, IN_PROGRESS, false",
    "development, PARKED, 1, true, IN_PROGRESS, true",
    "development, HELD, 3, true, IN_PROGRESS, true",
    "testing, PARKED, 0, false, REVIEW, false",
    "validation, OPEN, 2, true, REVIEW, false",
    "deployment, FINISHED, 0, true, DONE, false",
  })
  void documents_say_where_a_story_stands(
      String stage, Standing standing, int iteration, boolean begun, StoryStatus status, boolean back) {
    assertThat(ReachedStatus.of(new Standpoint(new Stage(stage), null, standing, iteration, begun)))
        .contains(new ReachedStatus(status, back));
  }

  @ParameterizedTest
  @CsvSource({"story_creation, UNAPPROVED", "story_creation, OPEN", "development, HELD", "development, CANCELLED"})
  void nothing_is_said_of_what_the_engine_has_not_begun_or_people_hold(String stage, Standing standing) {
    assertThat(ReachedStatus.of(new Standpoint(new Stage(stage), null, standing, 0, false))).isEmpty();
  }

  @Test
  void while_a_person_is_asked_the_story_stands_where_it_came_from() {
    var asked = new Standpoint(Stage.HIL_SESSION, Stage.VALIDATION, Standing.ASKED, 0, true);

    assertThat(ReachedStatus.of(asked)).contains(new ReachedStatus(StoryStatus.REVIEW, false));
  }
}
