package io.cflow.processors.bmad;

import static io.cflow.processors.bmad.Project.ids;
import static io.cflow.processors.bmad.Project.story;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.Severity;
import io.cflow.domain.StoryStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases 21, 26 and 29: shards, gate files and breakdowns, complete or not. */
class CasesOfFoldersTest {

  @Test
  void case_21_a_folder_of_shards_is_held_against_its_index_and_the_whole_document() {
    var plan = Project.with("docs/prd.md", """
            # Library PRD

            ## Requirements
            ### Functional
            - FR1: Books can be lent for two weeks.
            - FR2: Books can be returned.
            """)
        .and("docs/prd/index.md", """
            # Library PRD

            ## Table of Contents
            - [Library PRD](#table-of-contents)
            - [Requirements](./requirements.md#requirements)
              - [Functional](./requirements.md#functional)
            - [Goals](./goals.md)
            - [Elsewhere](file:///home/somebody/prd/epic-9.md)
            """)
        .and("docs/prd/requirements.md", """
            # Requirements
            ## Functional
            - FR1: Books can be lent for a month.
            - FR2: Books can be returned.
            """)
        .and("docs/prd/epic-2-catalogue.md", "# Epic 2: Catalogue\n## Story 2.1: List books\n")
        .and("docs/prd/epic-10-search.md", "# Epic 10: Search\n## Story 10.1: Search books\n")
        .read();

    assertThat(ids(plan)).containsExactly("2.1", "10.1");
    assertThat(places(plan, DiagnosticCode.SHARD_MISSING)).containsExactly("docs/prd/index.md:7");
    assertThat(places(plan, DiagnosticCode.SHARD_UNLISTED))
        .containsExactlyInAnyOrder("docs/prd/epic-2-catalogue.md:1", "docs/prd/epic-10-search.md:1");
    assertThat(places(plan, DiagnosticCode.LINK_REFUSED)).containsExactly("docs/prd/index.md:8");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.WHOLE_SHARD_CONFLICT)
        .singleElement().satisfies(found -> {
          assertThat(found.severity()).isEqualTo(Severity.WARNING);
          assertThat(found.span()).hasToString("docs/prd.md:5");
          assertThat(found.message()).contains("FR1", "docs/prd/requirements.md:3");
        });
    assertThat(plan.requirements().getFirst().text()).as("the shard counts until somebody decides").contains("month");
  }

  @Test
  void case_26_gate_files_that_are_only_partly_yaml_are_kept_and_named() {
    var plan = Project.with("docs/stories/1.1.story.md", "# Story 1.1: Lend a book\n\n## Status\nReview\n")
        .and("docs/qa/gates/1.1-lend.yml", """
            schema: 1
            story: '1.1'
            gate: PASS
            ---
            # Notes
            **Decision: PASS** with *some*: remarks
            """)
        .and("docs/qa/gates/1.2-return.yml", """
            schema: 1
            story: '1.2'
            gate: PASS
            notes: 'Don\\'t ship on Friday'
            """)
        .and("docs/qa/gates/1.3-renew.yml", """
            schema: 1
            story: '1.3'
            gate: CONDITIONAL PASS
            top_issues:
              - id: SEC-001
                severity: critical
            """)
        .read();

    assertThat(plan.documents(DocumentType.QA_GATE)).hasSize(3);
    assertThat(plan.documents(DocumentType.QA_GATE).get(2).lines()).contains("gate: CONDITIONAL PASS");
    assertThat(plan.diagnostics()).filteredOn(found -> found.code() == DiagnosticCode.GATE_PARTIAL)
        .extracting(found -> found.span().path()).contains("docs/qa/gates/1.2-return.yml",
            "docs/qa/gates/1.3-renew.yml");
    assertThat(ids(plan)).containsExactly("1.1");
  }

  @Test
  void case_29_a_breakdown_with_bad_ids_a_status_and_ambiguous_files_is_read_and_reported() {
    var folder = "_bmad-output/specs/spec-library/";
    var plan = Project.with(folder + "SPEC.md", "---\nid: SPEC-library\n---\n# Library\n## Why\nBooks.\n")
        .and(folder + "stories.yaml", """
            - id: 1
              title: Lend a book
              description: A reader takes a book home.
            - id: "2"
              title: Return a book
              description: And brings it back.
            - id: "3"
              title: Renew a book
              description: Or keeps it.
              status: done
            - id: "3-2"
              title: Renew twice
              description: Or longer.
            - id: "4"
              title: Reserve a book
              description: Or waits for it.
            """)
        .and(folder + "stories/2-a.md", "---\nstatus: in-progress\n---\n# Return a book\n")
        .and(folder + "stories/2-b.md", "---\nstatus: done\n---\n# Return a book\n")
        .and(folder + "stories/4-unresolved.md", "---\nstatus: blocked\n---\n# Reserve a book\n")
        .read();

    assertThat(ids(plan)).containsExactly("1", "2", "3", "3-2", "4");
    assertThat(messages(plan, folder + "stories.yaml")).anyMatch(said -> said.contains("3-2") && said.contains("3"))
        .anyMatch(said -> said.contains("status"));
    assertThat(messages(plan, folder + "stories/2-a.md")).as("two files claim story 2")
        .anyMatch(said -> said.contains("story 2 has 2 files"));
    assertThat(story(plan, "2").status()).isEqualTo(StoryStatus.UNKNOWN);
    assertThat(story(plan, "4").status()).as("wedged until its sentinel is deleted").isEqualTo(StoryStatus.BLOCKED);
    assertThat(story(plan, "3").statuses()).as("a breakdown states no status").isEmpty();
  }

  private static List<String> places(Plan plan, DiagnosticCode code) {
    return plan.diagnostics().stream().filter(found -> found.code() == code).map(found -> found.span().toString())
        .toList();
  }

  private static List<String> messages(Plan plan, String path) {
    return plan.diagnostics().stream().filter(found -> found.span().path().equals(path)).map(Diagnostic::message)
        .toList();
  }
}
