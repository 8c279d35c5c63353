package io.cflow.processors.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"shop", "Shop-2.1_final", "7", "a.b"})
  void plain_names_are_kept(String name) {
    assertThat(ProjectName.of(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "", " ", ".", "..", "...", ".hidden", "-rf", "_x", "a.", "a/b", "a\\b", "../a", "a b", "a\nb", "a\0b", "shöp", "C:",
    "$(id)", "${x}", "a;b", "<b>", "\u202Ea"})
  void dangerous_names_are_refused(String name) {
    assertThatThrownBy(() -> ProjectName.of(name)).isInstanceOfSatisfying(IntakeRefused.class, e -> {
      assertThat(e.code()).isEqualTo(IntakeRefused.Code.BAD_NAME);
      assertThat(e.reason()).doesNotContainPattern("\\p{Cntrl}");
    });
  }

  @Test
  void a_name_may_have_a_hundred_characters_and_no_more() {
    assertThat(ProjectName.of("a".repeat(100)).text()).hasSize(100);
    assertThatThrownBy(() -> ProjectName.of("a".repeat(101))).isInstanceOf(IntakeRefused.class);
  }

  @Test
  void a_folder_name_is_turned_into_a_name_like_it() {
    assertThat(ProjectName.resembling("My Shop (2)").text()).isEqualTo("My-Shop-2");
    assertThat(ProjectName.resembling("..shop..").text()).isEqualTo("shop");
    assertThatThrownBy(() -> ProjectName.resembling("需求")).isInstanceOf(IntakeRefused.class);
  }

  @Property
  void whatever_resembles_is_safe_or_refused(@ForAll String text) {
    try {
      assertThat(ProjectName.resembling(text).text()).matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?");
    } catch (IntakeRefused refused) {
      assertThat(refused.code()).isEqualTo(IntakeRefused.Code.BAD_NAME);
    }
  }
}
