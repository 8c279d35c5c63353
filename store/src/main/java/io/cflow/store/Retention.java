package io.cflow.store;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drops what nobody needs any more: executions that were over long ago, and what belonged to nothing else. */
public final class Retention {

  private static final String EXECUTIONS = """
      with old as (
        delete from workflow_executions
        where status in ('completed', 'cancelled') and completed_at < now() - make_interval(secs => :seconds)
        returning id, plan_id),
      tasks as (delete from agent_tasks where execution_id in (select id from old)),
      changes as (delete from stage_changes where execution_id in (select id from old)),
      letters as (delete from dead_letters where execution_id in (select id from old)),
      history as (delete from ledger where execution_id in (select id from old)),
      events as (delete from outbox where topic = 'event' and execution_id in (select id from old)),
      requests as (delete from requests where execution_id in (select id from old))
      select count(*) from old""";

  private static final String PLANS = """
      delete from plans p
      where not exists (select from workflow_executions x where x.plan_id = p.id or x.id = p.execution_id)
        and p.created_at < now() - make_interval(secs => :seconds)""";

  private static final String DOCUMENTS = """
      delete from documents d where seen_at < now() - interval '1 day' and not exists (
        select from plan_documents p where p.tenant_id = d.tenant_id and p.content_hash = d.content_hash)
        and not exists (
          select from write_backs w where w.tenant_id = d.tenant_id and w.content_hash = d.content_hash)""";

  private static final String ARTIFACTS = """
      delete from artifacts a where seen_at < now() - interval '1 day' and not exists (
        select from execution_artifacts e where e.content_hash = a.content_hash)
        and not exists (select from task_artifacts t where t.content_hash = a.content_hash)
        and not exists (select from outbox o where o.body = a.content_hash)""";

  private final Database database;
  private final JdbcClient jdbc;
  private final Duration age;

  public Retention(Database database, Duration age) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.age = age;
  }

  public Duration age() {
    return age;
  }

  /** @return how many executions were dropped */
  public int dropOld() {
    return database.transactions().execute(status -> {
      int dropped = jdbc.sql(EXECUTIONS).param("seconds", age.toSeconds()).query(Integer.class).single();
      if (dropped > 0) {
        jdbc.sql(PLANS).param("seconds", age.toSeconds()).update();
        jdbc.sql(DOCUMENTS).update();
        jdbc.sql(ARTIFACTS).update();
      }
      return dropped;
    });
  }
}
