package io.cflow.store;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to leave the database. A row goes only after its effect is certain, so an effect may come twice. */
public final class Outbox {

  /** A document to be written back. The key is its path, the body the hash of its content. */
  static final String DOCUMENT = "document";

  private static final String NEXT = """
      select o.id, o.execution_id, o.key, a.content, x.output
      from outbox o
      join workflow_executions x on x.id = o.execution_id
      join artifacts a on a.content_hash = o.body
      where o.topic = 'document' and x.owner = :me and x.output <> all (cast(:blocked as text[]))
      order by o.id
      limit :limit""";

  private static final String WAITING = "select count(*) from outbox where execution_id = :execution and topic = 'document'";

  /** A process that was taken over may have written what is not the newest any more: its successor writes again. */
  private static final String DONE = """
      delete from outbox where id in (:ids)
        and exists (select from workers where id = :me and epoch = :epoch)""";

  private final JdbcClient jdbc;
  private final Worker worker;

  /** Documents leave through the process that owns their execution. */
  public Outbox(Database database, Ownership ownership) {
    this.jdbc = database.jdbc();
    this.worker = ownership.worker();
  }

  /** @param output the folder the document goes to */
  public record PendingDocument(long id, UUID execution, String path, String content, String output) {}

  /**
   * The oldest documents that have not been written yet.
   *
   * @param blocked folders that cannot be written at the moment; theirs are passed over
   */
  public List<PendingDocument> next(int limit, Set<String> blocked) {
    return jdbc.sql(NEXT).param("me", worker.id()).param("limit", limit).param("blocked", blocked.toArray(String[]::new))
        .query((row, n) -> new PendingDocument(
            row.getLong("id"), row.getObject("execution_id", UUID.class), row.getString("key"),
            row.getString("content"), row.getString("output")))
        .list();
  }

  /** How many documents of an execution have not been written yet. */
  public int waiting(UUID execution) {
    return jdbc.sql(WAITING).param("execution", execution).query(Integer.class).single();
  }

  /** Their effect is certain: they are forgotten. */
  public void done(List<PendingDocument> written) {
    if (!written.isEmpty()) {
      jdbc.sql(DONE).param("ids", written.stream().map(PendingDocument::id).toList())
          .param("me", worker.id()).param("epoch", worker.epoch()).update();
    }
  }
}
