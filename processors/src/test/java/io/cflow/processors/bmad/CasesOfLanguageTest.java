package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.epicIds;
import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Requirement;
import org.junit.jupiter.api.Test;

/** Cases 23 and 24: plans that are not in English. */
class CasesOfLanguageTest {

  @Test
  void case_23_a_chinese_requirements_document_gives_epics_stories_and_criteria() {
    var plan = Project.with("docs/prd.md", """
            # 图书馆 产品需求文档 (PRD)

            ## 5. 史诗列表 (Epic List)

            ### 史诗 1: 借阅
            让读者借书。

            #### 故事 1.1: 借一本书
            **作为一个** 读者，
            **我想要** 借一本书，
            **以便** 在家阅读。

            **验收标准**：
            1. 空闲的书可以借出。
            2. 已借出的书不能再借。

            #### 故事 1.2：还一本书
            **验收标准**：
            1. 借出的书可以归还。
            """)
        .and("docs/prd/Epic-1-借阅.md", """
            # 史诗 1：借阅

            ## 故事 1.3：续借
            **验收标准**：
            1. 可以续借一次。
            """)
        .read();

    assertThat(epicIds(plan)).containsExactly("1");
    assertThat(ids(plan)).containsExactly("1.1", "1.2", "1.3");
    assertThat(story(plan, "1.1").title()).isEqualTo("借一本书");
    assertThat(story(plan, "1.1").criteria()).hasSize(2);
    assertThat(story(plan, "1.1").statement()).hasValueSatisfying(said -> {
      assertThat(said.role()).isEqualTo("读者");
      assertThat(said.benefit()).contains("在家阅读");
    });
    assertThat(story(plan, "1.3").criteria()).hasSize(1);
  }

  @Test
  void case_24_french_epics_give_requirements_stories_and_criteria() {
    var plan = Project.with("_bmad-output/planning-artifacts/epics.md", """
            # Bibliothèque - Epic Breakdown

            ## Requirements Inventory
            ### Functional Requirements
            - **FR1** : Un livre libre peut être emprunté.
            - **FR2** : Un livre emprunté peut être rendu.

            ## Epic 1 : Prêts

            ### Story 1.1 : Emprunter un livre ✅ TERMINÉ

            En tant que lecteur,
            Je veux emprunter un livre,
            Afin de le lire chez moi.

            **Critères d'acceptation :**

            **Étant donné** un livre libre
            **Quand** un lecteur l'emprunte
            **Alors** il est prêté

            **Étant donné** un livre prêté
            **Quand** un lecteur l'emprunte
            **Alors** il est refusé
            """)
        .and("_bmad-output/implementation-artifacts/sprint-status.yaml", """
            development_status:
              epic-1: in-progress
              1-1-emprunter-un-livre-prêté-à-été: review
            """)
        .read();

    assertThat(plan.requirements()).extracting(Requirement::id).containsExactly("FR1", "FR2");
    assertThat(epicIds(plan)).containsExactly("1");
    var story = story(plan, "1.1");
    assertThat(story.title()).contains("Emprunter un livre").contains("TERMINÉ");
    assertThat(story.criteria()).hasSize(2);
    assertThat(story.statement()).hasValueSatisfying(said -> assertThat(said.role()).isEqualTo("lecteur"));
    assertThat(story.aliases()).contains("1-1-emprunter-un-livre-prêté-à-été");
  }
}
