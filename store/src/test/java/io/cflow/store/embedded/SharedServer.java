package io.cflow.store.embedded;

import io.cflow.store.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** One server for all test classes of a run; each class gets a database of its own in it. */
public final class SharedServer implements AutoCloseable {

  private final Path data;
  private final EmbeddedPostgres postgres;

  public SharedServer() {
    try {
      data = Files.createTempDirectory("cflow-store");
      postgres = EmbeddedPostgres.start(data, step -> {});
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** An empty database, as the application's role sees it. */
  public DatabaseAddress create(String name) throws SQLException {
    new Connected(superuser("postgres")).execute("create database " + name + " owner cflow");
    return new DatabaseAddress(url(name), postgres.address().user(), postgres.address().password());
  }

  public DatabaseAddress superuser(String database) {
    try {
      var password = new ServerHome(data.toRealPath()).superuserPassword().read();
      return new DatabaseAddress(url(database), "postgres", password);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String url(String database) {
    return postgres.address().jdbcUrl().replaceFirst("/cflow(?=\\?|$)", "/" + database);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    new FolderTree(data).delete();
  }
}
