package io.cflow.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stream is complete and in order, and one client's trouble is nobody else's. */
@ExtendWith(WithLiveServer.class)
@Timeout(120)
class EventStreamTest {

  private final LiveServer server;
  private final JdbcClient database;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  EventStreamTest(LiveServer server) {
    this.server = server;
    this.database = JdbcClient.create(server.bean(DataSource.class));
  }

  @AfterEach
  void hangUp() {
    http.shutdownNow();
  }

  record Event(long id, String kind, String data) {}

  /** A client of the stream that reads when it is asked to. */
  private final class Client implements AutoCloseable {

    private final BufferedReader lines;

    Client(long after) throws Exception {
      var request = HttpRequest.newBuilder(URI.create(server.address() + "/api/events"));
      if (after > 0) {
        request.header("Last-Event-ID", Long.toString(after));
      }
      HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
      this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    List<Event> readUntil(Predicate<Event> last) throws IOException {
      var events = new ArrayList<Event>();
      do {
        events.add(next());
      } while (!last.test(events.getLast()));
      return events;
    }

    private Event next() throws IOException {
      long id = 0;
      var kind = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = Long.parseLong(line.substring(4));
        } else if (line.startsWith("event: ")) {
          kind = line.substring(7);
        } else if (line.startsWith("data: ")) {
          return new Event(id, kind, line.substring(6));
        }
      }
      throw new IOException("the server closed the stream");
    }

    @Override
    public void close() throws IOException {
      lines.close();
    }
  }

  private long newest() {
    return database.sql("select coalesce(max(id), 0) from ledger").query(Long.class).single();
  }

  private List<Long> ledger(long after, long upTo) {
    return database.sql("select id from ledger where id > :after and id <= :upTo order by id")
        .param("after", after).param("upTo", upTo).query(Long.class).list();
  }

  @Test
  void events_come_in_order_while_they_happen_and_none_is_missing() throws Exception {
    long before = newest();
    try (var client = new Client(before); var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = IntStream.range(0, 12).<Callable<String>>mapToObj(
          n -> () -> server.submit("streamed-" + n, Documents.teaRound()).execution()).toList();
      for (var execution : callers.invokeAll(calls)) {
        server.awaitRest(execution.get());
      }
      long last = newest();

      var events = client.readUntil(event -> event.id() >= last);

      assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates()
          .containsExactlyElementsOf(ledger(before, events.getLast().id()));
      assertThat(events).hasSizeGreaterThan(100);
      events.forEach(event -> {
        assertThat(server.contract().problems("/components/schemas/Event", event.data())).as(event.data()).isEmpty();
        assertThat(LiveServer.JSON.readTree(event.data()).path("id").asLong()).isEqualTo(event.id());
        assertThat(LiveServer.JSON.readTree(event.data()).path("kind").asString()).isEqualTo(event.kind());
      });
    }
  }

  @Test
  void a_client_that_comes_back_misses_nothing_and_sees_nothing_twice() throws Exception {
    var execution = server.submit("reconnected", Documents.teaRound()).execution();
    server.awaitRest(execution);
    long last = newest();
    var pieces = new ArrayList<Event>();
    long seen = 0;

    while (seen < last) {
      long stop = seen + 1 + last / 7;
      try (var client = new Client(seen)) {
        pieces.addAll(client.readUntil(event -> event.id() >= Math.min(stop, last)));
      }
      seen = pieces.getLast().id();
    }

    assertThat(pieces).extracting(Event::id).containsExactlyElementsOf(ledger(0, seen));
  }

  @Test
  void what_is_no_id_is_refused() {
    for (var id : List.of("x", "-1", "1.5", "99999999999999999999", "1 2")) {
      assertThat(server.get("/api/events", "Last-Event-ID", id).status()).as(id).isEqualTo(400);
    }
  }

  @Test
  void a_client_that_does_not_read_holds_up_nobody() throws Exception {
    long before = newest();
    // More than the buffers of both ends hold, so that the server's write really blocks.
    database.sql("""
        insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
        select 'default', gen_random_uuid(), 'noise', '', 'test', repeat('noise ', 400)
        from generate_series(1, 8000)""").update();
    try (var deaf = new Socket()) {
      deaf.setReceiveBufferSize(1_024);
      deaf.connect(new InetSocketAddress("127.0.0.1", server.port()));
      deaf.getOutputStream().write("GET /api/events HTTP/1.1\r\nHost: here\r\nLast-Event-ID: %d\r\n\r\n"
          .formatted(before).getBytes(US_ASCII));
      assertThat(deaf.getInputStream().read()).as("it has begun to be answered").isEqualTo('H');

      try (var other = new Client(newest())) {
        var execution = server.submit("not-held-up", Documents.teaRound()).execution();
        var events = other.readUntil(event -> event.data().contains(execution) && event.kind().startsWith("decision"));
        assertThat(events).isNotEmpty();
        assertThat(server.awaitRest(execution).path("status").asString()).isEqualTo("running");
      }
    } finally {
      database.sql("delete from ledger where kind = 'noise'").update();
    }
  }
}
