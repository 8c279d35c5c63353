package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Artifact;
import io.cflow.domain.Outcome;
import io.cflow.store.Outbox.PendingDocument;
import java.util.Set;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents are kept once, and announced exactly when what made them is durable. */
class OutboxTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private final ArtifactStore artifacts = new ArtifactStore(DATABASE.database());
  private final Engine engine = Engine.start(DATABASE.database(), "outbox", task -> null);
  private final Outbox outbox = new Outbox(DATABASE.database(), engine.ownership);

  @BeforeEach
  void everything_is_delivered() {
    outbox.done(outbox.next(1_000, Set.of()));
  }

  @Test
  void a_document_is_announced_when_its_outcome_is_durable_and_not_before() {
    try (this.engine) {
      var task = running(engine, "announce");
      artifacts.keep(List.of(new Artifact("report.md", "# Report")));
      assertThat(outbox.next(10, Set.of())).isEmpty();

      engine.ownership.journal().record(task, made(new Artifact("report.md", "# Report")));

      assertThat(outbox.next(10, Set.of())).extracting(PendingDocument::path, PendingDocument::content, PendingDocument::output)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("report.md", "# Report", "/tmp/out/announce"));
      outbox.done(outbox.next(10, Set.of()));
      assertThat(outbox.next(10, Set.of())).isEmpty();
      outbox.done(List.of());
    }
  }

  @Test
  void a_refused_outcome_announces_nothing() {
    try (this.engine) {
      var task = running(engine, "refused");
      engine.ownership.journal().record(task, made(new Artifact("first.md", "first")));
      outbox.done(outbox.next(10, Set.of()));

      engine.ownership.journal().record(task, made(new Artifact("second.md", "second")));

      assertThat(outbox.next(10, Set.of())).isEmpty();
      assertThat(artifacts.all(task.execution())).extracting(Artifact::path).containsExactly("first.md");
    }
  }

  @Test
  void the_same_content_is_kept_once_and_a_later_one_replaces_an_earlier_at_the_same_path() {
    try (this.engine) {
      var task = running(engine, "same");
      engine.ownership.journal().record(task, made(
          new Artifact("stories/1.1/notes.md", "same"), new Artifact("stories/1.2/notes.md", "same"),
          new Artifact("test-plans/1.1.md", "plan"), new Artifact("summary.md", "old"),
          new Artifact("summary.md", "new")));

      assertThat(DATABASE.number("select count(*) from artifacts where content = 'same'")).isOne();
      assertThat(artifacts.all(task.execution())).containsExactly(
          new Artifact("stories/1.1/notes.md", "same"), new Artifact("stories/1.2/notes.md", "same"),
          new Artifact("summary.md", "new"), new Artifact("test-plans/1.1.md", "plan"));
      assertThat(artifacts.relevant(task.execution(), "1.1")).extracting(Artifact::path)
          .containsExactly("stories/1.1/notes.md", "summary.md", "test-plans/1.1.md");
    }
  }

  @Test
  void a_story_name_with_wildcards_finds_only_itself() {
    try (this.engine) {
      var task = running(engine, "wild");
      engine.ownership.journal().record(task, made(
          new Artifact("stories/1_1/notes.md", "mine"), new Artifact("stories/1.1/notes.md", "other")));

      assertThat(artifacts.relevant(task.execution(), "1_1")).extracting(Artifact::content).containsExactly("mine");
      assertThat(artifacts.relevant(task.execution(), "%")).isEmpty();
    }
  }

  @Test
  void a_report_is_announced_when_it_changed() {
    try (this.engine) {
      var execution = running(engine, "report").execution();
      artifacts.publish(execution, List.of(new Artifact("report.md", "one")));
      assertThat(outbox.next(10, Set.of())).hasSize(1);

      artifacts.publish(execution, List.of(new Artifact("report.md", "one")));
      assertThat(outbox.next(10, Set.of())).hasSize(1);

      artifacts.publish(execution, List.of(new Artifact("report.md", "t\0wo")));
      assertThat(outbox.next(10, Set.of())).extracting(PendingDocument::content).containsExactly("one", "two");
      assertThat(outbox.next(1, Set.of())).hasSize(1);
    }
  }

  @Test
  void documents_leave_through_the_owner_and_only_while_it_is_that() {
    var heir = Engine.start(DATABASE.database(), "heir of outbox", task -> null);
    var heirs = new Outbox(DATABASE.database(), heir.ownership);
    try (this.engine; heir) {
      var task = running(engine, "left-behind");
      engine.ownership.journal().record(task, made(new Artifact("report.md", "# Report")));
      assertThat(heirs.next(10, Set.of())).isEmpty();
      var read = outbox.next(10, Set.of());

      DATABASE.execute("update workers set seen_at = now() - interval '7 seconds' where id = 'outbox'");
      // Also what is over, as long as something of it has to leave.
      DATABASE.execute("update workflow_executions set status = 'cancelled' where owner = 'outbox'");
      heir.ownership.takeOver();
      outbox.done(read);

      assertThat(outbox.next(10, Set.of())).isEmpty();
      assertThat(heirs.next(10, Set.of())).extracting(PendingDocument::path).containsExactly("report.md");
      heirs.done(heirs.next(10, Set.of()));
      assertThat(heirs.next(10, Set.of())).isEmpty();
    }
  }

  private static AgentTask running(Engine engine, String project) {
    UUID execution = engine.accept(Samples.independent(project, 2));
    engine.crew.await("start", () -> engine.crew.started.size() == 2);
    assertThat(execution).isNotNull();
    return engine.crew.started.element();
  }

  private static Outcome made(Artifact... artifacts) {
    return new Outcome.Succeeded("made", List.of(artifacts));
  }
}
