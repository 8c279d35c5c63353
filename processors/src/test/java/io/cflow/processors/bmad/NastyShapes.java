package io.cflow.processors.bmad;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents that would take the square of their length, if something in the reader looked back from every line. */
enum NastyShapes {

  BARE_STORIES_OF_A_PRD(In.PRD, "# PRD\n## Epic 1: A\n", i -> "### Story 1." + i + ": t" + i),
  BARE_STORIES(In.EPICS, In.EPIC_1, i -> "### Story 1." + i + ": t" + i),
  STORIES_OF_ONE_NUMBER(In.EPICS, In.EPIC_1, i -> "### Story 1.1: title number " + i * 7919),
  STORIES_REPEATED(In.EPICS, In.EPIC_1, i -> "### Story 1.1: the same"),
  STORIES_IN_A_LIST(In.EPICS, In.EPIC_1, i -> "- **Story 1." + i + ": t" + i + "**"),
  EPICS_WITHOUT_STORIES(In.EPICS, In.BREAKDOWN, i -> "## Epic " + i + ": t" + i),
  EPICS_OF_ONE_NUMBER(In.EPICS, In.BREAKDOWN, i -> "## Epic 1: title number " + i * 7919),
  EPICS_OF_ONE_STORY(In.EPICS, In.BREAKDOWN, i -> "## Epic " + i + ": t\n### Story " + i + ".1: s"),
  EACH_WAITS_FOR_THE_ONE_BEFORE(In.EPICS, In.EPIC_1,
      i -> "### Story 1." + i + ": t" + i + "\n**Prerequisites:** Story 1." + (i - 1)),
  EACH_WAITS_FOR_THE_NEXT(In.EPICS, In.EPIC_1,
      i -> "### Story 1." + i + ": t" + i + "\n**Prerequisites:** Story 1." + (i + 1)),
  ALL_WAIT_FOR_ONE(In.EPICS, In.EPIC_1, i -> "### Story 1." + i + ": t" + i + "\n**Prerequisites:** Story 1.1"),
  EPICS_WAIT(In.EPICS, In.BREAKDOWN,
      i -> "## Epic " + i + ": t" + i + "\n**Dependencies:** Epic " + (i - 1) + "\n### Story " + i + ".1: s"),
  ONE_WAITS_FOR_ALL(In.STORY, In.STORY_1, i -> (i == 0 ? "## Dependencies\n" : "") + "- Story 1." + i),
  DEPENDENCY_SECTIONS(In.STORY, In.STORY_1, i -> "## Dependencies\n- Story 1." + i),
  DEPENDENCY_LABELS(In.STORY, In.STORY_1, i -> "**Dependencies:** Story 1." + i),
  MENTIONS(In.STORY, In.STORY_1, i -> "This depends on Story 1." + i),
  SENTENCES(In.PRD, "# PRD\n", i -> "Story 1." + i + " depends on Story 2." + i),
  ARROWS(In.PRD, "# PRD\n## Dependencies\n", i -> "1." + i + " → 2." + i),
  TABLE_OF_DEPENDENCIES(In.PRD, "# PRD\n| Story | Depends on |\n|---|---|\n", i -> "| 1." + i + " | 2." + i + " |"),
  GIANT_TABLE(In.PRD, "# PRD\n| a | b |\n|---|---|\n", i -> "| x | y |"),
  WIDE_TABLE(In.PRD, "# PRD\n", i -> "| x ".repeat(30) + "|"),
  CRITERIA(In.STORY, In.STORY_1 + "## Acceptance Criteria\n", i -> i + ". c"),
  CRITERIA_WITH_HEADINGS(In.STORY, In.STORY_1 + "## Acceptance Criteria\n", i -> "### AC" + i + ": x\n- y"),
  CRITERIA_IN_GROUPS(In.STORY, In.STORY_1 + "## Acceptance Criteria\n", i -> "### Functional " + i + "\n1. y"),
  CRITERIA_BELOW_LABELS(In.STORY, In.STORY_1 + "**Acceptance Criteria:**\n",
      i -> "**Functional requirement " + i + ":**\n1. y"),
  CRITERIA_SECTIONS(In.STORY, In.STORY_1, i -> "## Acceptance Criteria\n"),
  GIVENS_WITHOUT_THEN(In.STORY, In.STORY_1 + "## Acceptance Criteria\n", i -> "**Given** a"),
  GIVEN_WHEN_THEN(In.STORY, In.STORY_1 + "## Acceptance Criteria\n", i -> "**Given** a\n**When** b\n**Then** c"),
  COLLAPSED_CRITERIA(In.STORY, In.STORY_1 + "## Acceptance Criteria\n", i -> "1. x 2. y 3. z 4. a 5. b 6. c 7. d 8. e"),
  TASKS(In.STORY, In.STORY_1 + "## Tasks\n", i -> "- [ ] t (AC: 1)"),
  TASK_SECTIONS(In.STORY, In.STORY_1, i -> "## Tasks\n- [ ] t"),
  TASK_HEADINGS(In.STORY, In.STORY_1 + "## Tasks\n", i -> "### Task " + i + ": x\n- [ ] t"),
  TASK_LABELS(In.STORY, In.STORY_1, i -> "**Tasks:**\n- [ ] t"),
  DEEP_LISTS(In.STORY, In.STORY_1 + "## Tasks\n", i -> " ".repeat(i % 100) + "- [ ] t"),
  STATUS_SECTIONS(In.STORY, In.STORY_1, i -> "## Status\n"),
  STATUS_OF_REVIEWS(In.STORY, In.STORY_1, i -> "## QA Results\n### Status\n"),
  LABELS(In.STORY, In.STORY_1, i -> "**Label:** x"),
  NESTED_LABELS(In.STORY, In.STORY_1, i -> " ".repeat(i % 60) + "**Label:** x"),
  FILES(In.STORY, In.STORY_1 + "## File List\n", i -> "- `a/b" + i + ".java`"),
  HEADINGS(In.STORY, In.STORY_1, i -> "## h" + i),
  HEADINGS_OF_ALL_LEVELS(In.ARCHITECTURE, "# A\n", i -> "#".repeat(1 + i % 6) + " h" + i),
  NUMBERED_HEADINGS(In.EPICS, In.EPIC_1, i -> "### 1." + i + " t"),
  UNDERLINED_HEADINGS(In.PRD, "", i -> "Story 1." + i + ": x\n---"),
  REQUIREMENTS(In.PRD, "# PRD\n## Requirements\n", i -> "- FR" + i % 9_000 + ": x"),
  REQUIREMENTS_REPEATED(In.PRD, "# PRD\n## Requirements\n", i -> "- FR1: x"),
  COVERAGE(In.PRD, "# PRD\n## FR Coverage Map\n", i -> "FR" + i % 9_000 + ": Epic " + i),
  EPICS_THAT_COVER(In.EPICS, In.BREAKDOWN, i -> "## Epic " + i + ": a\n**FRs covered:** FR1-FR20"),
  UNCLOSED_FENCES(In.PRD, "# PRD\n", i -> "```" + "`".repeat(i % 7) + "x\n## h"),
  FENCES_OF_TWO_KINDS(In.PRD, "# PRD\n", i -> (i % 2 == 0 ? "```" : "~~~") + "x"),
  UNCLOSED_COMMENTS(In.PRD, "# PRD\n", i -> "<!-- a"),
  UNCLOSED_FENCES_AND_COMMENTS(In.EPICS, "# Epic 1: Fences\n", i -> "```x\n# h\n<!-- "),
  COMMENTS(In.PRD, "# PRD\n", i -> "<!-- a -->x <!-- b --> y"),
  PLACEHOLDERS(In.PRD, "# PRD\n", i -> "{{{{{{{{{{{{{{{{{{{{{{{{{{{{{ _TBD"),
  TRACKER(In.TRACKER, "development_status:\n", i -> "  1-" + i + "-x: done"),
  BROKEN_TRACKER(In.TRACKER, "a: b: c\ndevelopment_status:\n", i -> "  1-" + i + "-x: done"),
  GATE(In.GATE, "gate: PASS\ntop_issues:\n", i -> "  - id: S\n    finding: x"),
  BREAKDOWN_OF_STORIES(In.STORIES_YAML, "", i -> "- id: \"" + i + "\"\n  title: x\n  description: y"),
  FRONT_MATTER(In.STORY, "---\n", i -> "k" + i + ": v"),
  INDEX_LINKS(In.INDEX, "# I\n", i -> "- [a](./a" + i + ".md#x)");

  private final String path;
  private final String head;
  private final IntFunction<String> lines;

  NastyShapes(String path, String head, IntFunction<String> lines) {
    this.path = path;
    this.head = head;
    this.lines = lines;
  }

  /** A project with that many of what the shape is made of. */
  Map<String, String> of(int size) {
    return Map.of(path, head + IntStream.range(0, size).mapToObj(lines).collect(Collectors.joining("\n")));
  }

  /** Where the shapes stand, and how their documents begin. */
  private static final class In {

    static final String PRD = "docs/prd.md";
    static final String EPICS = "docs/epics.md";
    static final String STORY = "docs/stories/1.1.a.story.md";
    static final String ARCHITECTURE = "docs/architecture.md";
    static final String INDEX = "docs/prd/index.md";
    static final String TRACKER = "docs/sprint-status.yaml";
    static final String GATE = "docs/qa/gates/1.1-x.yml";
    static final String STORIES_YAML = "specs/spec-a/stories.yaml";
    static final String BREAKDOWN = "# Shop - Epic Breakdown\n";
    static final String EPIC_1 = BREAKDOWN + "## Epic 1: A\n";
    static final String STORY_1 = "# Story 1.1: A\n";
  }
}
