package io.cflow.routes;

import io.cflow.domain.Stage;
import io.cflow.engine.Workflow;
import io.cflow.engine.Workflow.Transition;
import io.cflow.routes.contract.Golden;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/workflow.mmd} shows the table in {@code config/workflows/bmad.yaml}. */
class WorkflowDiagramTest {

  private static final String DRAWING = """
      %%%% The workflow %s, drawn from its table by WorkflowDiagramTest (-Dgolden.update=true writes this file again).
      stateDiagram-v2
        [*] --> %s
      %s
        %s --> [*]
        note right of %s
          From every stage but %s a person may be asked before the next one begins. The track waits in hil_session,
          and goes back to where it came from or on to where that stage leads.
        end note
      """;

  @Test
  void the_diagram_shows_every_transition_of_the_table() {
    var workflow = RouteHouse.workflow();

    new Golden(RouteHouse.DOCS.resolve("workflow.mmd")).matches(draw(workflow));
  }

  private static String draw(Workflow workflow) {
    var transitions = workflow.transitions().stream()
        .map(it -> "  %s --> %s: %s".formatted(it.from(), it.to(), it.on().label()))
        .collect(Collectors.joining("\n"));
    return DRAWING.formatted(
        workflow.name(), workflow.start(), transitions, workflow.end(), workflow.start(), unasked(workflow));
  }

  /** The stages from which the way to a person is closed. */
  private static String unasked(Workflow workflow) {
    return workflow.transitions().stream()
        .flatMap(WorkflowDiagramTest::ends)
        .distinct()
        .filter(stage -> !workflow.allows(stage, null, Stage.HIL_SESSION))
        .map(Stage::name)
        .collect(Collectors.joining(", "));
  }

  private static Stream<Stage> ends(Transition transition) {
    return Stream.of(transition.from(), transition.to());
  }
}
