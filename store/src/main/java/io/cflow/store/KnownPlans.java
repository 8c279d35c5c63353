package io.cflow.store;

import io.cflow.store.IntakeGroup.Candidate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the tables hold already of the plans and requests of a group. It stays so until the transaction ends. */
final class KnownPlans {

  private final Map<Candidate, Current> current = new HashMap<>();
  private final Map<Candidate, Request> requests = new HashMap<>();

  /**
   * The newest execution of a project, and what it works.
   *
   * @param leftHash of the documents as the engine's own edits have left them
   * @param lastVersion of the project, worked or not
   * @param known the version with the candidate's content, if somebody has looked or is to look at it
   * @param hasProposals whether there are versions about which nobody has decided
   */
  record Current(
      String contentHash, String leftHash, UUID execution, boolean cancelled, int lastVersion, Optional<Known> known,
      boolean hasProposals) {

    /** What only the engine itself has edited is no new version. */
    boolean holds(String hash) {
      return contentHash.equals(hash) || leftHash.equals(hash);
    }
  }

  /** A version that is not worked. */
  record Known(UUID plan, String state) {

    /** What was declined is not asked about again. */
    Optional<UUID> undecided() {
      return state.equals("declined") ? Optional.empty() : Optional.of(plan);
    }
  }

  /** A request that came before. */
  record Request(String bodyHash, UUID execution) {}

  private KnownPlans() {}

  /** One round trip. */
  static KnownPlans read(Connection connection, IntakeGroup group) throws SQLException {
    var candidates = group.candidates();
    var known = new KnownPlans();
    try (var query = connection.prepareStatement(
        String.join(";\n", PlanSql.LOCK, PlanSql.NEWEST, PlanSql.KNOWN_REQUESTS))) {
      query.setArray(1, connection.createArrayOf("text", group.names().toArray(String[]::new)));
      var asked = asked(candidates);
      asked.bind(connection, query, 2);
      query.execute();
      query.getMoreResults();
      known.readCurrent(query.getResultSet(), candidates);
      query.getMoreResults();
      known.readRequests(query.getResultSet(), candidates);
    }
    return known;
  }

  /** The parameters of both queries: position, tenant, project, content; position, tenant, key. */
  private static RowSet asked(List<Candidate> candidates) {
    var asked = new RowSet("", "int", "text", "text", "text", "int", "text", "text");
    for (int i = 0; i < candidates.size(); i++) {
      var submission = candidates.get(i).submission();
      var tenant = submission.tenant();
      asked.add(
          i, tenant, submission.plan().project(), submission.plan().contentHash(), i, tenant,
          submission.requestKey());
    }
    return asked;
  }

  private void readCurrent(ResultSet row, List<Candidate> candidates) throws SQLException {
    while (row.next()) {
      var known = row.getObject("known", UUID.class);
      current.put(candidates.get(row.getInt("position")), new Current(
          row.getString("content_hash"), row.getString("left_hash"), row.getObject("id", UUID.class),
          row.getBoolean("cancelled"), row.getInt("last_version"),
          known == null ? Optional.empty() : Optional.of(new Known(known, row.getString("state"))),
          row.getBoolean("proposals")));
    }
  }

  private void readRequests(ResultSet row, List<Candidate> candidates) throws SQLException {
    while (row.next()) {
      requests.put(candidates.get(row.getInt("position")), new Request(
          row.getString("body_hash"), row.getObject("execution_id", UUID.class)));
    }
  }

  Optional<Request> request(Candidate candidate) {
    return Optional.ofNullable(requests.get(candidate));
  }

  /** What a person cancelled may be wanted again: then it is a new execution. */
  Optional<Current> current(Candidate candidate) {
    return Optional.ofNullable(current.get(candidate)).filter(newest -> !newest.cancelled());
  }

  /** The version of a repeated request about which nobody has decided: whoever sent it first may have ended before. */
  Optional<UUID> undecided(Candidate candidate, UUID execution) {
    return current(candidate).filter(newest -> newest.execution().equals(execution))
        .flatMap(Current::known).flatMap(Known::undecided);
  }

  /** 0 if there is none. */
  int lastVersion(Candidate candidate) {
    return Optional.ofNullable(current.get(candidate)).map(Current::lastVersion).orElse(0);
  }
}
