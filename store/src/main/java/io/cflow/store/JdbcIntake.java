package io.cflow.store;

import io.cflow.domain.Plan;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.port.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accepts plans: all or nothing, and the same documents only once. */
public final class JdbcIntake implements Intake {

  /** Two doors may bring the same project at the same moment: the second waits, then finds the first. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended(:tenant || '/' || :project, 0))";

  private static final String NEWEST = """
      select p.version, p.content_hash, x.id
      from plans p join workflow_executions x on x.plan_id = p.id
      where p.tenant_id = :tenant and p.project = :project
      order by p.version desc limit 1""";

  private static final String STILL_OPEN = """
      select id from workflow_executions
      where tenant_id = :tenant and project = :project and id <> :execution
        and status in ('running', 'paused', 'failed')""";

  private static final String REMEMBER_REQUEST = """
      insert into requests (tenant_id, key, body_hash, execution_id) values (:tenant, :key, :hash, :execution)
      on conflict (tenant_id, key) do nothing""";

  private static final String REQUEST = """
      select body_hash, execution_id from requests where tenant_id = :tenant and key = :key""";

  private final Database database;
  private final JdbcClient jdbc;
  private final Ownership ownership;
  private final Supplier<UUID> ids;

  private record Version(int number, String contentHash, UUID execution) {}

  private record Request(String bodyHash, UUID execution) {}

  public JdbcIntake(Database database, Ownership ownership, Supplier<UUID> ids) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.ownership = ownership;
    this.ids = ids;
  }

  @Override
  public Accepted accept(Submission submission) {
    var superseded = new ArrayList<UUID>();
    var accepted = database.transactions().execute(status -> acceptOnce(submission, superseded));
    if (accepted.fresh()) {
      var reason = "superseded by " + accepted.execution();
      superseded.forEach(old ->
          ownership.journal().offer(old, new Event.Signalled(new Signal.Cancel(reason), "intake")));
      ownership.open(accepted.execution());
    }
    return accepted;
  }

  private Accepted acceptOnce(Submission submission, List<UUID> superseded) {
    var plan = submission.plan();
    jdbc.sql(ONE_AT_A_TIME).param("tenant", submission.tenant()).param("project", plan.project())
        .query((row, n) -> 0).list();
    var known = request(submission).or(() -> sameContent(submission));
    var accepted = known.map(execution -> new Accepted(execution, false))
        .orElseGet(() -> new Accepted(insert(submission), true));
    if (accepted.fresh()) {
      superseded.addAll(jdbc.sql(STILL_OPEN)
          .param("tenant", submission.tenant()).param("project", plan.project())
          .param("execution", accepted.execution())
          .query(UUID.class).list());
    }
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

  private void remember(Submission submission, UUID execution) {
    if (!submission.requestKey().isEmpty()) {
      jdbc.sql(REMEMBER_REQUEST)
          .param("tenant", submission.tenant()).param("key", submission.requestKey())
          .param("hash", bodyHash(submission)).param("execution", execution)
          .update();
    }
  }

  private static String bodyHash(Submission submission) {
    return Texts.hash(submission.plan().project() + "\n" + submission.plan().contentHash());
  }

  private Optional<UUID> sameContent(Submission submission) {
    return newest(submission.tenant(), submission.plan())
        .filter(version -> version.contentHash().equals(submission.plan().contentHash()))
        .map(Version::execution);
  }

  private Optional<Version> newest(String tenant, Plan plan) {
    return jdbc.sql(NEWEST).param("tenant", tenant).param("project", plan.project())
        .query((row, n) -> new Version(
            row.getInt("version"), row.getString("content_hash"), row.getObject("id", UUID.class)))
        .optional();
  }

  private UUID insert(Submission submission) {
    int version = newest(submission.tenant(), submission.plan()).map(Version::number).orElse(0) + 1;
    var insert = new PlanInsert(database.dataSource(), submission, ids.get(), ids.get());
    insert.documents();
    insert.plan(version);
    insert.execution(ownership.worker().id());
    return insert.executionId();
  }
}
