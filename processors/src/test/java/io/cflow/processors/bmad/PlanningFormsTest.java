package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.codes;
import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.hardEdges;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.softEdges;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms epics, stories, requirements and dependencies take in planning documents. */
class PlanningFormsTest {

  private static Plan epics(String text) {
    return Project.with("docs/epics.md", "# Library - Epic Breakdown\n\n" + text).read();
  }

  private static Plan stories(String... needs) {
    var text = new StringBuilder("## Epic 1: Lending\n");
    for (int i = 1; i <= needs.length; i++) {
      text.append("\n### Story 1.%d: Part %d\n%s\n\n**Acceptance Criteria:**\n1. a\n".formatted(i, i, needs[i - 1]));
    }
    return epics(text.toString());
  }

  @Test
  void the_tenth_story_is_not_the_first() {
    var plan = Project.with("docs/epics.md",
        "# X - Epic Breakdown\n## Epic 1: A\n### Story 1.1: One\n### Story 1.2: Two\n### Story 1.10: Ten\n")
        .and("docs/sprint-status.yaml", "development_status:\n  1-1-one: done\n  1-10-ten: backlog\n").read();
    assertThat(ids(plan)).containsExactly("1.1", "1.2", "1.10");
    assertThat(story(plan, "1.1").statuses()).extracting(stated -> stated.raw()).containsExactly("done");
    assertThat(story(plan, "1.10").statuses()).extracting(stated -> stated.raw()).containsExactly("backlog");
  }

  @Test
  void an_epic_in_the_list_and_in_the_details_is_one() {
    var plan = epics("## Epic List\n### Epic 1: Lending\nGoal.\n### Epic 2: Search\nGoal.\n## Epic 1:"
        + " Lending\n### Story 1.1: A\n## Epic 2: Search\n### Story 2.1: B\n");
    assertThat(epicIds(plan)).containsExactly("1", "2");
    assertThat(plan.epics().getFirst().definedIn()).hasSize(2);
  }

  @Test
  void epics_come_decimal_lettered_struck_out_bold_and_with_emoji() {
    var plan = epics("## Epic 1.5: Hotfix\n### Story 1.5.1: A\n## Epic 2A: Letters\n## ~~Epic 4: Old~~ —"
        + " DELETED\n## **Epic 7: Bold**\n## 🎯 Epic 8: Emoji\n## Epic 9 Overview\n");
    assertThat(epicIds(plan)).containsExactly("1.5", "2a", "4", "7", "8");
    assertThat(plan.epics().stream().filter(epic -> epic.retired())).extracting(epic -> epic.id()).containsExactly("4");
    assertThat(story(plan, "1.5.1").epic()).isEqualTo("1.5");
  }

  @Test
  void a_story_belongs_to_the_epic_of_its_number_not_of_its_place() {
    var plan = epics("## Epic 1: A\n### Story 1.1: X\n## Epic 2: B\n### Story 1.9: Y\n");
    assertThat(story(plan, "1.9").epic()).isEqualTo("1");
  }

