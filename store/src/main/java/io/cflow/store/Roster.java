package io.cflow.store;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is in the team, for people and programs to see. */
public final class Roster {

  private static final String ENROL = """
      insert into agent_registry (tenant_id, name, role, capabilities, worker, concurrency, status)
      values (?, ?, ?, ?, ?, ?, 'active')
      on conflict (tenant_id, name) do update set role = excluded.role, capabilities = excluded.capabilities,
        worker = excluded.worker, concurrency = excluded.concurrency, status = 'active', seen_at = now()""";

  private final JdbcTemplate jdbc;

  public Roster(Database database) {
    this.jdbc = new JdbcTemplate(database.dataSource());
  }

  /** @param worker how it works: {@code bean} */
  public record Member(String name, String role, List<String> capabilities, String worker, int concurrency) {}

  /** Writes the team down. Idempotent. */
  public void enrol(String tenant, List<Member> team) {
    jdbc.batchUpdate(ENROL, team, team.size(), (statement, member) -> {
      statement.setString(1, tenant);
      statement.setString(2, member.name());
      statement.setString(3, member.role());
      statement.setArray(4, statement.getConnection().createArrayOf("text", member.capabilities().toArray()));
      statement.setString(5, member.worker());
      statement.setInt(6, member.concurrency());
    });
  }
}
