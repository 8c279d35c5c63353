package io.cflow.processors.bmad.dialect.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTypesTest {

  @ParameterizedTest
  @CsvSource({
      ".bmad-core/workflows/mine.yaml, 'workflow:\n  id: mine\n  sequence:\n    - agent: pm\n', "
          + "WORKFLOW_DEFINITION, workflow-definition",
      "docs/template.yaml, 'template:\n  id: t\nsections:\n  - id: a\n', OTHER, template-definition",
      "docs/team.yaml, 'bundle:\n  name: Team\n', OTHER, team-definition",
      ".bmad-core/core-config.yaml, 'markdownExploder: true\n', CORE_CONFIG, config",
      "_bmad/config.toml, '[core]\n', CORE_CONFIG, config",
      "docs/bmm-workflow-status.yaml, 'prd: docs/prd.md\n', WORKFLOW_STATUS, workflow-status",
      "docs/sprint-status.yaml, 'development_status:\n  1-1-a: done\n', SPRINT_STATUS, sprint-status",
      "docs/tracking.yaml, 'development_status:\n  1-1-a: done\n', SPRINT_STATUS, sprint-status",
      "specs/spec-x/stories.yaml, '- id: \"1\"\n', EPICS, story-breakdown",
      "docs/qa/gates/1.1-a.yml, 'gate: PASS\n', QA_GATE, qa-gate",
      "docs/note.yaml, 'a: b\n', OTHER, other-yaml"})
  void a_file_of_settings_or_data_is_known_by_its_name_or_keys(String path, String text, DocumentType type,
      String rule) {
    var document = Project.with(path, text).read().documents().getFirst();

    assertThat(document.type()).isEqualTo(type);
    assertThat(document.rule()).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({
      "docs/a.md, '---\nworkflowType: prd\n---\n# A\n', PRD, workflow-prd",
      "docs/a.md, '---\nworkflowType: architecture\n---\n# A\n', ARCHITECTURE, workflow-architecture",
      "docs/a.md, '---\nworkflowType: testarch-nfr-assess\n---\n# A\n', QA_ASSESSMENT, qa-assessment",
      "plans/ARCHITECTURE-SPINE.md, '# Shelf\n', ARCHITECTURE, architecture-spine",
      "specs/spec-x/SPEC.md, '---\nid: SPEC-x\n---\n# X\n', TECH_SPEC, spec-contract",
      "a/spec-x.md, '---\nstatus: draft\nroute: one-shot\n---\n# X\n', TECH_SPEC, build-spec",
      "docs/tech-spec-lending.md, '# Tech-Spec: Lending\n', TECH_SPEC, tech-spec",
      "docs/tech-spec-epic-2.md, '# Epic Technical Specification: Lending\n', TECH_SPEC, epic-tech-spec",
      "docs/epic-2-retro-2026-01-01.md, '# Epic 2: Looking back\n', RETROSPECTIVE, retrospective",
      "docs/sprint-change-proposal-2026-01-01.md, '# Change\n', CHANGE_PROPOSAL, change-proposal",
      "docs/implementation-readiness-report-2026-01-01.md, '# Ready\n', READINESS_REPORT, readiness",
      "docs/qa/assessments/1.3-risk-20260101.md, '# Risk Profile: Story 1.3\n', QA_ASSESSMENT, qa-assessment",
      "docs/stories/1.3.lend.md, '# Story 1.3: Lend\n', STORY, story",
      "docs/prd/epic-1-lending.md, '# Epic 1: Lending\n## Story 1.1: Lend\n', EPIC, epic-file",
      "docs/epics.md, '# Shelf - Epic Breakdown\n', EPICS, epics-file",
      "docs/prd/epic-list.md, '# Epic List\n', PRD_SHARD, epic-list",
      "docs/prd.md, '# Shelf Product Requirements Document (PRD)\n', PRD, prd",
      "docs/brief.md, '# Project Brief: Shelf\n', BRIEF, brief",
      "docs/architecture.md, '# Shelf Architecture Document\n', ARCHITECTURE, architecture",
      "docs/front-end-spec.md, '# Shelf UI/UX Specification\n', UX, ux",
      "docs/prd/index.md, '# PRD\n', INDEX, shard-index",
      "docs/project-context.md, '# Rules\n', PROJECT_CONTEXT, project-context",
      "docs/notes.md, '# Notes\n', OTHER, unclassified"})
  void a_text_is_known_by_what_it_says_of_itself(String path, String text, DocumentType type, String rule) {
    var document = Project.with(path, text).read().documents().getFirst();

    assertThat(document.type()).isEqualTo(type);
    assertThat(document.rule()).isEqualTo(rule);
  }

  @Test
  void a_workflow_of_the_method_is_no_plan() {
    var plan = Project.with(".bmad-core/workflows/mine.yaml",
        "workflow:\n  id: mine\n  sequence:\n    - agent: sm\n      action: create_story\n").read();

    assertThat(plan.stories()).isEmpty();
    assertThat(plan.diagnostics()).isEmpty();
  }
}
