package io.cflow.store;

import io.cflow.port.CrashPoint;
import io.cflow.port.Intake;
import io.cflow.store.IntakeGroup.Candidate;
import io.cflow.store.IntakeGroup.Verdict;
import io.cflow.store.IntakeTransaction.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Accepts plans: all or nothing, and the same documents only once. Whatever has gathered is accepted in one
 * transaction, as in the {@link GroupJournal}; so intake never takes more than one connection.
 */
public final class JdbcIntake implements Intake {

  private static final String WORKS = """
      select status <> 'cancelled' from workflow_executions where tenant_id = :tenant and project = :project
      order by id desc limit 1""";

  /** Submissions that may wait, with all their documents in memory. */
  static final int PLACES = 1_000;

  private final Semaphore places = new Semaphore(PLACES);
  private final Combiner<Candidate> candidates = new Combiner<>(this::acceptGathered);
  private final Database database;
  private final JdbcClient jdbc;
  private final Ownership ownership;
  private final Supplier<UUID> ids;
  private final BiConsumer<UUID, Submission> listener;

  public JdbcIntake(Database database, Ownership ownership, Supplier<UUID> ids) {
    this(database, ownership, ids, (execution, submission) -> {});
  }

  /** @param listener told of each new execution before its first task starts; must not wait */
  public JdbcIntake(
      Database database, Ownership ownership, Supplier<UUID> ids, BiConsumer<UUID, Submission> listener) {
    this.database = database;
    this.jdbc = database.jdbc();
    this.ownership = ownership;
    this.ids = ids;
    this.listener = listener;
  }

  @Override
  public Accepted accept(Submission submission) {
    if (!places.tryAcquire()) {
      throw new Busy();
    }
    try {
      var verdict = verdict(submission);
      CrashPoint.INTAKE_COMMITTED.hit();
      begin(submission, verdict);
      CrashPoint.INTAKE_OPENED.hit();
      return verdict.accepted();
    } finally {
      places.release();
    }
  }

  /** Submissions that wait for whoever is accepting. */
  int gathered() {
    return candidates.size();
  }

  private Verdict verdict(Submission submission) {
    var candidate = new Candidate(submission);
    candidates.offer(candidate);
    try {
      return candidate.verdict().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Done for a repeated submission too: whoever came first may have ended before it got there. */
  private void begin(Submission submission, Verdict verdict) {
    var execution = verdict.accepted().execution();
    if (verdict.accepted().fresh() && verdict.accepted().version().isEmpty()) {
      listener.accept(execution, submission);
      ownership.begin(execution, submission);
    } else {
      ownership.open(execution);
    }
  }

  @Override
  public boolean works(String tenant, String project) {
    return jdbc.sql(WORKS).param("tenant", tenant).param("project", project).query(Boolean.class).optional()
        .orElse(false);
  }

  /** What shares a name with one of the group waits for the next: then it finds what that one wrote. */
  private void acceptGathered() {
    var group = new IntakeGroup();
    var later = new ArrayList<Candidate>();
    for (var next = candidates.poll(); next != null; next = group.isFull() ? null : candidates.poll()) {
      if (!group.add(next)) {
        later.add(next);
      }
    }
    later.forEach(candidates::putBack);
    if (!group.isEmpty()) {
      accept(group);
    }
  }

  private void accept(IntakeGroup group) {
    try {
      var told = database.transactions().execute(status -> write(group));
      candidates.afterwards(() -> told.forEach(Told::tell));
    } catch (RuntimeException e) {
      takeApart(group, e);
    }
  }

  private List<Told> write(IntakeGroup group) {
    var told = new JdbcTemplate(database.dataSource()).execute((ConnectionCallback<List<Told>>) connection ->
        new IntakeTransaction(connection, ownership.worker().id(), ids).write(group));
    CrashPoint.INTAKE_WRITTEN.hit();
    return told;
  }

  /** One that cannot be written must not cost the others theirs. */
  private void takeApart(IntakeGroup group, RuntimeException cause) {
    if (group.candidates().size() > 1) {
      group.apart().forEach(this::accept);
    } else {
      candidates.afterwards(() -> group.candidates().forEach(one -> one.verdict().completeExceptionally(cause)));
    }
  }
}
