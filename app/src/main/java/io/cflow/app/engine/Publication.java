package io.cflow.app.engine;

import io.cflow.domain.Artifact;
import io.cflow.port.CrashPoint;
import io.cflow.processors.publish.OutputFolder;
import io.cflow.store.Outbox;
import io.cflow.store.Outbox.PendingDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings documents from the outbox to their folders. */
public final class Publication {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
  private static final int BATCH = 200;

  private final Outbox outbox;
  private final ReentrantLock writing = new ReentrantLock();
  private final SharedTurn turn = new SharedTurn(writing);
  /** Folders that could not be written; touched only by whoever holds the lock. */
  private final Set<String> blocked = new HashSet<>();

  public Publication(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Writes everything that waits. A row is forgotten only after its document is safe on disk; after a crash in between
   * the same bytes are written again. A folder that cannot be written is passed over until {@link #retry}: the
   * documents of other projects do not wait for it.
   */
  public void drain() {
    turn.take(this::writeAll);
  }

  private void writeAll() {
    for (var batch = outbox.next(BATCH, blocked); !batch.isEmpty(); batch = outbox.next(BATCH, blocked)) {
      var written = write(batch);
      CrashPoint.OUTBOX_WRITTEN.hit();
      outbox.done(written);
      CrashPoint.OUTBOX_DONE.hit();
    }
  }

  /** Tries the folders again that could not be written. */
  public void retry() {
    writing.lock();
    try {
      blocked.clear();
    } finally {
      writing.unlock();
    }
    drain();
  }

  /** Of several versions of one document only the last is written. @return what is certain now */
  private List<PendingDocument> write(List<PendingDocument> batch) {
    var last = new LinkedHashMap<String, PendingDocument>();
    batch.forEach(document -> last.put(target(document), document));
    last.values().forEach(this::write);
    return batch.stream().filter(document -> !blocked.contains(document.output())).toList();
  }

  private static String target(PendingDocument document) {
    return document.output() + "/" + document.path();
  }

  private void write(PendingDocument document) {
    if (blocked.contains(document.output())) {
      return;
    }
    try {
      new OutputFolder(Path.of(document.output())).write(new Artifact(document.path(), document.content()));
    } catch (IOException e) {
      blocked.add(document.output());
      LOG.warn("{} cannot be written; the folder will be tried again: {}", target(document), e.toString());
    }
  }
}
