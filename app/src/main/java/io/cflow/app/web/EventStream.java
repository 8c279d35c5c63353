package io.cflow.app.web;

import io.cflow.store.Queries;
import io.cflow.store.Queries.LedgerEntry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET /api/events}: the ledger as server-sent events. Complete, because it is read from the table: a client that
 * reconnects with {@code Last-Event-ID} misses nothing and sees nothing twice. Commits only ring the bell, so a client
 * that does not read holds up nobody but itself.
 */
public final class EventStream extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final String TENANT = "default";
  private static final int BATCH = 200;
  /** Keeps proxies from cutting an idle stream. */
  private static final long HEARTBEAT_SECONDS = 15;
  private static final long HIDDEN_SECONDS = 1;

  private final transient Queries queries;
  private final transient JsonMapper mapper = JsonMapper.builder().build();
  private final transient ReentrantLock lock = new ReentrantLock();
  private final transient Condition news = lock.newCondition();
  private long rings;
  private volatile boolean closed;

  public EventStream(Queries queries) {
    this.queries = queries;
  }

  /** Something was committed. */
  public void ring() {
    lock.lock();
    try {
      rings++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all streams; their clients come back with {@code Last-Event-ID}. */
  public void close() {
    closed = true;
    ring();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    long after = lastSeen(request.getHeader("Last-Event-ID"));
    if (after < 0) {
      ProblemDocument.write(response, HttpServletResponse.SC_BAD_REQUEST, "Last-Event-ID is a number");
      return;
    }
    response.setContentType("text/event-stream;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.flushBuffer();
    var async = request.startAsync();
    async.setTimeout(0);
    Thread.startVirtualThread(() -> stream(async, after));
  }

  private static long lastSeen(String header) {
    if (header == null || header.isBlank()) {
      return 0;
    }
    return header.matches("[0-9]{1,18}") ? Long.parseLong(header) : -1;
  }

  private void stream(AsyncContext async, long after) {
    try {
      var out = async.getResponse().getOutputStream();
      for (var seen = queries.position(after); !closed; ) {
        long heard = rings();
        var history = queries.ledger(TENANT, seen, BATCH);
        out.write(render(history.entries()));
        out.flush();
        seen = history.end();
        if (history.entries().isEmpty()) {
          // Nobody rings when the transaction that hides something ends.
          awaitRing(heard, queries.isHiding(seen) ? HIDDEN_SECONDS : HEARTBEAT_SECONDS);
        }
      }
    } catch (IOException e) {
      LOG.debug("a client of the event stream is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      complete(async);
    }
  }

  /** The container ends a request by itself whose client is gone, and may have been faster. */
  private static void complete(AsyncContext async) {
    try {
      async.complete();
    } catch (IllegalStateException over) {
      LOG.debug("the stream was over already", over);
    }
  }

  private byte[] render(List<LedgerEntry> entries) {
    var text = new StringBuilder(entries.isEmpty() ? ": here\n\n" : "");
    for (var entry : entries) {
      text.append("id: ").append(entry.id()).append('\n')
          .append("event: ").append(entry.kind()).append('\n')
          .append("data: ").append(mapper.writeValueAsString(entry)).append("\n\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private long rings() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  private void awaitRing(long heard, long patienceSeconds) throws InterruptedException {
    lock.lock();
    try {
      if (rings == heard) {
        var rung = news.await(patienceSeconds, TimeUnit.SECONDS);
        LOG.trace("rung: {}", rung);
      }
    } finally {
      lock.unlock();
    }
  }
}
