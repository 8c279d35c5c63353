package io.cflow.processors.bmad;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Plan;
import io.cflow.domain.Receipt.Unmapped;
import io.cflow.domain.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants an item, in an odd form and an odd place: it is in the plan, or it is listed; it is never just gone. */
class PlantedItemsTest {

  /** A document with a gap, and where it stands. */
  record Place(String path, String text) {

    String with(String planted) {
      return text.replace("@", planted);
    }

    int line() {
      return (int) text.substring(0, text.indexOf('@')).lines().count() + 1;
    }

    @Override
    public String toString() {
      var before = text.substring(0, text.indexOf('@')).strip();
      return path + " below " + before.substring(before.lastIndexOf('\n') + 1);
    }
  }

  private static final String PRD = """
      # Shop Product Requirements Document (PRD)
      ## Goals and Background Context
      - sell more
      ## Requirements
      ### Functional
      - FR1: The shop sells.
      ## Epic 1: Selling
      ### Story 1.1: Sell a book
      #### Acceptance Criteria
      1. A book is sold.
      """;
  private static final String STORY = """
      # Story 1.1: Sell a book
      ## Status
      Approved
      ## Acceptance Criteria
      1. A book is sold.
      ## Tasks / Subtasks
      - [ ] Sell (AC: 1)
      """;

  static List<Place> places() {
    return List.of(
        new Place("docs/prd.md", PRD.replace("- sell more\n", "- sell more\n\n@\n\n")),
        new Place("docs/prd.md", PRD + "## Technical Assumptions\n\n@\n"),
        new Place("docs/prd.md", PRD + "## Change Log\n\n@\n"),
        new Place("docs/prd.md", PRD + "## Next Steps\n\n- start\n\n@\n"),
        new Place("docs/prd.md", PRD + "## A Section Nobody Knows\n\n@\n"),
        new Place("docs/stories/1.1.story.md", STORY + "## Dev Notes\n\nSome words.\n\n@\n"),
        new Place("docs/stories/1.1.story.md", STORY + "## Change Log\n\n@\n"),
        new Place("docs/stories/1.1.story.md", STORY + "## QA Results\n### Review Date: 2026-01-01\n\n@\n"),
        new Place("docs/stories/1.1.story.md", STORY + "## Dev Agent Record\n### Completion Notes List\n\n@\n"),
        new Place("docs/stories/1.1.story.md", STORY + "## Our Own Section\n\n@\n"),
        new Place("docs/architecture.md", "# Shop Architecture Document\n## Tech Stack\n\n@\n\n## Components\nNone.\n"),
        new Place("docs/architecture.md", "# Shop Architecture Document\n## Introduction\n\nWords.\n\n@\n"),
        new Place("docs/brief.md", "# Project Brief: Shop\n## Problem Statement\n\n@\n"),
        new Place("docs/front-end-spec.md", "# UI/UX Specification\n## User Flows\n\n@\n"),
        new Place("docs/epic-1-retro-2026-01-01.md", "# Epic 1 Retrospective\n## Lessons Learned\n\n@\n"),
        new Place("docs/notes.md", "# Notes\n\n@\n"));
  }

  static List<String> names() {
    return List.of("### Story 7.7: Planted", "##### User Story 7.7 - Planted", "**Story 7.7: Planted**",
        "- **Story 7.7:** Planted", "- Story 7.7: Planted", "- [ ] Story 7.7: Planted", "7. Story 7.7 - Planted",
        "| Story 7.7 | Planted |", "> Story 7.7: Planted", "Story 7.7: Planted", "*   **Story 7.7** (Planted)",
        "### 🎯 Story 7.7: Planted", "故事 7.7：种下", "### 故事 7.7：种下",
        "- FR77: Planted", "**FR77:** Planted", "FR77: Planted", "| FR77 | Planted |", "1. **FR77**: Planted",
        "#### FR-77: Planted", "- [ ] FR77: Planted", "* `FR77` - Planted", "- ✅ **NFR77**: Planted", "CR77: Planted",
        "- **FR77** : Planté", "> - FR77: Planted",
        "## Epic 77: Planted", "**Epic 77: Planted**", "- Epic 77: Planted", "| Epic 77 | Planted |");
  }

  static List<List<Object>> everyNameEverywhere() {
    var all = new ArrayList<List<Object>>();
    places().forEach(place -> names().forEach(name -> all.add(List.of(place, name))));
    return all;
  }

  @ParameterizedTest
  @MethodSource("everyNameEverywhere")
  void a_story_an_epic_or_a_requirement_is_in_the_plan_or_listed(List<Object> planted) {
    var place = (Place) planted.getFirst();
    var plan = read(place, (String) planted.getLast());

    assertThat(isInPlan(plan) || lost(plan, place).stream().anyMatch(node -> node.severity() == Severity.WARNING))
        .as("%s in %s", planted.getLast(), place).isTrue();
  }

  /** Where nobody quotes criteria or ticks boxes. */
  static List<List<Object>> everyShapeWhereNoneIsRead() {
    var all = new ArrayList<List<Object>>();
    places().stream()
        .filter(place -> !place.toString().matches("(?s).*(?:QA Results|Review Date|Completion Notes|retro).*"))
        .forEach(place -> List.of("- [ ] planted", "* [x] planted", "1. [ ] planted", "[ ] planted", "- AC7: planted",
            "**AC7:** planted", "### AC7: planted", "| AC7 | planted |").forEach(form -> all.add(List.of(place, form))));
    return all;
  }

  @ParameterizedTest
  @MethodSource("everyShapeWhereNoneIsRead")
  void a_task_or_a_criterion_that_stands_where_none_is_read_is_listed(List<Object> planted) {
    var place = (Place) planted.getFirst();
    var plan = read(place, (String) planted.getLast());

    assertThat(lost(plan, place)).as("%s in %s", planted.getLast(), place).isNotEmpty();
  }

  private static Plan read(Place place, String planted) {
    var project = new Project();
    if (!place.path().equals("docs/prd.md")) {
      project.and("docs/prd.md", PRD);
    }
    return project.and(place.path(), place.with(planted)).read();
  }

  private static boolean isInPlan(Plan plan) {
    return plan.requirements().stream().anyMatch(requirement -> requirement.id().endsWith("77"))
        || plan.epics().stream().anyMatch(epic -> epic.id().equals("77"))
        || plan.stories().stream().anyMatch(story -> story.id().equals("7.7"));
  }

  private static List<Unmapped> lost(Plan plan, Place place) {
    return plan.receipt().entries().stream().flatMap(entry -> entry.unmapped().stream())
        .filter(node -> node.span().path().equals(place.path()) && node.span().firstLine() == place.line()).toList();
  }
}
