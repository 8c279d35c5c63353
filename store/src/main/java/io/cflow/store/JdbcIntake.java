package io.cflow.store;

import io.cflow.domain.Plan;
import io.cflow.port.Intake;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accepts plans: all or nothing, and the same documents only once. */
public final class JdbcIntake implements Intake {

  /** Two doors may bring the same project at the same moment: the second waits, then finds the first. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended(:tenant || '/' || :project, 0))";

  private static final String CURRENT = """
      select x.id, p.content_hash, x.status = 'cancelled' as cancelled
      from workflow_executions x join plans p on p.id = x.plan_id
      where x.tenant_id = :tenant and x.project = :project
      order by x.id desc limit 1""";

  private static final String LAST_VERSION =
      "select coalesce(max(version), 0) from plans where tenant_id = :tenant and project = :project";

  /** What was declined is not asked about again. */
  private static final String KNOWN = """
      select id, state from plans
      where execution_id = :execution and content_hash = :hash and state in ('proposed', 'approved', 'declined')
      order by version desc limit 1""";

  /** The documents have changed again before anybody decided. */
  private static final String RETURN_OTHERS = """
      update plans set state = 'returned'
      where execution_id = :execution and state = 'proposed' and content_hash <> :hash""";

  private static final String REMEMBER_REQUEST = """
      insert into requests (tenant_id, key, body_hash, execution_id) values (:tenant, :key, :hash, :execution)
      on conflict (tenant_id, key) do nothing""";

  private static final String REQUEST = """
      select body_hash, execution_id from requests where tenant_id = :tenant and key = :key""";

  /** Intake may wait for one another; with these it never takes the connections that running work needs. */
  private static final int AT_A_TIME = 3;
  private static final int PATIENCE_SECONDS = 10;

  private final Semaphore turns = new Semaphore(AT_A_TIME, true);
  private final Database database;
  private final JdbcClient jdbc;
  private final Ownership ownership;
  private final Supplier<UUID> ids;

  /** The newest execution of a project and what it works. */
  private record Current(UUID execution, String contentHash, boolean cancelled) {}

  private record Version(UUID plan, String state) {
    Optional<UUID> undecided() {
      return state.equals("declined") ? Optional.empty() : Optional.of(plan);
    }
  }

  private record Request(String bodyHash, UUID execution) {}

  public JdbcIntake(Database database, Ownership ownership, Supplier<UUID> ids) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.ownership = ownership;
    this.ids = ids;
  }

  /** What follows is done for a repeated submission too: whoever came first may have ended before it got there. */
  @Override
  public Accepted accept(Submission submission) {
    var accepted = database.transactions().execute(status -> acceptOnce(submission));
    ownership.open(accepted.execution());
    return accepted;
  }

  private void awaitTurn() {
    try {
      if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Busy();
    }
  }

  private Accepted acceptOnce(Submission submission) {
    jdbc.sql(ONE_AT_A_TIME).param("tenant", submission.tenant()).param("project", submission.plan().project())
        .query((row, n) -> 0).list();
    var accepted = request(submission).map(execution -> again(execution, submission))
        .or(() -> current(submission).map(current -> version(current, submission)))
        .orElseGet(() -> new Accepted(insert(submission), true));
    remember(submission, accepted.execution());
    return accepted;
  }

  private Optional<UUID> request(Submission submission) {
    if (submission.requestKey().isEmpty()) {
      return Optional.empty();
    }
    var earlier = jdbc.sql(REQUEST).param("tenant", submission.tenant()).param("key", submission.requestKey())
        .query((row, n) -> new Request(row.getString("body_hash"), row.getObject("execution_id", UUID.class)))
        .optional();
    if (earlier.isPresent() && !earlier.get().bodyHash().equals(bodyHash(submission))) {
      throw new RequestConflict(submission.requestKey());
    }
    return earlier.map(Request::execution);
  }

  /** The key may have come with another project at the same moment; then that one was remembered. */
  private void remember(Submission submission, UUID execution) {
    if (!submission.requestKey().isEmpty()) {
      int remembered = jdbc.sql(REMEMBER_REQUEST)
          .param("tenant", submission.tenant()).param("key", submission.requestKey())
          .param("hash", bodyHash(submission)).param("execution", execution)
          .update();
      if (remembered == 0) {
        request(submission);
      }
    }
  }

  private static String bodyHash(Submission submission) {
    return Texts.hash(submission.plan().project() + "\n" + submission.plan().contentHash());
  }

  /** What a person cancelled may be wanted again: then it is a new execution. */
  private Optional<Current> current(Submission submission) {
    return jdbc.sql(CURRENT)
        .param("tenant", submission.tenant()).param("project", submission.plan().project())
        .query((row, n) -> new Current(
            row.getObject("id", UUID.class), row.getString("content_hash"), row.getBoolean("cancelled")))
        .optional()
        .filter(current -> !current.cancelled());
  }

  @Override
  public boolean works(String tenant, String project) {
    return jdbc.sql(CURRENT).param("tenant", tenant).param("project", project)
        .query((row, n) -> !row.getBoolean("cancelled")).optional().orElse(false);
  }

  /** Other documents of a project that is worked are another version of its plan, and somebody has to look at it. */
  private Accepted version(Current current, Submission submission) {
    jdbc.sql(RETURN_OTHERS)
        .param("execution", current.execution()).param("hash", submission.plan().contentHash()).update();
    if (current.contentHash().equals(submission.plan().contentHash())) {
      return new Accepted(current.execution(), false);
    }
    return known(current.execution(), submission)
        .map(version -> new Accepted(current.execution(), false, version.undecided()))
        .orElseGet(() -> new Accepted(
            current.execution(), true, Optional.of(propose(current.execution(), submission))));
  }

  /** The same request again: whoever sent it first may have ended before anybody looked at its version. */
  private Accepted again(UUID execution, Submission submission) {
    return new Accepted(execution, false, known(execution, submission).flatMap(Version::undecided));
  }

  private Optional<Version> known(UUID execution, Submission submission) {
    return jdbc.sql(KNOWN).param("execution", execution).param("hash", submission.plan().contentHash())
        .query((row, n) -> new Version(row.getObject("id", UUID.class), row.getString("state")))
        .optional();
  }

  private UUID propose(UUID execution, Submission submission) {
    var plan = ids.get();
    var insert = new PlanInsert(database.dataSource(), submission, plan, execution);
    insert.documents();
    insert.plan(nextVersion(submission), "proposed");
    return plan;
  }

  private UUID insert(Submission submission) {
    int version = nextVersion(submission);
    var insert = new PlanInsert(database.dataSource(), submission, ids.get(), ids.get());
    insert.documents();
    insert.plan(version, "adopted");
    insert.execution(ownership.worker().id(), version);
    return insert.executionId();
  }

  private int nextVersion(Submission submission) {
    return jdbc.sql(LAST_VERSION)
        .param("tenant", submission.tenant()).param("project", submission.plan().project())
        .query(Integer.class).single() + 1;
  }
}
