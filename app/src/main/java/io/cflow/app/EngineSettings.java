package io.cflow.app;

import io.cflow.engine.change.Correction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator can set; the defaults stand in {@code config/application.yaml}.
 *
 * @param data everything durable of this process lives here
 * @param pool tasks that may run at the same time
 * @param events whether every entry of the ledger leaves as an event through the outbox
 * @param writeBack whether the team's own documents are to say how far stories are
 * @param passive whether nothing goes on by itself: a command only looks at what is there
 */
@ConfigurationProperties("cflow")
record EngineSettings(
    Path data, int pool, boolean writeBack, boolean events, boolean passive, boolean parallelWithinEpic,
    AnswerMode answer, Gates gates, Verify verify, Inbox inbox, Database database, Retention retention,
    Changes changes) {

  /** Who answers the engine's questions. */
  enum AnswerMode {
    ASK,
    APPROVE
  }

  /** @param stages planning stages a person approves before the next one starts */
  record Gates(boolean acceptStories, Set<String> stages) {}

  /** @param ask before another version of a running plan is taken */
  record Changes(Correction.Policy ask) {}

  /** @param command program and arguments that run a project's tests; empty for none */
  record Verify(List<String> command, Duration timeout) {}

  /** @param quiet how long nobody may have touched a project before it is taken */
  record Inbox(boolean enabled, String folder, Duration quiet) {}

  /**
   * @param url empty for the embedded server
   * @param parameters of the driver that are added to the URL: {@code name=value&name=value}
   */
  record Database(String url, String user, String password, String parameters) {
    boolean isExternal() {
      return !url.isBlank();
    }

    @Override
    public String toString() {
      return "Database[url=%s, user=%s, password=***]".formatted(url, user);
    }
  }

  /** @param age of a finished execution at which it is dropped */
  record Retention(String cron, Duration age) {}
}
