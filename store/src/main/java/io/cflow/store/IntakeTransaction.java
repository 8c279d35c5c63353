package io.cflow.store;

import io.cflow.port.Intake.Accepted;
import io.cflow.port.Intake.RequestConflict;
import io.cflow.port.Intake.Submission;
import io.cflow.store.IntakeGroup.Candidate;
import io.cflow.store.IntakeGroup.Verdict;
import io.cflow.store.KnownPlans.Current;
import io.cflow.store.PlanRows.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Finds out what of a group is new, and writes it: two round trips, whatever the number of plans. */
final class IntakeTransaction {

  private final Connection connection;
  private final String owner;
  private final Supplier<UUID> ids;
  private final PlanRows rows = new PlanRows();

  /** What is told when the transaction is committed. */
  record Told(Candidate candidate, Optional<Verdict> verdict) {

    void tell() {
      verdict.ifPresentOrElse(
          candidate.verdict()::complete,
          () -> candidate.verdict().completeExceptionally(
              new RequestConflict(candidate.submission().requestKey())));
    }
  }

  /** @param owner of the executions that begin */
  IntakeTransaction(Connection connection, String owner, Supplier<UUID> ids) {
    this.connection = connection;
    this.owner = owner;
    this.ids = ids;
  }

  List<Told> write(IntakeGroup group) throws SQLException {
    var known = KnownPlans.read(connection, group);
    var told = group.candidates().stream().map(candidate -> new Told(candidate, decide(candidate, known))).toList();
    RowSet.execute(connection, rows.filled());
    return told;
  }

  /** @return empty if its request key was used for something else */
  private Optional<Verdict> decide(Candidate candidate, KnownPlans known) {
    var request = known.request(candidate);
    if (request.isPresent()) {
      return request.filter(earlier -> earlier.bodyHash().equals(candidate.bodyHash()))
          .map(earlier -> again(earlier.execution(), known.undecided(candidate, earlier.execution())));
    }
    var verdict = known.current(candidate).map(current -> version(candidate.submission(), current))
        .orElseGet(() -> begin(candidate.submission(), known.lastVersion(candidate) + 1));
    if (!candidate.submission().requestKey().isEmpty()) {
      rows.request(candidate.submission(), candidate.bodyHash(), verdict.accepted().execution());
    }
    return Optional.of(verdict);
  }

  private static Verdict again(UUID execution, Optional<UUID> undecided) {
    return new Verdict(new Accepted(execution, false, undecided));
  }

  /** Other documents of a project that is worked are another version of its plan, and somebody has to look at it. */
  private Verdict version(Submission submission, Current current) {
    var hash = submission.plan().contentHash();
    if (current.hasProposals()) {
      rows.returnOthers(current.execution(), hash);
    }
    if (current.holds(hash)) {
      return again(current.execution(), Optional.empty());
    }
    if (current.known().isPresent()) {
      return again(current.execution(), current.known().get().undecided());
    }
    var version = new Version(ids.get(), current.lastVersion() + 1, current.execution(), owner);
    rows.propose(submission, version);
    return new Verdict(new Accepted(current.execution(), true, Optional.of(version.plan())));
  }

  private Verdict begin(Submission submission, int number) {
    var version = new Version(ids.get(), number, ids.get(), owner);
    rows.add(submission, version);
    return new Verdict(new Accepted(version.execution(), true));
  }
}
