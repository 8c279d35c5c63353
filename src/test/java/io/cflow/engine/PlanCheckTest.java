package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.PlanCheck.Code;
import io.cflow.engine.PlanCheck.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanCheckTest {

  @Test
  void a_plan_with_a_story_is_taken() {
    assertThat(PlanCheck.refusal(PlanBuilder.of("1.1", StoryStatus.DRAFT))).isEmpty();
  }

  @Test
  void a_plan_with_nothing_but_a_requirement_is_taken() {
    var requirement = new Requirement(
        "FR1", Requirement.Kind.FUNCTIONAL, "FR1", "", "Readers can search.", List.of(), false, false,
        SourceSpan.line("prd.md", 9), List.of());

    assertThat(PlanCheck.refusal(plan(List.of(), List.of(requirement)))).isEmpty();
  }

  @Test
  void a_folder_without_documents_is_refused_and_says_what_was_expected() {
    assertThat(PlanCheck.refusal(plan(List.of(), List.of()))).contains(new Refused(
        Code.EMPTY_PLAN, "no planning documents found; expected a PRD, epics or story files in markdown"));
  }

  @Test
  void documents_that_define_nothing_are_refused_with_their_number() {
    var document = new Document("notes.md", DocumentType.OTHER, "other", "00", 0, List.of());

    assertThat(PlanCheck.refusal(plan(List.of(document, document), List.of()))).contains(
        new Refused(Code.EMPTY_PLAN, "2 documents read, but none defines a requirement or a story"));
  }

  @Test
  void a_cycle_is_refused_with_its_stories_in_waiting_order_and_the_line_of_each_step() {
    var plan = PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY).story("1.3", StoryStatus.READY)
        .story("1.4", StoryStatus.READY)
        .waits("1.1", "1.4", 5).waits("1.1", "1.2", 12).waits("1.2", "1.3", 20).waits("1.3", "1.1", 31).build();

    assertThat(PlanCheck.refusal(plan)).contains(new Refused(
        Code.DEPENDENCY_CYCLE,
        "these stories wait for each other: 1.1 waits for 1.2 (epics.md:12), 1.2 waits for 1.3 (epics.md:20), "
            + "1.3 waits for 1.1 (epics.md:31); the fewest statements to take back: 1.1 waits for 1.2 (epics.md:12)"));
  }

  @Test
  void a_story_that_waits_for_itself_is_refused() {
    var plan = PlanBuilder.plan().story("1.1", StoryStatus.READY).waits("1.1", "1.1", 3).build();

    assertThat(PlanCheck.refusal(plan)).map(Refused::reason)
        .contains("these stories wait for each other: 1.1 waits for 1.1 (epics.md:3); "
            + "the fewest statements to take back: 1.1 waits for 1.1 (epics.md:3)");
  }

  @Test
  void the_sequence_inside_an_epic_never_refuses_a_plan() {
    var plan = PlanBuilder.plan()
        .story("1.1", StoryStatus.READY).story("1.2", StoryStatus.READY)
        .follows("1.1", "1.2").follows("1.2", "1.1").build();

    assertThat(PlanCheck.refusal(plan)).isEmpty();
  }

  private static Plan plan(List<Document> documents, List<Requirement> requirements) {
    return new Plan(
        "fixture", "00", "v6", documents, requirements, List.of(), List.of(), List.of(), List.of(), List.of(),
        new Receipt(List.of()));
  }
}
