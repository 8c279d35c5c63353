package io.cflow.app;

import io.cflow.store.ArtifactStore;
import io.cflow.store.Database;
import io.cflow.store.DatabaseAddress;
import io.cflow.store.Decisions;
import io.cflow.store.Library;
import io.cflow.store.Outbox;
import io.cflow.store.Ownership;
import io.cflow.store.Queries;
import io.cflow.store.Questions;
import io.cflow.store.Retention;
import io.cflow.store.Roster;
import io.cflow.store.Standing;
import io.cflow.store.Versions;
import io.cflow.store.WriteBacks;
import io.cflow.store.embedded.EmbeddedPostgres;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The database and what is kept in it. Beans are closed in the reverse order of their needs, so that the server stops
 * last, after the routes have drained and the journal has written its last commit.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  /** A server of our own, unless an external one is configured. */
  record Server(DatabaseAddress address, AutoCloseable running) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      running.close();
    }
  }

  @Bean
  Server databaseServer(EngineSettings settings, Narration narration) {
    var external = settings.database();
    if (external.isExternal()) {
      var address = new DatabaseAddress(external.url(), external.user(), external.password());
      return new Server(address.with(external.parameters()), () -> {});
    }
    var embedded = EmbeddedPostgres.start(settings.data(), narration::say);
    return new Server(embedded.address().with(external.parameters()), embedded);
  }

  @Bean
  Database database(Server databaseServer) {
    return Database.open(databaseServer.address());
  }

  /** For camel-jdbc, which knows it by this name. */
  @Bean(destroyMethod = "")
  DataSource dataSource(Database database) {
    return database.dataSource();
  }

  @Bean
  WriteBacks writeBacks(Database database, Ownership ownership) {
    return new WriteBacks(database, ownership);
  }

  @Bean
  Library library(Database database) {
    return new Library(database);
  }

  @Bean
  ArtifactStore artifactStore(Database database) {
    return new ArtifactStore(database);
  }

  @Bean
  Outbox outbox(Database database, Ownership ownership) {
    return new Outbox(database, ownership);
  }

  @Bean
  Queries queries(Database database) {
    return new Queries(database);
  }

  @Bean
  Decisions decisions(Database database) {
    return new Decisions(database);
  }

  @Bean
  Versions versions(Database database, Ownership ownership) {
    return new Versions(database, ownership);
  }

  @Bean
  Questions questions(Database database, Supplier<UUID> ids) {
    return new Questions(database, ids);
  }

  @Bean
  Roster roster(Database database) {
    return new Roster(database);
  }

  @Bean
  Standing standing(Database database) {
    return new Standing(database);
  }

  @Bean
  Retention retention(Database database, EngineSettings settings) {
    return new Retention(database, settings.retention().age());
  }
}
