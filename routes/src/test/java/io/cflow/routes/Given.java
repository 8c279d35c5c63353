package io.cflow.routes;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Capability;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Role;
import io.cflow.domain.SourceFile;
import io.cflow.domain.Stage;
import io.cflow.engine.ExecutionStatus;
import io.cflow.engine.Step;
import io.cflow.port.Committed.Consequence;
import io.cflow.processors.flow.Delivery;
import io.cflow.processors.intake.InboxProject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What tests of routes begin with. */
final class Given {

  static final String EPICS = """
      # Shelf - Epic Breakdown

      ## Epic 1: Lending

      ### Story 1.1: Lend a book

      As a reader, I want to lend a book, so that I can read it.

      **Acceptance Criteria:**

      **Given** a book on the shelf
      **When** I lend it
      **Then** it is mine for four weeks
      """;
  static final String NOTHING_TO_DO = "# Notes\n\nNothing is planned here.\n";

  private Given() {}

  static InboxProject project() {
    return new InboxProject("shelf", "shelf", false, "one");
  }

  static Delivery delivery(String epics) {
    var file = new SourceFile("docs/epics.md", epics.getBytes(StandardCharsets.UTF_8));
    return new Delivery(
        "default", "", new ProjectFiles("shelf", List.of(file), List.of()), Optional.empty(), Path.of("out"));
  }

  static AgentTask task(int number, String role) {
    return new AgentTask(
        AgentTask.id(Fakes.FakeIntake.EXECUTION, number), Fakes.FakeIntake.EXECUTION, "default", number,
        new Capability(new Role(role), "work"), Stage.DEVELOPMENT, "1.1", 1, 7);
  }

  /** Rests; what its step is does not matter to the routes, which ask a bean for its kind. */
  static Consequence consequence() {
    return new Consequence(Fakes.FakeIntake.EXECUTION, "default", new Step.Settle(ExecutionStatus.RUNNING, true));
  }
}
