package io.cflow.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "report.md", "stories/1.10/test-plan.md", "_x/Y_2.json", "a..b/c..", "0/0"})
  void a_path_of_plain_names_is_taken(String path) {
    assertThat(new Artifact(path, "").path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "/etc/passwd", "..", "../a", "a/../b", "a/..", ".", "a/./b", ".hidden", "a/.hidden", "a//b", "a/", "-rf",
      "a b", "a\\b", "C:a", "a\n", "a\u0000", "ä", "a%2e", "~"})
  void anything_that_could_leave_its_folder_is_refused(String path) {
    assertThatThrownBy(() -> new Artifact(path, ""))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("not an artifact path: ");
  }

  @Test
  void a_path_has_two_hundred_characters_at_most() {
    assertThat(new Artifact("a".repeat(200), "").path()).hasSize(200);
    assertThatThrownBy(() -> new Artifact("a".repeat(201), "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_path_of_a_million_folders_is_refused_like_any_other() {
    assertThatThrownBy(() -> new Artifact("a/".repeat(1_000_000) + "a", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
