package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The workflow holds for whoever writes, also past the engine. */
class StageGuardTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private UUID execution;

  @BeforeEach
  void a_story_waits_in_a_session_it_was_asked_in_before_deployment() {
    try (var engine = Engine.start(DATABASE.database(), "guard", task -> DONE)) {
      execution = engine.run(Samples.stories("guard-" + UUID.randomUUID(), "1.1", "1.2"));
    }
    assertThat(stage("1.1")).isEqualTo("hil_session");
    assertThat(stage("1.2")).isEqualTo("story_creation");
  }

  @Test
  void a_change_the_workflow_does_not_list_is_refused() {
    assertThatThrownBy(() -> change("1.2", "story_creation", "validation", null))
        .hasMessageContaining("does not list story_creation -> validation");
    assertThat(stage("1.2")).isEqualTo("story_creation");
  }

  @Test
  void a_change_from_a_stage_the_track_is_not_in_is_refused() {
    assertThatThrownBy(() -> change("1.2", "development", "testing", null))
        .hasMessageContaining("is not in stage development");
    assertThatThrownBy(() -> change("9.9", "development", "testing", null))
        .hasMessageContaining("is not in stage development");
  }

  @Test
  void from_a_session_a_track_goes_nowhere_but_back_or_on() {
    assertThatThrownBy(() -> change("1.1", "hil_session", "testing", null)).hasMessageContaining("does not list");
    assertThatThrownBy(() -> change("1.1", "hil_session", "story_creation", null))
        .hasMessageContaining("does not list");

    change("1.1", "hil_session", "validation", null);
    assertThat(stage("1.1")).isEqualTo("validation");
  }

  @Test
  void from_a_session_a_track_goes_on_to_where_it_was_heading() {
    change("1.1", "hil_session", "deployment", null);

    assertThat(stage("1.1")).isEqualTo("deployment");
  }

  @Test
  void a_session_remembers_where_it_was_opened() {
    assertThatThrownBy(() -> change("1.2", "story_creation", "hil_session", null)).hasMessageContaining("does not list");
    assertThatThrownBy(() -> change("1.2", "story_creation", "hil_session", "validation"))
        .hasMessageContaining("does not list");

    change("1.2", "story_creation", "hil_session", "story_creation");
    assertThat(stage("1.2")).isEqualTo("hil_session");
  }

  @Test
  void a_track_cannot_be_moved_past_its_history() {
    var directly = DATABASE.sql().sql("update execution_tracks set stage = 'deployment' where execution_id = :id")
        .param("id", execution);

    assertThatThrownBy(directly::update).hasMessageContaining("not directly");
    assertThat(DATABASE.sql().sql("update execution_tracks set note = 'seen' where execution_id = :id")
        .param("id", execution).update()).isEqualTo(3);
  }

  private void change(String track, String from, String to, @Nullable String cameFrom) {
    DATABASE.sql().sql("""
        insert into stage_changes (execution_id, tenant_id, workflow, track, from_stage, to_stage, came_from, standing,
          iteration, rejection, note)
        values (:id, 'acme', 'stories', :track, :from, :to, :cameFrom, 'open', 0, '', '')""")
        .param("id", execution).param("track", track).param("from", from).param("to", to).param("cameFrom", cameFrom)
        .update();
  }

  private String stage(String track) {
    return DATABASE.sql().sql("select stage from execution_tracks where execution_id = :id and name = :track")
        .param("id", execution).param("track", track).query(String.class).single();
  }
}
