package io.cflow.store;

import io.cflow.store.embedded.SharedServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database for one test class, migrated, in a server that lives as long as the run. */
final class FreshDatabase implements BeforeAllCallback, AfterAllCallback {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String name = "test_" + COUNT.incrementAndGet();
  private SharedServer server;
  private DatabaseAddress address;
  private Database database;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    server = context.getRoot().getStore(ExtensionContext.Namespace.create(SharedServer.class))
        .computeIfAbsent(SharedServer.class, key -> new SharedServer(), SharedServer.class);
    address = server.create(name);
    database = Database.open(address);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.close();
  }

  DatabaseAddress address() {
    return address;
  }

  Database database() {
    return database;
  }

  /** As the application's role, over connections nobody else uses. */
  JdbcClient sql() {
    return jdbc(address);
  }

  JdbcClient superuser() {
    return jdbc(server.superuser(name));
  }

  private static JdbcClient jdbc(DatabaseAddress address) {
    return JdbcClient.create(new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password()));
  }

  long number(String sql) {
    return sql().sql(sql).query(Long.class).single();
  }

  String text(String sql) {
    return sql().sql(sql).query(String.class).single();
  }

  /** The number of the last commit of a worker: how many there were in its epoch. */
  long commits(Ownership ownership) {
    return sql().sql("select last_commit from workers where id = :id")
        .param("id", ownership.worker().id()).query(Long.class).single();
  }

  void execute(String sql) {
    sql().sql(sql).update();
  }
}
