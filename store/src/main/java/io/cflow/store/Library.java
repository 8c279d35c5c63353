package io.cflow.store;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Refusal;
import io.cflow.domain.SourceFile;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The documents an execution was accepted with, as they came in. */
public final class Library {

  private static final String HEADER = """
      select x.plan_id, x.project, x.workspace from workflow_executions x where x.id = :execution""";

  private static final String FILES = """
      select p.path, d.content
      from plan_documents p join documents d on d.tenant_id = p.tenant_id and d.content_hash = p.content_hash
      where p.plan_id = :plan""";

  private static final String REFUSALS = "select path, code, reason from plan_refusals where plan_id = :plan";

  private final JdbcClient jdbc;

  public Library(Database database) {
    this.jdbc = database.jdbc();
  }

  /** @param workspace folder the project lives in, if it came from one */
  public record Shelf(ProjectFiles files, Optional<String> workspace) {}

  private record Header(UUID plan, String project, Optional<String> workspace) {}

  /** @return empty if the execution has no plan */
  public Optional<Shelf> shelf(UUID execution) {
    return jdbc.sql(HEADER).param("execution", execution)
        .query((row, n) -> new Header(
            row.getObject("plan_id", UUID.class), row.getString("project"),
            Optional.ofNullable(row.getString("workspace"))))
        .optional()
        .filter(header -> header.plan() != null)
        .map(header -> new Shelf(files(header), header.workspace()));
  }

  private ProjectFiles files(Header header) {
    return files(header.plan(), header.project());
  }

  /** The documents of one version of a project's plan. */
  public ProjectFiles files(UUID plan, String project) {
    var files = jdbc.sql(FILES).param("plan", plan)
        .query((row, n) -> new SourceFile(row.getString("path"), row.getBytes("content")))
        .list();
    var refusals = jdbc.sql(REFUSALS).param("plan", plan)
        .query((row, n) -> new Refusal(
            row.getString("path"), DiagnosticCode.valueOf(row.getString("code")), row.getString("reason")))
        .list();
    return new ProjectFiles(project, files, refusals);
  }
}
