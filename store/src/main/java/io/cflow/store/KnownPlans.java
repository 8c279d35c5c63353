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

  private final Map<Candidate, Newest> newest = new HashMap<>();
  private final Map<Candidate, Request> requests = new HashMap<>();

  /** @param leftHash of the documents as the engine's own edits have left them */
  private record Newest(int version, String contentHash, String leftHash, UUID execution, boolean cancelled) {

    /** What only the engine itself has edited is no new version. */
    boolean holds(String hash) {
      return contentHash.equals(hash) || leftHash.equals(hash);
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
      known.readNewest(query.getResultSet(), candidates);
      query.getMoreResults();
      known.readRequests(query.getResultSet(), candidates);
    }
    return known;
  }

  /** The parameters of both queries: position, tenant, project; position, tenant, key. */
  private static RowSet asked(List<Candidate> candidates) {
    var asked = new RowSet("", "int", "text", "text", "int", "text", "text");
    for (int i = 0; i < candidates.size(); i++) {
      var submission = candidates.get(i).submission();
      var tenant = submission.tenant();
      asked.add(i, tenant, submission.plan().project(), i, tenant, submission.requestKey());
    }
    return asked;
  }

  private void readNewest(ResultSet row, List<Candidate> candidates) throws SQLException {
    while (row.next()) {
      newest.put(candidates.get(row.getInt("position")), new Newest(
          row.getInt("version"), row.getString("content_hash"), row.getString("left_hash"), row.getObject("id", UUID.class),
          row.getBoolean("cancelled")));
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

  /** What a person cancelled may be wanted again: then it is a new version. */
  Optional<UUID> sameContent(Candidate candidate) {
    return Optional.ofNullable(newest.get(candidate))
        .filter(version -> !version.cancelled())
        .filter(version -> version.holds(candidate.submission().plan().contentHash()))
        .map(Newest::execution);
  }

  /** 0 if there is none. */
  int newestVersion(Candidate candidate) {
    return Optional.ofNullable(newest.get(candidate)).map(Newest::version).orElse(0);
  }
}
