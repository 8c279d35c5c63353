package io.cflow.app.engine;

import io.cflow.store.Ownership;
import io.cflow.store.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to happen although nobody asks for it. */
public final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Ownership ownership;
  private final Retention retention;
  private final CourseCorrection correction;
  private final Runnable stop;

  /** @param stop ends this process, because another one took its place */
  public Housekeeping(Ownership ownership, Retention retention, CourseCorrection correction, Runnable stop) {
    this.ownership = ownership;
    this.retention = retention;
    this.correction = correction;
    this.stop = stop;
  }

  public void heartbeat() {
    if (!ownership.heartbeat()) {
      LOG.error("another process works under this worker's id; this one stops");
      stop.run();
    }
  }

  public void takeOver() {
    ownership.takeOver();
    ownership.catchUp();
    correction.adoptApproved();
  }

  public void dropOld() {
    int dropped = retention.dropOld();
    if (dropped > 0) {
      LOG.info("{} executions older than {} dropped", dropped, retention.age());
    }
  }
}
