package io.cflow.engine;

import static io.cflow.domain.Stage.DEPLOYMENT;
import static io.cflow.domain.Stage.DEVELOPMENT;
import static io.cflow.domain.Stage.PRD_CREATION;
import static io.cflow.domain.Stage.STORY_CREATION;
import static io.cflow.domain.Stage.TESTING;
import static io.cflow.domain.Stage.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.engine.GatePolicy.Kind;
import io.cflow.engine.Track.Standing;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatePolicyTest {

  @Test
  void a_story_nobody_approved_is_asked_about() {
    assertThat(GatePolicy.DEFAULT.gate(Standing.UNAPPROVED, STORY_CREATION, DEVELOPMENT))
        .contains(Kind.STORY_APPROVAL);
    assertThat(GatePolicy.DEFAULT.gate(Standing.OPEN, STORY_CREATION, DEVELOPMENT)).isEmpty();
  }

  @Test
  void a_validated_story_is_asked_about_unless_the_team_decides_otherwise() {
    assertThat(GatePolicy.DEFAULT.gate(Standing.OPEN, VALIDATION, DEPLOYMENT)).contains(Kind.STORY_ACCEPTANCE);
    assertThat(new GatePolicy(false, Set.of()).gate(Standing.OPEN, VALIDATION, DEPLOYMENT)).isEmpty();
    assertThat(GatePolicy.DEFAULT.gate(Standing.OPEN, VALIDATION, DEVELOPMENT)).isEmpty();
    assertThat(GatePolicy.DEFAULT.gate(Standing.OPEN, TESTING, DEPLOYMENT)).isEmpty();
  }

  @Test
  void a_stage_may_be_gated() {
    var policy = new GatePolicy(false, Set.of(PRD_CREATION, VALIDATION));

    assertThat(policy.gate(Standing.OPEN, PRD_CREATION, STORY_CREATION)).contains(Kind.STAGE_APPROVAL);
    assertThat(policy.gate(Standing.OPEN, VALIDATION, DEPLOYMENT)).contains(Kind.STAGE_APPROVAL);
    assertThat(policy.gate(Standing.OPEN, DEVELOPMENT, TESTING)).isEmpty();
  }

  @Test
  void a_kind_is_written_with_hyphens() {
    assertThat(Kind.STORY_APPROVAL.label()).isEqualTo("story-approval");
  }
}
