package io.cflow.store;

import io.cflow.port.CrashPoint;
import io.cflow.store.Doorbell.News;
import io.cflow.store.Inbound.Call;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Applies calls that came to other processes. */
final class CallReceiver {

  private final GroupJournal journal;
  private final Inbound inbound;
  private final Doorbell doorbell;
  private final Set<UUID> taken = new HashSet<>();
  private final Set<UUID> ended = ConcurrentHashMap.newKeySet();

  CallReceiver(GroupJournal journal, Inbound inbound, Doorbell doorbell) {
    this.journal = journal;
    this.inbound = inbound;
    this.doorbell = doorbell;
  }

  /** Takes every waiting call once. What could not be applied, but is not refused, comes again with the next look. */
  synchronized void receive() {
    // Before looking: what ended after that may be seen waiting still, and must not be taken twice.
    var over = Set.copyOf(ended);
    var waiting = inbound.waiting();
    taken.removeAll(over);
    ended.removeAll(over);
    waiting.stream().filter(call -> taken.add(call.id())).forEach(this::apply);
  }

  private void apply(Call call) {
    CrashPoint.CALL_TAKEN.hit();
    if (!journal.knows(call.execution())) {
      journal.open(call.execution());
    }
    journal.apply(call).whenComplete((steps, failure) -> Thread.startVirtualThread(() -> end(call, failure)));
  }

  private void end(Call call, @Nullable Throwable failure) {
    try {
      if (failure instanceof GroupJournal.NotOwned && inbound.isOver(call.execution())) {
        inbound.refuse(call, Inbound.OVER);
        inbound.noteLate(call);
      } else if (failure != null && !mayPass(failure)) {
        inbound.refuse(call, String.valueOf(failure.getMessage()));
      }
    } finally {
      CrashPoint.CALL_APPLIED.hit();
      ended.add(call.id());
      doorbell.ring(News.VERDICT);
    }
  }

  /** The call waits for a better time, or for another owner. */
  private static boolean mayPass(Throwable failure) {
    return failure instanceof GroupJournal.NotOwned || failure instanceof CommitConnection.Fenced
        || Backoff.isTransient(failure);
  }
}
