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

  private static final String NEWEST = """
      select p.version, p.content_hash, coalesce(x.documents_hash, p.content_hash) as left_hash, x.id,
        x.status = 'cancelled' as cancelled
      from plans p join workflow_executions x on x.plan_id = p.id
      where p.tenant_id = :tenant and p.project = :project
      order by p.version desc limit 1""";

  private static final String OUTDATED = """
      select x.id from workflow_executions x join plans p on p.id = x.plan_id
      where x.tenant_id = :tenant and x.project = :project and x.status in ('running', 'paused', 'failed')
        and p.version < (
          select n.version from plans n join workflow_executions y on y.plan_id = n.id where y.id = :execution)""";

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
  private final boolean writeBack;

  private record Version(int number, String contentHash, String leftHash, UUID execution, boolean cancelled) {
    /** Documents that only the engine itself has edited are no new version. */
    boolean holds(Plan plan) {
      return contentHash.equals(plan.contentHash()) || leftHash.equals(plan.contentHash());
    }
  }

  private record Request(String bodyHash, UUID execution) {}

  public JdbcIntake(Database database, Ownership ownership, Supplier<UUID> ids) {
    this(database, ownership, ids, false);
  }

  /** @param writeBack whether the team's own documents are to say how far its stories are */
  public JdbcIntake(Database database, Ownership ownership, Supplier<UUID> ids, boolean writeBack) {
    this.writeBack = writeBack;
    this.database = database;
    this.jdbc = database.jdbc();
    this.ownership = ownership;
    this.ids = ids;
  }

  /** What follows is done for a repeated submission too: whoever came first may have ended before it got there. */
  @Override
  public Accepted accept(Submission submission) {
    var accepted = database.transactions().execute(status -> acceptOnce(submission));
    outdated(submission, accepted.execution()).forEach(old -> ownership.supersede(old, accepted.execution()));
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
    var known = request(submission).or(() -> sameContent(submission));
    var accepted = known.map(execution -> new Accepted(execution, false))
        .orElseGet(() -> new Accepted(insert(submission), true));
    remember(submission, accepted.execution());
    return accepted;
  }

  private List<UUID> outdated(Submission submission, UUID execution) {
    return jdbc.sql(OUTDATED)
        .param("tenant", submission.tenant()).param("project", submission.plan().project())
        .param("execution", execution)
        .query(UUID.class).list();
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

  /** What a person cancelled may be wanted again: then it is a new version. */
  private Optional<UUID> sameContent(Submission submission) {
    return newest(submission.tenant(), submission.plan())
        .filter(version -> !version.cancelled())
        .filter(version -> version.holds(submission.plan()))
        .map(Version::execution);
  }

  private Optional<Version> newest(String tenant, Plan plan) {
    return jdbc.sql(NEWEST).param("tenant", tenant).param("project", plan.project())
        .query((row, n) -> new Version(
            row.getInt("version"), row.getString("content_hash"), row.getString("left_hash"), row.getObject("id", UUID.class),
            row.getBoolean("cancelled")))
        .optional();
  }

  private UUID insert(Submission submission) {
    int version = newest(submission.tenant(), submission.plan()).map(Version::number).orElse(0) + 1;
    var insert = new PlanInsert(database.dataSource(), submission, ids.get(), ids.get());
    insert.documents();
    insert.plan(version);
    insert.execution(ownership.worker().id(), writeBack);
    return insert.executionId();
  }
}
