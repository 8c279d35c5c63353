package io.cflow.store;

import io.cflow.engine.ExecutionState.Rules;
import io.cflow.engine.Step;
import io.cflow.port.CrashPoint;
import io.cflow.port.Dispatcher;
import io.cflow.port.Intake.Submission;
import io.cflow.port.Journal;
import io.cflow.store.Doorbell.News;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Which executions this process owns: it takes its own back after a restart, and those of the dead. */
public final class Ownership implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Ownership.class);

  private static final String MINE = """
      select id from workflow_executions
      where owner = :me and status in ('running', 'paused', 'failed')
      order by id""";

  /**
   * A worker that seems dead may only be slow: its epoch ends with the same statement, so whatever it still wants to
   * write is refused. A worker whose own epoch has ended takes nothing.
   */
  private static final String TAKE_OVER = """
      with dead as (
        update workers w set epoch = nextval('worker_epochs')
        where w.id <> :me and w.seen_at < now() - cast('%s' as interval)
          and exists (select from workers where id = :me and epoch = :epoch)
          and (exists (select from workflow_executions o
              where o.owner = w.id and o.status in ('running', 'paused', 'failed'))
            or exists (select from outbox d join workflow_executions o on o.id = d.execution_id
              where o.owner = w.id and d.topic <> 'event'))
        returning w.id, w.epoch)
      update workflow_executions x set owner = :me
      from dead where x.owner = dead.id
        and (x.status in ('running', 'paused', 'failed') or x.id in (select execution_id from outbox where topic <> 'event'))
      returning dead.epoch""".formatted(Worker.LEASE);

  private static final String ALLOW = """
      insert into workflow_transitions (workflow, from_stage, to_stage) values (:workflow, :from, :to)
      on conflict do nothing""";

  private final JdbcClient jdbc;
  private final Worker worker;
  private final TransactionTemplate transactions;
  private final InFlight inFlight;
  private final GroupJournal journal;
  private final Doorbell doorbell;
  private final ForwardingJournal front;
  private final CallReceiver receiver;
  /** Nobody is told what nobody hears. */
  private volatile boolean alone = true;
  private volatile Runnable onNews = () -> {};

  /**
   * How an owner works.
   *
   * @param workerId stable over restarts of the same data directory
   * @param rules by which executions run, by name of their workflow
   * @param pool bodies in flight at the same time
   * @param limits the same by role
   * @param announces whether every entry of the ledger leaves as an event through the outbox
   */
  public record Settings(
      String workerId, Map<String, Rules> rules, int pool, Map<String, Integer> limits, boolean announces) {

    public Settings(String workerId, Map<String, Rules> rules, int pool, Map<String, Integer> limits) {
      this(workerId, rules, pool, limits, false);
    }

    public Settings {
      rules = Map.copyOf(rules);
      limits = Map.copyOf(limits);
    }

    Rules rules(String workflow) {
      var found = rules.get(workflow);
      if (found == null) {
        throw new IllegalStateException("an execution needs workflow '" + workflow + "', which is not loaded");
      }
      return found;
    }
  }

  /** Begins a new epoch: from here on an earlier process with the same id cannot write any more. */
  public Ownership(Database database, Settings settings, Dispatcher dispatcher, Supplier<UUID> ids) {
    this.jdbc = database.jdbc();
    this.transactions = database.transactions();
    this.worker = Worker.begin(jdbc, settings.workerId());
    CrashPoint.EPOCH_BEGUN.hit();
    this.doorbell = new Doorbell(database);
    settings.rules().values().forEach(this::allowTransitions);
    var parts = new GroupJournal.Parts(
        new CommitConnection(database.address(), worker), new ArtifactStore(database),
        new ExecutionLoader(jdbc, worker.id(), settings::rules, ids), telling(dispatcher), ids,
        settings.announces());
    this.inFlight = InFlight.of(worker, settings.pool(), settings.limits());
    this.journal = new GroupJournal(parts, inFlight);
    var inbound = new Inbound(jdbc, worker.id());
    this.front = new ForwardingJournal(journal, inbound, doorbell, ids);
    this.receiver = new CallReceiver(journal, inbound, doorbell);
    answerTheDoor();
  }

  private Dispatcher telling(Dispatcher dispatcher) {
    return committed -> {
      dispatcher.committed(committed);
      if (!alone && !committed.steps().isEmpty()) {
        doorbell.ring(News.HISTORY);
      }
    };
  }

  private void answerTheDoor() {
    doorbell.on(News.CALL, receiver::receive);
    doorbell.on(News.VERDICT, front::collect);
    doorbell.on(News.HISTORY, () -> onNews.run());
    doorbell.on(News.FREE, this::takeOver);
  }

  private void allowTransitions(Rules rules) {
    var workflow = rules.workflow();
    workflow.transitions().forEach(transition -> jdbc.sql(ALLOW)
        .param("workflow", workflow.name())
        .param("from", transition.from().name())
        .param("to", transition.to().name())
        .update());
  }

  public Journal journal() {
    return front;
  }

  /** @param listener told when another process has committed something; a ring may get lost */
  public void onNews(Runnable listener) {
    onNews = listener;
  }

  Worker worker() {
    return worker;
  }

  /** Lets an execution begin that was accepted just now: nobody has to read it from the tables. */
  void begin(UUID execution, Submission submission) {
    watch(execution, journal.begin(execution, submission));
  }

  void open(UUID execution) {
    watch(execution, journal.open(execution));
  }

  /** One that cannot go on must not stop the others. */
  private static void watch(UUID execution, CompletableFuture<List<Step>> opened) {
    opened.whenComplete((steps, failure) -> {
      if (failure instanceof GroupJournal.NotOwned) {
        LOG.debug("execution {} is over or another's", execution);
      } else if (failure != null) {
        LOG.error("execution {} cannot be taken up", execution, failure);
      }
    });
  }

  /** Lets everything this process owned before go on, and hears others from now on. */
  public void resume() {
    openOwn();
    doorbell.listen(this::catchUp);
  }

  /**
   * Takes over what dead workers owned, and takes up again what of its own is not in memory because it could not be
   * read or written. Every process may do so at any time: an execution goes to one of them.
   */
  public void takeOver() {
    int taken = transactions.execute(status -> take());
    if (taken > 0) {
      CrashPoint.TAKEN_OVER.hit();
      LOG.info("{} executions taken over", taken);
    }
    openOwn();
  }

  /** A task's leases only ever grow: those given from here on are above all that were given before. */
  private int take() {
    var ended = jdbc.sql(TAKE_OVER).param("me", worker.id()).param("epoch", worker.epoch()).query(Long.class).list();
    ended.stream().max(Long::compare).ifPresent(epoch -> inFlight.giveAbove(Worker.firstLease(epoch)));
    return ended.size();
  }

  private void openOwn() {
    own().forEach(this::open);
  }

  /** What is its own and not in memory. */
  private List<UUID> own() {
    return jdbc.sql(MINE).param("me", worker.id()).query(UUID.class).list().stream()
        .filter(execution -> !journal.knows(execution))
        .toList();
  }

  /** @return false if another process owns this worker's id now; this one must stop */
  public boolean heartbeat() {
    alone = worker.isAlone(jdbc);
    return worker.heartbeat(jdbc);
  }

  /** Looks after what a lost ring left lying: calls for this process, and verdicts it waits for. */
  public void catchUp() {
    receiver.receive();
    front.collect();
  }

  /**
   * The end of a process that goes in peace: what it could not finish is ready again, and others need not wait until
   * its lease has run out.
   */
  public void leave() {
    close();
    worker.leave(jdbc);
    doorbell.sendNow(News.FREE);
  }

  /** Bodies that run, or whose outcome is not durable yet. */
  public int inFlight() {
    return journal.inFlight();
  }

  @Override
  public void close() {
    doorbell.close();
    journal.close();
  }
}
