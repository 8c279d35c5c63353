package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event;
import io.cflow.engine.Step;
import io.cflow.port.CrashPoint;
import io.cflow.port.Journal;
import io.cflow.store.Doorbell.News;
import io.cflow.store.Inbound.Call;
import io.cflow.store.Inbound.Place;
import io.cflow.store.Inbound.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The journal as everybody sees it: what is owned here is applied here, the rest is left for its owner. */
final class ForwardingJournal implements Journal {

  private static final Logger LOG = LoggerFactory.getLogger(ForwardingJournal.class);
  private static final int PATIENCE_SECONDS = 5;
  private static final Executor VIRTUAL = Thread::startVirtualThread;

  private final GroupJournal local;
  private final Inbound inbound;
  private final Doorbell doorbell;
  private final Supplier<UUID> ids;
  private final Map<UUID, CompletableFuture<List<Step>>> asked = new ConcurrentHashMap<>();

  ForwardingJournal(GroupJournal local, Inbound inbound, Doorbell doorbell, Supplier<UUID> ids) {
    this.local = local;
    this.inbound = inbound;
    this.doorbell = doorbell;
    this.ids = ids;
  }

  @Override
  public CompletableFuture<List<Step>> offer(UUID execution, Event event) {
    // Not on the thread that commits: others wait for it. A new version of a plan is found by its owner in the tables.
    return local.offer(execution, event).exceptionallyComposeAsync(
        failure -> isForeign(failure) && !(event instanceof Event.Revised) ? forward(execution, event, failure) : CompletableFuture.failedFuture(failure),
        VIRTUAL);
  }

  private static boolean isForeign(Throwable failure) {
    var cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    return cause instanceof GroupJournal.NotOwned || cause instanceof CommitConnection.Fenced;
  }

  private CompletableFuture<List<Step>> forward(UUID execution, Event event, Throwable failure) {
    var call = Call.of(execution, event, ids.get());
    var verdict = asked.computeIfAbsent(call.id(), id -> new CompletableFuture<>());
    try {
      if (inbound.leaveUnlessOurs(call) != Place.WITH_ITS_OWNER) {
        asked.remove(call.id());
        return CompletableFuture.failedFuture(failure);
      }
      CrashPoint.CALL_LEFT.hit();
      doorbell.ring(News.CALL);
      // It may be an old call that has its verdict.
      collect();
    } catch (DataAccessException away) {
      asked.remove(call.id());
      return CompletableFuture.failedFuture(new Unreachable(away));
    }
    return verdict.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionallyCompose(ForwardingJournal::explained)
        .whenComplete((steps, late) -> asked.remove(call.id()));
  }

  private static CompletableFuture<List<Step>> explained(Throwable failure) {
    return CompletableFuture.failedFuture(failure instanceof TimeoutException ? new Pending() : failure);
  }

  /** Looks for verdicts somebody here waits for. */
  void collect() {
    inbound.verdicts(List.copyOf(asked.keySet())).forEach(this::deliver);
  }

  private void deliver(Verdict verdict) {
    var waiting = asked.remove(verdict.id());
    if (waiting == null) {
      return;
    }
    if (verdict.steps() != null) {
      waiting.complete(EventCodec.steps(verdict.steps()));
    } else {
      waiting.completeExceptionally(Inbound.OVER.equals(verdict.refusal())
          ? new GroupJournal.NotOwned(verdict.execution())
          : new IllegalArgumentException(verdict.refusal()));
    }
  }

  /** An outcome that came too late for this process goes to whoever owns the execution now, to be refused there. */
  @Override
  public void record(AgentTask task, Outcome outcome) {
    try {
      local.record(task, outcome);
    } catch (GroupJournal.NotOwned | CommitConnection.Fenced late) {
      LOG.info("the outcome of {} is left for the owner of its execution: {}", task.id(), late.getMessage());
      var event = new Event.TaskEnded(task.number(), task.lease(), outcome);
      leave(Call.of(task.execution(), event, task.id()));
    }
  }

  private void leave(Call call) {
    var place = Backoff.DEFAULT.persist(local::isClosed, failures -> inbound.leave(call));
    if (place == Place.OVER) {
      inbound.noteLate(call);
    } else {
      doorbell.ring(News.CALL);
    }
  }
}