  @Test
  void the_same_number_twice_in_one_document_is_two_stories() {
    var plan = epics("## Epic 2: B\n### Story 2.3: Print cards\n### Story 2.3: Count visitors\n");
    assertThat(plan.stories()).hasSize(2);
    assertThat(codes(plan)).contains(DiagnosticCode.DUPLICATE_ID);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"### Story 1.1: T", "## Story 1.1 - T", "#### Story 1.1 T",
      "### 📖 Story 1.1: T", "### **Story 1.1: T**", "### User Story 1.1: T", "### Story 1-1: T",
      "### História 1.1: T", "### Historia 1.1: T", "### 故事 1.1: T", "### 故事 1.1：T", "### Histoire 1.1 : T",
          "### 스토리 1.1: T", "### 3. Story 1.1: T", "   ### Story 1.1: T", "**Story 1.1: T**", "### [P0] Story 1.1: T"})
  void story_headings_are_known_in_every_dress(String heading) {
    var plan = epics("## Epic 1: A\n\n" + heading + "\n\n**Acceptance Criteria:**\n1. a\n");
    assertThat(ids(plan)).as(heading).containsExactly("1.1");
    assertThat(story(plan, "1.1").title()).isEqualTo("T");
    assertThat(story(plan, "1.1").criteria()).hasSize(1);
  }

  @Test
  void single_numbers_count_inside_their_epic() {
    var plan = epics("## Epic 2: B\n### Story 1: Lend\n**Acceptance Criteria:**\n1. a\n### Story 2:"
        + " Return\n**Dependencies:** Story 1\n**Acceptance Criteria:**\n1. a\n");
    assertThat(ids(plan)).containsExactly("2.1", "2.2");
    assertThat(hardEdges(plan)).containsExactly("2.2 -> 2.1");
  }

  @Test
  void stories_without_the_word_are_known_by_what_is_below_them() {
    var plan = epics("## Epic 3: C\n### 3.1: Lend\nAs a reader, I want to lend, so that I read.\n**Acceptance"
        + " Criteria:**\n- a\n- b\n### 3.2 Notes\nNothing.\n");
    assertThat(ids(plan)).containsExactly("3.1");
  }

  @Test
  void sections_that_only_mention_stories_define_none() {
    var plan = epics("## Epic 1: A\n### Story 1.1: X\n## Stories 1.2-1.4: later\n## Dependencies\n- Story 1.7"
        + " must follow\n```\n### Story 1.77: code\n```\n<!--\n## Epic 99: template\n### Story 99.1: template\n-->\n");
    assertThat(ids(plan)).containsExactly("1.1");
    assertThat(epicIds(plan)).containsExactly("1");
  }

  @Test
  void nested_and_unclosed_fences_cost_no_later_story() {
    var plan = epics("## Epic 1: A\n### Story 1.1: X\n````\n```\n### Story 1.77: code\n```\n````\n### Story 1.2:"
        + " Y\n```java\nint x;\n\n## Epic 2: B\n### Story 2.1: Z\n");
    assertThat(ids(plan)).containsExactly("1.1", "1.2", "2.1");
    assertThat(codes(plan)).contains(DiagnosticCode.UNCLOSED_FENCE);
  }

  @Test
  void a_chinese_plan_is_read() {
    var plan = Project.with("docs/prd.md", """
        # 图书馆 产品需求文档 (PRD)
        ## 3. 需求
        ### 功能需求
        - FR1：系统可以借书。
        - **FR2**：系统可以还书。
        ## 5. 史诗列表 (Epic List)
        ### 史诗 1：借阅
        #### 故事 1.1：借书
        **作为一个** 读者，
        **我想要** 借书，
        **以便** 阅读。

        **验收标准**：
        1. 可以借。
        2. 不可以重复借。

        **依赖**：无
        #### 故事 1.2：还书
        **验收标准**：
        - 可以还。
        **前置依赖**：故事 1.1
        """).read();
    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1", "FR2");
    assertThat(epicIds(plan)).containsExactly("1");
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(story(plan, "1.2").criteria()).hasSize(1);
    assertThat(hardEdges(plan)).containsExactly("1.2 -> 1.1");
  }

  @Test
  void a_french_plan_is_read() {
    var plan = epics("""
        ## Requirements Inventory
        ### Exigences fonctionnelles
        - **FR1** : prêter un livre
        - **FR2** : rendre un livre
        ## Epic 1 : Prêts ✅ TERMINÉ
        ### Story 1.1 : Prêter
        **En tant que** lecteur,
        **Je veux** emprunter,
        **Afin de** lire.
        **Critères d'acceptation :**
        **Étant donné** un livre libre
        **Quand** je l'emprunte
        **Alors** il est à moi

        **Dépendances :** Aucune
        ### Story 1.2 : Rendre
        **Prérequis :** Story 1.1
        """);
    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1", "FR2");
    assertThat(story(plan, "1.1").criteria()).hasSize(1);
    assertThat(story(plan, "1.1").statement()).isPresent();
    assertThat(hardEdges(plan)).containsExactly("1.2 -> 1.1");
  }

  @Test
  void a_german_and_a_portuguese_plan_are_read() {
    var german = epics("## Epic 1: Ausleihe\n### Story 1.1: Leihen\n#### Akzeptanzkriterien\n1. a\n2. b\n###"
        + " Story 1.2: Rückgabe\n**Abhängigkeiten:** Story 1.1\n#### Akzeptanzkriterien\n1. a\n");
    assertThat(story(german, "1.1").criteria()).hasSize(2);
    assertThat(hardEdges(german)).containsExactly("1.2 -> 1.1");
    var portuguese = epics("## Épico 1: Empréstimos\n### História 1.1: Emprestar\n**Critérios de Aceite:**\n1."
        + " a\n2. b\n### História 1.2: Devolver\n**Dependências:** História 1.1\n");
    assertThat(epicIds(portuguese)).containsExactly("1");
    assertThat(story(portuguese, "1.1").criteria()).hasSize(2);
    assertThat(hardEdges(portuguese)).containsExactly("1.2 -> 1.1");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "- FR1: a | FR1", "**FR1:** a | FR1", "FR1: a | FR1", "1. **FR-001**: a | FR1", "#### FR-3: Name | FR3",
          "- ✅ **NFR1**: a | NFR1",
      "- FR-AUTH-3: a | FR-AUTH-3", "- FR1.2: a | FR1.2", "- CR1: stays compatible | CR1",
          "* **FR16b** [MVP]: a | FR16B", "- [ ] FR7: a | FR7", "**[v0.3] FR12:** a | FR12"})
  void requirements_are_known_in_every_dress(String line, String id) {
    var plan = Project.with("docs/prd.md", "# X PRD\n## Requirements\n" + line + "\n").read();
    assertThat(plan.requirements()).as(line).extracting(Requirement::id).containsExactly(id);
  }

  @Test
  void requirements_in_a_table_are_its_rows() {
    var plan = Project.with("docs/prd.md",
        "# X PRD\n## Requirements\n| ID | Text |\n|----|------|\n| **FR1** | lend |\n| FR2 | return |\n").read();
    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1", "FR2");
  }

  @Test
  void mentions_ranges_maps_and_logs_define_no_requirement() {
    var plan = Project.with("docs/prd.md", """
        # X PRD
        ## Requirements
        - FR1: lend
        ~~- FR2: struck~~
        ## Change Log
        - FR8: removed last week
        ## FR Coverage Map
        FR9: Epic 1 - later
        ## Summary
        FR3-FR7 are covered elsewhere.
        FR4 to FR6
        """).read();
    assertThat(plan.requirements()).extracting(Requirement::id).contains("FR1")
        .doesNotContain("FR8", "FR9", "FR3", "FR4");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "**Prerequisites:** Story 1.1 | 1.3 -> 1.1",
      "**Dependencies:** Stories 1.1, 1.2 | 1.3 -> 1.1,1.3 -> 1.2",
      "**Depends on:** 1.1-1.2 | 1.3 -> 1.1,1.3 -> 1.2",
      "- **Blocked by:** Story 1.1 (core must exist) | 1.3 -> 1.1",
      "**Blocks:** Story 1.2 | 1.2 -> 1.3",
      "**Dependencies:** None - can run in parallel with 1.2 | ''",
      "**Prerequisites:** Story 1.1, 1.2 (parallel-capable with the other) | 1.3 -> 1.1,1.3 -> 1.2",
      "**Dependencies:** requires Node 18.2 and Postgres 16.1 | ''",
      "**Dependencies:** Story 1.1 (and optionally 1.2) | 1.3 -> 1.1",
      "**Dependencies:** Task 2, FR1.1 | ''",
      "Depends on: Story 1.2 ✅ | 1.3 -> 1.2",
      "**Prerequisites:** 1-2-part-two | 1.3 -> 1.2",
      "#### Dependencies⏎- Story 1.1: gives the model⏎- A library 1.2 | 1.3 -> 1.1",
      "**Dependencies:**⏎- Story 1.1⏎- **Blocks:** Story 1.2 | 1.2 -> 1.3,1.3 -> 1.1",
      "**Requires:** Story 1.1 and Story 1.2 | 1.3 -> 1.1,1.3 -> 1.2"})
  void dependencies_are_read_with_care(String line, String expected) {
    var plan = stories("", "", line.replace("⏎", "\n"));
    assertThat(String.join(",", hardEdges(plan))).as(line).isEqualTo(expected.replace("''", ""));
  }

  @Test
  void order_inside_an_epic_is_soft_unless_a_story_needs_nothing() {
    var plan = stories("", "", "**Dependencies:** None");
    assertThat(softEdges(plan)).containsExactly("1.2 -> 1.1");
  }

  @Test
  void no_soft_edge_contradicts_a_stated_one() {
    assertThat(softEdges(stories("**Dependencies:** Story 1.2", ""))).isEmpty();
  }

  @Test
  void dangling_and_self_references_are_reported_and_dropped() {
    var plan = stories("**Dependencies:** Story 9.9", "**Dependencies:** Story 1.2");
    assertThat(hardEdges(plan)).isEmpty();
    assertThat(codes(plan)).contains(DiagnosticCode.DEP_DANGLING, DiagnosticCode.DEP_SELF);
  }

  @Test
  void a_forward_reference_is_kept_and_reported() {
    var plan = stories("**Dependencies:** Story 1.2", "");
    assertThat(hardEdges(plan)).containsExactly("1.1 -> 1.2");
    assertThat(codes(plan)).contains(DiagnosticCode.DEP_FORWARD);
  }

  @Test
  void epics_wait_for_epics_by_label_sentence_and_table() {
    var plan = epics("""
        | Epic | Name | Dependencies |
        |------|------|--------------|
        | Epic 1 | A | None |
        | Epic 2 | B | Epic 1 |

        ## Epic 1: A
        ### Story 1.1: X
        ## Epic 2: B
        ### Story 2.1: Y
        ## Epic 3: C
        **Dependencies:** Epic 2
        ### Story 3.1: Z
        ## Epic 4: D
        ### Story 4.1: W
        ## Epic Dependencies
        - Epic 4 requires both Epic 2 and Epic 3.
        """);
    assertThat(plan.epicDependencies()).extracting(edge -> edge.from() + ">" + edge.to())
        .containsExactly("2>1", "3>2", "4>2", "4>3");
  }

  @Test
  void drawings_and_arrows_state_dependencies() {
    var plan = epics("""
        ## Epic 1: A
        ### Story 1.1: X
        ### Story 1.2: Y
        ### Story 1.3: Z
        ## Story Map
        ```
        ├── Story 1.2: Y
        │   Dependencies: Story 1.1
        ```
        ## Story Dependencies
        Story 1.2 → Story 1.3
        """);
    assertThat(hardEdges(plan)).containsExactly("1.2 -> 1.1", "1.3 -> 1.2");
  }

  @Test
  void every_edge_says_where_it_comes_from() {
    var plan = stories("", "**Prerequisites:** Story 1.1");
    assertThat(plan.dependencies()).allSatisfy(edge -> {
      assertThat(edge.evidence().path()).isEqualTo("docs/epics.md");
      assertThat(edge.reason()).isNotBlank();
    });
    assertThat(plan.dependencies().getFirst().reason()).isEqualTo("Story 1.1");
  }

  @Test
  void a_quick_flow_with_two_features_keeps_their_stories_apart() {
    var epic = "# X - Epic Breakdown\n## Epic 1: Sessions\n### Story 1.1: Create a session\n### Story 1.2: List"
        + " sessions\n";
    var story = "# Story 1.%d: %s\n**Status:** %s\n## Acceptance Criteria\n- AC1: a\n## Tasks\n- [ ]"
        + " x\n**Prerequisites:** Story 1.1\n";
    var plan = Project.with("docs/epics.md", epic).and("docs/sprint_artifacts/story-sessions-1.md",
        story.formatted(1, "Create a session", "review"))
        .and("docs/sprint_artifacts/story-sessions-2.md", story.formatted(2, "List sessions", "review"))
        .and("docs/sprint_artifacts/story-money-1.md", story.formatted(1, "Log expenses", "Draft"))
        .and("docs/sprint_artifacts/story-money-2.md", story.formatted(2, "Settle debts", "Draft"))
        .and("docs/sprint-status.yaml",
        "development_status:\n  epic-1: backlog\n  1-1-log-expenses: drafted\n  1-2-settle-debts: backlog\n").read();
    assertThat(ids(plan)).containsExactly("money-1.1", "money-1.2", "sessions-1.1", "sessions-1.2");
    assertThat(hardEdges(plan)).containsExactly("money-1.2 -> money-1.1", "sessions-1.2 -> sessions-1.1");
    assertThat(story(plan, "money-1.1").statuses()).hasSize(2);
    assertThat(story(plan, "sessions-1.1").statuses()).hasSize(1);
  }

  @Test
  void an_index_that_does_not_fit_its_folder_is_reported() {
    var plan = Project.with("docs/prd/index.md",
        "# Index\n- [A](./requirements.md#fr)\n- [B](gone.md)\n- [C](file:///etc/x)\n- [D](../up.md)\n")
        .and("docs/prd/requirements.md", "# Requirements\n- FR1: a\n").and("docs/prd/other.md", "# Other").read();
    assertThat(codes(plan)).contains(DiagnosticCode.SHARD_MISSING, DiagnosticCode.SHARD_UNLISTED)
        .filteredOn(code -> code == DiagnosticCode.LINK_REFUSED).hasSize(2);
  }

  @Test
  void shard_and_whole_that_differ_are_reported_and_the_shard_counts() {
    var plan = Project.with("docs/prd.md", "# X PRD\n## Epic 1: A\n### Story 1.1: T\n**Acceptance Criteria:**\n1. a\n")
        .and("docs/prd/epic-1-a.md", "# Epic 1: A\n## Story 1.1: T\n**Acceptance Criteria:**\n1. a\n2. b\n").read();
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(codes(plan)).contains(DiagnosticCode.WHOLE_SHARD_CONFLICT);
  }

  @Test
  void a_specification_that_stands_alone_is_the_work() {
    var spec = "---\ntitle: 'Lend'\nstatus: ready-for-dev\n---\n# Tech-Spec: Lend\n## Implementation Plan\n###"
        + " Tasks\n- [ ] a\n### Acceptance Criteria\n- [ ] AC 1: Given a, then b\n- [ ] AC 2: Given c, then d\n";
    var plan = Project.with("docs/tech-spec-lend.md", spec).read();
    assertThat(ids(plan)).containsExactly("tech-spec-lend");
    assertThat(story(plan, "tech-spec-lend").criteria()).hasSize(2);
    var beside = Project.with("docs/tech-spec-lend.md", spec)
        .and("docs/epics.md", "# X - Epic Breakdown\n## Epic 1: A\n### Story 1.1: T\n").read();
    assertThat(ids(beside)).containsExactly("1.1");
  }

  @Test
  void order_mentioned_in_passing_counts_unless_it_is_taken_back() {
    var file = "# Story 1.%d: Part %d\n## Acceptance Criteria\n1. a\n## Tasks\n- [ ] Do it *DEPENDS ON: tables of"
        + " Story 1.%d*\n## Notes\n%s\n";
    var plan = Project.with("docs/stories/1.1.story.md", file.formatted(1, 1, 1, ""))
        .and("docs/stories/1.2.story.md", file.formatted(2, 2, 1, ""))
        .and("docs/stories/1.3.story.md", file.formatted(3, 3, 2,
        "This does not depend on Story 1.1. Story 1.9 depends on Story 1.1.")).read();
    assertThat(hardEdges(plan)).containsExactly("1.2 -> 1.1", "1.3 -> 1.2");
  }
}
