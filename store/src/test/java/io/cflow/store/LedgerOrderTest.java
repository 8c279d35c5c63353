package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.store.Queries.LedgerEntry;
import io.cflow.store.Queries.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With several writers a reader of the history misses nothing, whoever commits first. */
class LedgerOrderTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private final Queries queries = new Queries(DATABASE.database());

  @BeforeEach
  void nothing_has_happened() {
    DATABASE.execute("delete from ledger");
  }

  @Test
  void what_was_committed_waits_for_an_older_transaction() throws Exception {
    try (var slow = begin(); var fast = begin()) {
      write(slow, "slow");
      write(fast, "fast");
      fast.commit();
      assertThat(read(Position.START)).isEmpty();
      assertThat(queries.isHiding(Position.START)).isTrue();

      slow.commit();
      assertThat(read(Position.START)).extracting(LedgerEntry::subject).containsExactly("slow", "fast");
    }
  }

  @Test
  void an_older_transaction_that_writes_later_comes_first() throws Exception {
    try (var older = begin(); var younger = begin()) {
      older.createStatement().execute("select pg_current_xact_id()");
      write(younger, "younger");
      write(older, "older");
      younger.commit();
      assertThat(read(Position.START)).isEmpty();
      older.commit();

      var all = read(Position.START);
      assertThat(all).extracting(LedgerEntry::subject).containsExactly("older", "younger");
      assertThat(all.getFirst().id()).isGreaterThan(all.getLast().id());
      assertThat(read(queries.position(all.getFirst().id()))).extracting(LedgerEntry::subject)
          .containsExactly("younger");
      assertThat(read(queries.position(all.getLast().id()))).isEmpty();
    }
  }

  @Test
  void whoever_saw_something_that_was_dropped_since_goes_on_behind_it() throws Exception {
    try (var writer = begin()) {
      write(writer, "first");
      write(writer, "second");
      writer.commit();
    }
    long first = read(Position.START).getFirst().id();
    DATABASE.execute("delete from ledger where subject = 'first'");

    assertThat(read(queries.position(first))).extracting(LedgerEntry::subject).containsExactly("second");
    assertThat(read(queries.position(first + 1_000))).isEmpty();
  }

  @Test
  void a_history_restored_from_another_cluster_can_be_read_on() throws Exception {
    try (var writer = begin()) {
      write(writer, "restored");
      writer.commit();
    }
    DATABASE.execute("update ledger set transaction = '9000000000000'");
    assertThat(read(Position.START)).isEmpty();

    try (var database = Database.open(DATABASE.address()); var writer = begin()) {
      write(writer, "new");
      writer.commit();
      assertThat(read(Position.START)).extracting(LedgerEntry::subject).containsExactly("restored", "new");
    }
  }

  private List<LedgerEntry> read(Position after) {
    return queries.ledger(Samples.TENANT, after, 100).entries();
  }

  private static Connection begin() throws SQLException {
    var connection = DATABASE.database().dataSource().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void write(Connection connection, String subject) throws SQLException {
    try (var insert = connection.prepareStatement("""
        insert into ledger (tenant_id, execution_id, kind, subject, actor, detail)
        values (?, gen_random_uuid(), 'note', ?, 'test', '')""")) {
      insert.setString(1, Samples.TENANT);
      insert.setString(2, subject);
      insert.execute();
    }
  }
}
