package io.cflow.app.engine;

import io.cflow.domain.Artifact;
import io.cflow.processors.publish.OutputFolder;
import io.cflow.store.Outbox;
import io.cflow.store.Outbox.PendingDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings documents from the outbox to their folders. */
public final class Publication {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);
  private static final int BATCH = 200;

  private final Outbox outbox;
  private final ReentrantLock writing = new ReentrantLock();

  public Publication(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Writes everything that waits. A row is forgotten only after its document is safe on disk; after a crash in between
   * the same bytes are written again. What cannot be written stays, and is tried again later.
   */
  public void drain() {
    writing.lock();
    try {
      for (var batch = outbox.next(BATCH); !batch.isEmpty(); batch = outbox.next(BATCH)) {
        var written = write(batch);
        outbox.done(written);
        if (written.size() < batch.size()) {
          return;
        }
      }
    } finally {
      writing.unlock();
    }
  }

  /** Of several versions of one document only the last is written. */
  private List<PendingDocument> write(List<PendingDocument> batch) {
    var last = new LinkedHashMap<String, PendingDocument>();
    batch.forEach(document -> last.put(target(document), document));
    var failed = new ArrayList<String>();
    last.forEach((target, document) -> {
      if (!write(document)) {
        failed.add(target);
      }
    });
    return batch.stream().filter(document -> !failed.contains(target(document))).toList();
  }

  private static String target(PendingDocument document) {
    return document.output() + "/" + document.path();
  }

  private static boolean write(PendingDocument document) {
    try {
      new OutputFolder(Path.of(document.output())).write(new Artifact(document.path(), document.content()));
      return true;
    } catch (IOException e) {
      LOG.warn("{} cannot be written and will be tried again: {}", target(document), e.toString());
      return false;
    }
  }
}
