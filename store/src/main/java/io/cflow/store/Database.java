package io.cflow.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An open, migrated database: a small pool for everything but the journal, which has a connection of its own. */
public final class Database implements AutoCloseable {

  /** Enough for reads, intake and artifacts on a small machine; waiting is cheaper than many backends. */
  private static final int POOL = 8;

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  private Database(DatabaseAddress address, HikariDataSource pool) {
    this.address = address;
    this.pool = pool;
    this.jdbc = JdbcClient.create(pool);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  /** Opens the pool and brings the schema up to date; several processes may do so at once, Flyway takes a lock. */
  public static Database open(DatabaseAddress address) {
    var pool = new HikariDataSource(config(address));
    try {
      Flyway.configure().dataSource(pool).load().migrate();
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    var database = new Database(address, pool);
    database.jdbc.sql(QuerySql.RESTORED).update();
    return database;
  }

  private static HikariConfig config(DatabaseAddress address) {
    var config = new HikariConfig();
    config.setPoolName("cflow");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(POOL);
    // Exhaustion shall be seen as an error, not as a pause of half a minute.
    config.setConnectionTimeout(10_000);
    config.addDataSourceProperty("ApplicationName", "cflow");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return config;
  }

  public DataSource dataSource() {
    return pool;
  }

  DatabaseAddress address() {
    return address;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  TransactionTemplate transactions() {
    return transactions;
  }

  @Override
  public void close() {
    pool.close();
  }
}
