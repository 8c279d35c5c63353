package io.cflow.domain;

import java.util.Locale;

/** What kind of planning document a file is. */
public enum DocumentType {
  BRIEF,
  PRD,
  PRD_SHARD,
  ARCHITECTURE,
  ARCHITECTURE_SHARD,
  EPICS,
  EPIC,
  STORY,
  STORY_SUPPORT,
  UX,
  UX_SHARD,
  QA_GATE,
  QA_ASSESSMENT,
  SPRINT_STATUS,
  WORKFLOW_STATUS,
  CORE_CONFIG,
  PROJECT_CONTEXT,
  RETROSPECTIVE,
  RESEARCH,
  BRAINSTORMING,
  READINESS_REPORT,
  VALIDATION_REPORT,
  CHANGE_PROPOSAL,
  TECH_SPEC,
  CHECKLIST,
  INDEX,
  /** A method's own workflow: who makes what, in which order. */
  WORKFLOW_DEFINITION,
  OTHER;

  /** Whether the engine may write in it. Plans, requirements and specifications belong to people. */
  public boolean isWrittenBack() {
    return this == STORY || this == SPRINT_STATUS || this == QA_GATE;
  }

  /** The name in JSON and in reports: {@code prd-shard}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
