package io.cflow.agents.qa;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time for each folder, shared by everybody who asked before it began. Builds of one folder destroy each
 * other's output, and a run that began after a request answers it as well as one of its own would.
 *
 * @param <R> what a run yields
 */
final class SharedRuns<R> {

  private final Map<Path, Lane<R>> lanes = new ConcurrentHashMap<>();

  R run(Path folder, Supplier<R> work) {
    return lanes.computeIfAbsent(folder.toAbsolutePath().normalize(), path -> new Lane<>()).run(work);
  }

  private static final class Lane<R> {

    private final ReentrantLock running = new ReentrantLock();
    private @Nullable FutureTask<R> next;

    R run(Supplier<R> work) {
      var mine = join(work);
      running.lock();
      try {
        begin(mine);
        mine.run();
      } finally {
        running.unlock();
      }
      return result(mine);
    }

    private synchronized FutureTask<R> join(Supplier<R> work) {
      if (next == null) {
        next = new FutureTask<>(work::get);
      }
      return next;
    }

    /** From here on a request is too late for this run: the files may have changed under it. */
    private synchronized void begin(FutureTask<R> task) {
      if (next == task) {
        next = null;
      }
    }

    private static <R> R result(FutureTask<R> done) {
      try {
        return done.get();
      } catch (ExecutionException trouble) {
        throw new IllegalStateException("the run broke: " + trouble.getCause().getMessage(), trouble.getCause());
      } catch (InterruptedException cancelled) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("cancelled while waiting for the run", cancelled);
      }
    }
  }
}
