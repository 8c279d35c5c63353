package io.cflow.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The versions of plans that wait to be adopted by an execution. */
public final class Versions {

  private static final String COLUMNS = """
      select p.id as plan, p.version, p.state, p.origin, x.id as execution, x.tenant_id as tenant, x.project, x.workflow,
        coalesce(x.workspace, '') as workspace, x.status, c.version as worked
      from plans p
      join workflow_executions x on x.id = p.execution_id
      join plans c on c.id = x.plan_id
      where\s""";

  private static final String FIND = COLUMNS + "p.id = :plan";

  private static final String BY_NUMBER = COLUMNS + "p.execution_id = :execution and p.version = :version";

  private static final String UNDECIDED = COLUMNS + """
      x.owner = :owner and p.state in ('proposed', 'approved') and x.status <> 'cancelled' order by p.id""";

  private static final String DECIDE = """
      update plans set state = :state where id = :plan and state = 'proposed'""";

  private static final String NEWEST = """
      select not exists (select from plans n where n.execution_id = p.execution_id and n.version > p.version)
      from plans p where p.id = :plan""";

  private final JdbcClient jdbc;
  private final String owner;

  public Versions(Database database, Ownership ownership) {
    this.jdbc = database.jdbc();
    this.owner = ownership.worker().id();
  }

  /**
   * One version and the execution it is for.
   *
   * @param origin the folder it came from; empty if it came without one
   * @param workspace the folder of the running plan; empty if it came without one
   * @param worked number of the version that is worked now
   */
  public record Version(
      UUID plan, int version, String state, String origin, UUID execution, String tenant, String project,
      String workflow, String workspace, String status, int worked) {

    public boolean isApproved() {
      return state.equals("approved");
    }

    public boolean isProposed() {
      return state.equals("proposed");
    }
  }

  public Optional<Version> find(UUID plan) {
    return jdbc.sql(FIND).param("plan", plan).query(Version.class).optional();
  }

  public Optional<Version> find(UUID execution, int version) {
    return jdbc.sql(BY_NUMBER).param("execution", execution).param("version", version)
        .query(Version.class).optional();
  }

  /** Versions for executions of this process that nobody has looked at, or that could not be adopted yet. */
  public List<Version> undecided() {
    return jdbc.sql(UNDECIDED).param("owner", owner).query(Version.class).list();
  }

  /** It is to be adopted. @return false if it has been decided otherwise, or its documents have changed again */
  public boolean approve(UUID plan) {
    return jdbc.sql(NEWEST).param("plan", plan).query(Boolean.class).single() && decide(plan, "approved");
  }

  /** Not like this: if the same documents come again, they are looked at again. */
  public void giveBack(UUID plan) {
    decide(plan, "returned");
  }

  /** Never: if the same documents come again, nothing happens. */
  public void decline(UUID plan) {
    decide(plan, "declined");
  }

  private boolean decide(UUID plan, String state) {
    return jdbc.sql(DECIDE).param("state", state).param("plan", plan).update() == 1;
  }
}
