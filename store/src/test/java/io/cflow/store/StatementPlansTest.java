package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a commit costs does not grow with what lies in the tables. */
class StatementPlansTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @BeforeAll
  static void fill() {
    try (var engine = Engine.start(DATABASE.database(), "plans", task -> null)) {
      engine.accept(Samples.independent("plans", 200));
    }
    DATABASE.execute("analyze");
  }

  @ParameterizedTest(name = "statement {index}")
  @ValueSource(strings = {
    CommitSql.FENCE, CommitSql.TASKS, CommitSql.EXECUTIONS, CommitSql.ANSWERS, CommitSql.LAPSED, CommitSql.ARTIFACTS,
    RevisionSql.ADOPTED, RevisionSql.WAITS, RevisionSql.HOLDS, RevisionSql.REVISED, RevisionSql.BROUGHT_BACK,
    RevisionSql.TASK_ARTIFACTS
  })
  void a_statement_of_a_commit_reads_its_rows_by_index(String statement) throws SQLException {
    assertThat(plan(statement, CommitConnection.PINNED_PLANS)).contains("Index").doesNotContain("Seq Scan");
  }

  @Test
  void without_the_pinned_plans_the_tasks_would_be_scanned_for_each_commit() throws SQLException {
    assertThat(plan(CommitSql.TASKS, "-c plan_cache_mode=force_generic_plan")).contains("Seq Scan on agent_tasks");
  }

  private static String plan(String statement, String options) throws SQLException {
    var address = DATABASE.address();
    try (var connection = DriverManager.getConnection(
            address.jdbcUrl(), address.properties(Map.of("options", options)));
        var sql = connection.createStatement()) {
      var prepared = statement;
      int parameters = 0;
      while (prepared.contains("?")) {
        prepared = prepared.replaceFirst("\\?", "\\$" + ++parameters);
      }
      sql.execute("prepare examined as " + prepared);
      var nulls = String.join(", ", Stream.generate(() -> "null").limit(parameters).toList());
      try (var rows = sql.executeQuery("explain execute examined (" + nulls + ")")) {
        var plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
      }
    }
  }
}
