package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.engine.Event;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls on their way from the process they came to, to the one that owns the execution. */
final class Inbound {

  /** What a refusal says when there is nobody left to apply it. */
  static final String OVER = "the execution is over";

  /** Tells who owns it, and leaves the call unless that is {@code except}. */
  private static final String LEAVE = """
      with target as (
        select id, tenant_id, owner from workflow_executions
        where id = :execution and status in ('running', 'paused', 'failed')),
      left_there as (
        insert into inbound (id, tenant_id, execution_id, event)
        select :id, tenant_id, id, :event from target where owner <> :except
        on conflict (id) do nothing)
      select owner from target""";

  private static final String WAITING = """
      select i.id, i.execution_id, i.event from inbound i join workflow_executions x on x.id = i.execution_id
      where i.applied_at is null and x.owner = :me
      order by i.position""";

  private static final String VERDICTS =
      "select id, execution_id, steps, refusal from inbound where id in (:ids) and applied_at is not null";

  private static final String REFUSE =
      "update inbound set refusal = :reason, applied_at = now() where id = :id and applied_at is null";

  private static final String IS_OVER = """
      select exists (
        select from workflow_executions where id = :execution and status in ('completed', 'cancelled'))""";

  private static final String NOTE_LATE = """
      insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
      select x.tenant_id, x.id, 'outcome-fenced', t.agent || '.' || t.capability
          || case when t.story = '' then '' else ' ' || t.story end, 'engine', :detail
      from workflow_executions x join agent_tasks t on t.id = :task
      where x.id = :execution and x.status in ('completed', 'cancelled')""";

  private final JdbcClient jdbc;
  private final String me;

  Inbound(JdbcClient jdbc, String me) {
    this.jdbc = jdbc;
    this.me = me;
  }

  /** Something for the owner of an execution. */
  record Call(UUID id, UUID execution, Event event) {

    /**
     * An answer and an outcome are the same call whenever they come again: the decision and the lease say so. Each
     * signal is one of its own.
     */
    static Call of(UUID execution, Event event, UUID fresh) {
      return new Call(switch (event) {
        case Event.Decided d -> same("decided", execution, d.decision(), d.accepted(), d.actor());
        case Event.TaskEnded e -> same("ended", execution, e.number(), e.lease());
        case Event.Opened _, Event.RetryDue _, Event.Signalled _, Event.Held _, Event.Revised _ -> fresh;
      }, execution, event);
    }

    private static UUID same(Object... parts) {
      return UUID.nameUUIDFromBytes(List.of(parts).toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** How a call ended. @param refusal null if it was applied */
  record Verdict(UUID id, UUID execution, @Nullable String steps, @Nullable String refusal) {}

  /** Where a call was left, if anywhere. */
  enum Place {
    OVER,
    /** Nothing was left: this process owns the execution itself. */
    HERE,
    WITH_ITS_OWNER
  }

  /** Leaves a call, unless its execution is over or belongs to this process. Idempotent. */
  Place leaveUnlessOurs(Call call) {
    return leave(call, me);
  }

  /** The same for whoever owns it, be it this process. */
  Place leave(Call call) {
    return leave(call, "");
  }

  private Place leave(Call call, String except) {
    var owner = jdbc.sql(LEAVE)
        .param("id", call.id()).param("execution", call.execution()).param("except", except)
        .param("event", Texts.clean(EventCodec.text(call.event())))
        .query((row, n) -> row.getString("owner")).optional();
    return owner.map(id -> id.equals(except) ? Place.HERE : Place.WITH_ITS_OWNER).orElse(Place.OVER);
  }

  /** Calls for executions of this process, oldest first. */
  List<Call> waiting() {
    return jdbc.sql(WAITING).param("me", me)
        .query((row, n) -> new Call(
            row.getObject("id", UUID.class), row.getObject("execution_id", UUID.class),
            EventCodec.event(row.getString("event"))))
        .list();
  }

  List<Verdict> verdicts(Collection<UUID> calls) {
    return calls.isEmpty() ? List.of() : jdbc.sql(VERDICTS).param("ids", calls).query(Inbound::verdict).list();
  }

  private static Verdict verdict(ResultSet row, int number) throws SQLException {
    return new Verdict(
        row.getObject("id", UUID.class), row.getObject("execution_id", UUID.class), row.getString("steps"),
        row.getString("refusal"));
  }

  void refuse(Call call, String reason) {
    jdbc.sql(REFUSE).param("id", call.id()).param("reason", Texts.brief(Texts.clean(reason))).update();
  }

  boolean isOver(UUID execution) {
    return jdbc.sql(IS_OVER).param("execution", execution).query(Boolean.class).single();
  }

  /** An outcome for an execution nobody owns any more is kept in its history. */
  void noteLate(Call call) {
    if (call.event() instanceof Event.TaskEnded ended) {
      jdbc.sql(NOTE_LATE)
          .param("execution", call.execution()).param("task", AgentTask.id(call.execution(), ended.number()))
          .param("detail", "stale lease " + ended.lease() + ": " + OVER)
          .update();
    }
  }
}
