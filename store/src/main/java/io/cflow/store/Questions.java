package io.cflow.store;

import io.cflow.engine.Question;
import io.cflow.engine.Verb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the engine asks outside of the workflow's gates. Any process may ask and take the answer: the row decides, not
 * the owner of the execution. What follows from an answer is done after it is durable, so it may come twice.
 */
public final class Questions {

  /** A question of this kind about the same subject that showed something else is not asked any more. */
  private static final String LAPSE_OTHERS = """
      with lapsed as (
        update decisions set state = 'lapsed'
        where execution_id = :execution and kind = :kind and subject = :subject and track is null and state = 'open'
          and content_hash <> :hash
        returning tenant_id, execution_id, subject, question)
      insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
      select tenant_id, execution_id, 'decision-lapsed', subject, 'engine', :reason || ': ' || question from lapsed""";

  private static final String ASK = """
      with asked as (
        insert into decisions (id, tenant_id, execution_id, kind, subject, question, evidence, verbs, content_hash)
        select :id, tenant_id, id, :kind, :subject, :question, :evidence, cast(:verbs as text[]), :hash
        from workflow_executions where id = :execution
        on conflict (execution_id, kind, subject) where track is null and state = 'open' do nothing
        returning tenant_id, execution_id, subject, question)
      insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
      select tenant_id, execution_id, 'decision-asked', subject, 'engine', question from asked""";

  private static final String OPEN = """
      select id from decisions
      where execution_id = :execution and kind = :kind and subject = :subject and track is null and state = 'open'""";

  private static final String SUBJECTS = """
      select subject from decisions
      where execution_id = :execution and kind = :kind and track is null and state = 'open' order by subject""";

  private static final String ANSWER = """
      with answered as (
        update decisions set state = 'answered', verb = :verb, actor = :actor, answer = :text, content = :content,
          answered_at = now()
        where id = :id and track is null and state = 'open'
        returning tenant_id, execution_id, subject)
      insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
      select tenant_id, execution_id, 'decision-answered', subject, :actor, trim(:verb || ' ' || :text) from answered""";

  private static final String UNAPPLIED = """
      select d.id, d.execution_id, d.kind, d.subject, d.verb, d.actor, d.answer, d.content
      from decisions d
      where d.track is null and d.state = 'answered' and d.applied_at is null
        and (cast(:id as uuid) is null or d.id = cast(:id as uuid))
      order by d.id""";

  private static final String APPLIED = "update decisions set applied_at = now() where id = :id";

  private final Database database;
  private final JdbcClient jdbc;
  private final Supplier<UUID> ids;

  public Questions(Database database, Supplier<UUID> ids) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.ids = ids;
  }

  /**
   * A person's answer, of which nothing may have followed yet.
   *
   * @param content what the person wants instead of what was proposed; only with {@link Verb#EDIT}
   */
  public record Answered(
      UUID decision, UUID execution, Question.Kind kind, String subject, Verb verb, String actor, String text,
      Optional<String> content) {}

  /**
   * Asks, unless the same question is open already. One of the same kind and subject that showed something else lapses.
   *
   * @return the open question
   */
  public UUID ask(UUID execution, Question question) {
    return database.transactions().execute(status -> {
      var hash = Texts.hash(Texts.clean(question.shown()));
      lapseOthers(execution, question.kind(), question.subject(), hash, "asked anew");
      jdbc.sql(ASK)
          .param("id", ids.get()).param("execution", execution)
          .param("kind", question.kind().label()).param("subject", Texts.clean(question.subject()))
          .param("question", Texts.brief(Texts.clean(question.text())))
          .param("evidence", Texts.clean(question.evidence()))
          .param("verbs", question.verbs().stream().map(Verb::label).toArray(String[]::new))
          .param("hash", hash)
          .update();
      return jdbc.sql(OPEN).param("execution", execution)
          .param("kind", question.kind().label()).param("subject", Texts.clean(question.subject()))
          .query(UUID.class).single();
    });
  }

  /** What open questions of a kind are about. */
  public List<String> open(UUID execution, Question.Kind kind) {
    return jdbc.sql(SUBJECTS).param("execution", execution).param("kind", kind.label()).query(String.class).list();
  }

  /** What the question was about has gone. */
  public void lapse(UUID execution, Question.Kind kind, String subject, String reason) {
    lapseOthers(execution, kind, Texts.clean(subject), "", reason);
  }

  private void lapseOthers(UUID execution, Question.Kind kind, String subject, String hash, String reason) {
    jdbc.sql(LAPSE_OTHERS)
        .param("execution", execution).param("kind", kind.label()).param("subject", subject).param("hash", hash)
        .param("reason", reason)
        .update();
  }

  /** @return false if it is not open any more: of many answers one counts */
  public boolean answer(UUID decision, Verb verb, String actor, String text, Optional<String> content) {
    return jdbc.sql(ANSWER)
        .param("id", decision).param("verb", verb.label()).param("actor", actor)
        .param("text", Texts.brief(Texts.clean(text)))
        .param("content", content.map(Texts::clean).orElse(null))
        .update() == 1;
  }

  /** An answer of which it is not certain that what follows was done. */
  public Optional<Answered> unapplied(UUID decision) {
    return jdbc.sql(UNAPPLIED).param("id", decision).query(Questions::answered).optional();
  }

  /** All of them, oldest first. */
  public List<Answered> unapplied() {
    return jdbc.sql(UNAPPLIED).param("id", null).query(Questions::answered).list();
  }

  /** What follows from the answer is certain. */
  public void applied(UUID decision) {
    jdbc.sql(APPLIED).param("id", decision).update();
  }

  private static Answered answered(ResultSet row, int number) throws SQLException {
    return new Answered(
        row.getObject("id", UUID.class), row.getObject("execution_id", UUID.class),
        Question.Kind.of(row.getString("kind")), row.getString("subject"),
        Verb.of(row.getString("verb")).orElseThrow(), row.getString("actor"), row.getString("answer"),
        Optional.ofNullable(row.getString("content")));
  }
}
