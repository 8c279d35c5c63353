package io.cflow.processors.bmad.dialect.speckit;

import static io.cflow.processors.bmad.Project.hardEdges;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Dependency;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;

class FeatureSpecsTest {

  private static final String SPEC = """
      # Feature Specification: Lending books

      **Feature Branch**: `001-lending`
      **Status**: Draft

      ## User Scenarios & Testing *(mandatory)*

      ### User Story 1 - Lend a book (Priority: P1)

      A reader takes a book home.

      **Why this priority**: Without it there is no library.

      **Independent Test**: Lend one book.

      **Acceptance Scenarios**:

      1. **Given** a free book, **When** it is asked for, **Then** it is lent
      2. **Given** a lent book, **When** it is asked for, **Then** it is not

      ---

      ### User Story 2 - Return a book (Priority: P2)

      A reader brings it back.

      **Acceptance Scenarios**:

      1. **Given** a lent book, **When** it comes back, **Then** it is free

      ### Edge Cases

      - What happens when two readers ask at once?

      ## Requirements *(mandatory)*

      ### Functional Requirements

      - **FR-001**: System MUST lend a free book
      - **FR-002**: System MUST refuse a lent one

      ## Success Criteria *(mandatory)*

      ### Measurable Outcomes

      - **SC-001**: Nine of ten readers need no help
      """;
  private static final String TASKS = """
      # Tasks: Lending books

      ## Phase 1: Setup (Shared Infrastructure)

      - [x] T001 Create the shelf in shelf/

      ## Phase 2: Foundational (Blocking Prerequisites)

      - [x] T002 [P] Make reader cards in cards/card.txt

      ## Phase 3: User Story 1 - Lend a book (Priority: P1) 🎯 MVP

      ### Tests for User Story 1

      - [x] T003 [P] [US1] Test lending in tests/lend.txt

      ### Implementation for User Story 1

      - [ ] T004 [US1] Stamp the card in desk/stamp.txt

      ## Phase 4: User Story 2 - Return a book (Priority: P2)

      - [ ] T005 [US2] Take the book back in desk/back.txt

      ## Phase 5: Polish & Cross-Cutting Concerns

      - [ ] T006 [P] Dust the shelf

      ## Dependencies & Execution Order

      - **Setup (Phase 1)**: No dependencies
      """;

  private static Plan lending() {
    return Project.with("specs/001-lending/spec.md", SPEC).and("specs/001-lending/tasks.md", TASKS).read();
  }

  @Test
  void a_user_story_and_its_phase_of_tasks_are_one_story() {
    var lend = story(lending(), "001-US1");

    assertThat(lend.title()).isEqualTo("Lend a book");
    assertThat(lend.epic()).isEqualTo("001-lending");
    assertThat(lend.criteria()).hasSize(2);
    assertThat(lend.tasks()).extracting(WorkItem::text).containsExactly(
        "T003 [P] [US1] Test lending in tests/lend.txt", "T004 [US1] Stamp the card in desk/stamp.txt");
    assertThat(lend.definitions()).hasSize(2);
  }

  @Test
  void boxes_say_how_far_a_story_is() {
    var plan = lending();

    assertThat(story(plan, "001-phase-1").status()).isEqualTo(StoryStatus.DONE);
    assertThat(story(plan, "001-US1").status()).isEqualTo(StoryStatus.IN_PROGRESS);
    assertThat(story(plan, "001-US1").statuses()).extracting(stated -> stated.raw())
        .containsExactly("1 of 2 tasks done");
    assertThat(story(plan, "001-US2").status()).isEqualTo(StoryStatus.BACKLOG);
  }

  @Test
  void phases_without_a_story_are_work_too() {
    assertThat(ids(lending())).containsExactlyInAnyOrder("001-US1", "001-US2", "001-phase-1", "001-phase-2",
        "001-phase-5");
    assertThat(story(lending(), "001-phase-5").title()).isEqualTo("Polish & Cross-Cutting Concerns");
  }

  @Test
  void phases_follow_each_other_and_stories_between_them_do_not_wait_for_each_other() {
    assertThat(hardEdges(lending())).containsExactlyInAnyOrder("001-phase-2 -> 001-phase-1", "001-US1 -> 001-phase-1",
        "001-US1 -> 001-phase-2", "001-US2 -> 001-phase-1", "001-US2 -> 001-phase-2", "001-phase-5 -> 001-phase-1",
        "001-phase-5 -> 001-phase-2", "001-phase-5 -> 001-US1", "001-phase-5 -> 001-US2");
  }

  @Test
  void an_edge_shows_the_heading_that_makes_it() {
    var edge = lending().dependencies().stream().filter(found -> found.from().equals("001-US2")
        && found.to().equals("001-phase-2")).findFirst().orElseThrow();

    assertThat(edge.strength()).isEqualTo(Dependency.Strength.HARD);
    assertThat(edge.evidence()).hasToString("specs/001-lending/tasks.md:21");
  }

  @Test
  void requirements_and_measures_of_success_are_kept() {
    assertThat(lending().requirements()).extracting(Requirement::id).containsExactly("FR1", "FR2", "SC1");
    assertThat(lending().requirements()).extracting(Requirement::kind).containsExactly(
        Requirement.Kind.FUNCTIONAL, Requirement.Kind.FUNCTIONAL, Requirement.Kind.OTHER);
  }

  @Test
  void features_number_their_stories_and_requirements_from_one_and_are_kept_apart() {
    var other = SPEC.replace("lend a free book", "count the money").replace("refuse a lent one", "send a bill")
        .replace("Nine of ten readers need no help", "No bill is wrong").replace("Lend a book", "Pay a fine")
        .replace("Return a book", "Forgive a fine");
    var plan = Project.with("specs/001-lending/spec.md", SPEC).and("specs/002-fines/spec.md", other).read();

    assertThat(ids(plan)).containsExactlyInAnyOrder("001-US1", "001-US2", "002-US1", "002-US2");
    assertThat(plan.requirements()).extracting(Requirement::id).contains("FR1", "002-fines:FR1");
    assertThat(plan.flavour()).isEqualTo("spec-kit");
  }

  @Test
  void a_feature_of_one_journey_is_one_story() {
    var plan = Project.with("specs/003-look/spec.md", """
        # Feature Specification: Look around

        **Status**: Approved

        ### Primary User Story
        A reader looks at the shelf.

        ### Acceptance Scenarios
        1. **Given** an open door, **When** a reader comes, **Then** the shelf is seen
        """).read();

    assertThat(ids(plan)).containsExactly("003-US1");
    assertThat(story(plan, "003-US1").criteria()).hasSize(1);
    assertThat(story(plan, "003-US1").status()).isEqualTo(StoryStatus.APPROVED);
  }

  @Test
  void design_papers_of_a_feature_are_context() {
    var plan = Project.with("specs/001-lending/plan.md", "# Implementation Plan: Lending\n\n- [ ] fine\n")
        .and("specs/001-lending/contracts/desk.md", "# Desk\n").and("specs/001-lending/research.md", "# Research\n")
        .and("specs/001-lending/checklists/requirements.md", "# Checklist\n- [x] complete\n").read();

    assertThat(plan.documents()).extracting(Document::type).containsExactly(DocumentType.CHECKLIST,
        DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE, DocumentType.RESEARCH);
    assertThat(plan.stories()).isEmpty();
  }
}
