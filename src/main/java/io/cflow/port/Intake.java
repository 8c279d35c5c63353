package io.cflow.port;

import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.engine.WorkPlan;
import io.cflow.engine.Workflow;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Where plans are accepted. */
public interface Intake {

  /**
   * Accepts a plan in one transaction: documents, plan, tasks and execution, or nothing. Idempotent by tenant,
   * project and content: the same documents again give the execution that is already there. Other documents of a
   * project that has an execution are kept as another version of its plan, which nobody works until it is adopted.
   *
   * @throws RequestConflict if the request key was used before for other documents
   * @throws Busy if too many submissions wait already; nothing of this one was kept
   */
  Accepted accept(Submission submission);

  /** Whether a project of this name has an execution that other documents would change. */
  default boolean works(String tenant, String project) {
    return false;
  }

  /**
   * @param fresh false if these documents were accepted before
   * @param version another version of the execution's plan, about which nobody has decided; its id
   */
  record Accepted(UUID execution, boolean fresh, Optional<UUID> version) {

    public Accepted(UUID execution, boolean fresh) {
      this(execution, fresh, Optional.empty());
    }
  }

  /**
   * @param requestKey the caller's idempotency key, empty if there is none
   * @param workspace the folder the project lives in, if it came from one
   * @param output the folder documents go back to
   */
  record Submission(
      String tenant, String requestKey, ProjectFiles files, Plan plan, WorkPlan work, Workflow workflow,
      Optional<Path> workspace, Path output) {

    public Submission {
      Objects.requireNonNull(tenant, "tenant");
      Objects.requireNonNull(requestKey, "requestKey");
      Objects.requireNonNull(files, "files");
      Objects.requireNonNull(plan, "plan");
      Objects.requireNonNull(work, "work");
      Objects.requireNonNull(workflow, "workflow");
      Objects.requireNonNull(workspace, "workspace");
      Objects.requireNonNull(output, "output");
    }
  }

  /** The same key came with other documents. */
  final class RequestConflict extends RuntimeException {
    public RequestConflict(String key) {
      super("the idempotency key '" + key + "' was used before for other documents");
    }
  }

  /** Too many submissions at once; the same one may be sent again later. */
  final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Busy() {
      super("too many submissions at once; send it again");
    }
  }
}
