package io.cflow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A mistake somebody might make, as a change of a source file, and the test that has to notice. M1 to M8 are those of
 * the failure model.
 *
 * @param changes what stands there, and what would stand there instead, in turn
 */
record Mutant(String id, String mistake, String file, List<String> changes, String killer) {

  private static final String STORE = "src/main/java/io/cflow/store/";
  private static final String FENCE_WITHOUT_NUMBER = """
      \"\"\"
      with mine as (update workers set last_commit = ? where id = ? and epoch = ? and ? >= 0 returning 1)
      select 1 / count(*) from mine\"\"\"""";

  private static final String PARAMETERS = """
            statement.setLong(1, number);
            statement.setString(2, worker.id());
            statement.setLong(3, worker.epoch());
            statement.setLong(4, number);
      """;
  private static final String ONE_TRANSACTION = """
          try (var statement = connection().prepareStatement(fence + ";\\n" + RowSet.sql(rows))) {
      """ + PARAMETERS + "      int next = 5;";
  private static final String TWO_TRANSACTIONS = """
          try (var statement = connection().prepareStatement(fence)) {
      """ + PARAMETERS + """
            statement.execute();
          }
          try (var statement = connection().prepareStatement(RowSet.sql(rows))) {
            int next = 1;""";

  static Stream<Mutant> all() {
    return Stream.of(
        new Mutant("M1", "an outcome counts whatever its lease", "../src/main/java/io/cflow/engine/Advance.java",
            List.of(" || task.lease != ended.lease()", ""),
            "ForwardingTest#an_outcome_with_a_stale_lease_is_refused_and_recorded"),
        new Mutant("M2", "executions are taken without ending the epoch of their owner", STORE + "Ownership.java",
            List.of("update workers w set epoch = nextval('worker_epochs')", "update workers w set epoch = w.epoch"),
            "TakeOverTest#a_worker_that_only_seemed_dead_cannot_write_any_more"),
        new Mutant("M3", "the receipt of a commit and its effect are two transactions", STORE + "CommitConnection.java",
            List.of(ONE_TRANSACTION, TWO_TRANSACTIONS),
            "FenceTest#a_commit_is_written_once_although_its_connection_broke_while_the_server_was_at_work_on_it"),
        new Mutant("M4", "executions are taken although the lease of their owner runs", STORE + "Ownership.java",
            List.of("w.seen_at < now() - cast('%s' as interval)", "'%s' <> ''"),
            "TakeOverTest#another_worker_waits_until_the_lease_of_the_dead_one_has_run_out"),
        new Mutant("M5", "leases are kept by a clock that is an hour behind", STORE + "Worker.java",
            List.of("set seen_at = now() where id = :id and epoch = :epoch\"",
                "set seen_at = now() - interval '1 hour' where id = :id and epoch = :epoch\""),
            "TakeOverTest#a_worker_that_says_it_is_there_is_left_alone"),
        new Mutant("M6", "a lost answer is taken for a failure, and the commit is sent again",
            STORE + "CommitConnection.java",
            List.of("failures == 0 || !isCommitted(number)", "failures >= 0",
                "this(address, worker, CommitSql.FENCE)", "this(address, worker, " + FENCE_WITHOUT_NUMBER + ")"),
            "LostAcknowledgementTest#a_commit_whose_answer_is_lost_is_looked_up_and_not_written_again"),
        new Mutant("M7", "what has to leave is not written in the commit", STORE + "CommitBatch.java",
            List.of("ledger, outbox,", "ledger,"),
            "OutboxTest#a_document_is_announced_when_its_outcome_is_durable_and_not_before"),
        new Mutant("M8", "a plan is acknowledged before it is durable", STORE + "JdbcIntake.java",
            List.of("CrashPoint.INTAKE_WRITTEN.hit();", "told.forEach(Told::tell);"),
            "IntakeTest#what_cannot_be_committed_is_not_acknowledged"));
  }

  /** @return the folder of its classes */
  Path compiled(Path folder) {
    try {
      var source = Files.readString(Path.of(file));
      for (int i = 0; i < changes.size(); i += 2) {
        source = changed(source, changes.get(i), changes.get(i + 1));
      }
      var changed = Files.writeString(folder.resolve(Path.of(file).getFileName()), source);
      var classes = Files.createDirectory(folder.resolve("classes"));
      int result = ToolProvider.getSystemJavaCompiler().run(
          null, null, null, "-nowarn", "-parameters", "-proc:none", "-d", classes.toString(), "-cp",
          System.getProperty("java.class.path"), changed.toString());
      if (result != 0) {
        throw new IllegalStateException(id + " does not compile");
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String changed(String source, String from, String to) {
    if (source.split(Pattern.quote(from), -1).length != 2) {
      throw new IllegalStateException(id + " cannot be planted: " + file + " does not say once: " + from);
    }
    return source.replace(from, to);
  }

  @Override
  public String toString() {
    return id + " " + mistake;
  }
}
