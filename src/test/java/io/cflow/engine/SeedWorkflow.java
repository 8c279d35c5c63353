package io.cflow.engine;

import static io.cflow.domain.Stage.ARCHITECTURE_CREATION;
import static io.cflow.domain.Stage.DEPLOYMENT;
import static io.cflow.domain.Stage.DEVELOPMENT;
import static io.cflow.domain.Stage.EPIC_CREATION;
import static io.cflow.domain.Stage.PRD_CREATION;
import static io.cflow.domain.Stage.STORY_CREATION;
import static io.cflow.domain.Stage.TESTING;
import static io.cflow.domain.Stage.VALIDATION;
import static io.cflow.engine.StageEvent.COMPLETED;
import static io.cflow.engine.StageEvent.REJECTED;
import static io.cflow.engine.StageEvent.SKIPPED;

import io.cflow.engine.Workflow.Transition;
import java.util.List;

/** The workflow of the original design. */
final class SeedWorkflow {

  static final Workflow WORKFLOW = new Workflow(
      "seed",
      List.of(PRD_CREATION, ARCHITECTURE_CREATION, EPIC_CREATION, STORY_CREATION),
      DEPLOYMENT,
      List.of(
          new Transition(PRD_CREATION, COMPLETED, ARCHITECTURE_CREATION),
          new Transition(ARCHITECTURE_CREATION, COMPLETED, EPIC_CREATION),
          new Transition(EPIC_CREATION, COMPLETED, STORY_CREATION),
          new Transition(STORY_CREATION, COMPLETED, DEVELOPMENT),
          new Transition(DEVELOPMENT, COMPLETED, TESTING),
          new Transition(DEVELOPMENT, SKIPPED, VALIDATION),
          new Transition(TESTING, COMPLETED, VALIDATION),
          new Transition(TESTING, REJECTED, DEVELOPMENT),
          new Transition(VALIDATION, COMPLETED, DEPLOYMENT),
          new Transition(VALIDATION, REJECTED, DEVELOPMENT)));

  private SeedWorkflow() {}
}
