package io.cflow.agents.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleNameTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Primary Persona: Dana - The operator | operator
      Dana Lee, operator of the till | operator of the till
      **Store Manager** (daily use) | Store Manager
      An office coordinator | office coordinator
      owner of the mail gateway | owner of the mail gateway
      Pain Points | ''
      Table of Contents | ''
      Non-Users | ''
      File server | ''
      """)
  void only_what_looks_like_a_person_is_a_role(String decorated, String role) {
    assertThat(RoleName.in(decorated)).isEqualTo(role);
  }

  @Test
  void a_story_may_be_for_two_roles_and_explain_them() {
    assertThat(RoleName.ofStory("a developer working on the core")).containsExactly("developer");
    assertThat(RoleName.ofStory("cook or waiter")).containsExactly("cook", "waiter");
    assertThat(RoleName.ofStory("产品经理和数据分析师")).isEqualTo(List.of("产品经理", "数据分析师"));
  }

  @Test
  void spellings_of_one_role_share_a_key() {
    assertThat(RoleName.key("The Store Managers (all)")).isEqualTo("store manager");
    assertThat(RoleName.key("store manager")).isEqualTo("store manager");
  }
}
