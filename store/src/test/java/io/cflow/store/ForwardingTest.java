package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.ExecutionStatus;
import io.cflow.engine.Step;
import io.cflow.port.Journal;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes to a process that does not own the execution is applied by the one that does, once, and is answered. */
class ForwardingTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private final Engine owner = Engine.start(DATABASE.database(), "owner", task -> null);
  private final Engine other = Engine.start(DATABASE.database(), "other", task -> DONE);
  private UUID execution;
  private AgentTask task;

  @BeforeEach
  void the_owner_works_on_something() {
    owner.ownership.resume();
    other.ownership.resume();
    execution = owner.accept(Samples.independent("work-" + UUID.nameUUIDFromBytes(toString().getBytes()), 1));
    owner.crew.await("start", () -> owner.crew.started.stream().anyMatch(one -> one.execution().equals(execution)));
    task = owner.crew.started.stream().filter(one -> one.execution().equals(execution)).findFirst().orElseThrow();
  }

  @AfterEach
  void close_and_check() {
    owner.ownership.journal().offer(execution, new Event.Signalled(new Signal.Cancel("test over"), "ann"))
        .exceptionally(over -> null).join();
    other.close();
    owner.close();
    Invariants.check(DATABASE);
  }

  @Test
  void a_signal_is_applied_by_the_owner_and_its_steps_come_back() {
    assertThat(other.signal(execution, new Signal.Pause()))
        .contains(new Step.Change(ExecutionStatus.PAUSED, "paused by ann"));
    assertThat(status()).isEqualTo("paused");
    assertThat(other.signal(execution, new Signal.Resume())).isNotEmpty();
    assertThat(other.signal(execution, new Signal.Pause())).as("not the same call as the first").isNotEmpty();
    assertThat(other.crew.started).isEmpty();
  }

  @Test
  void what_the_kernel_refuses_is_refused_to_the_caller() {
    assertThat(other.signal(execution, new Signal.Transition("", Stage.VALIDATION)))
        .anyMatch(Step.Refuse.class::isInstance);
    assertThatThrownBy(() -> other.offer(execution, new Event.TaskEnded(99, 1, DONE)))
        .isInstanceOf(CompletionException.class).hasCauseInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }

  @Test
  void an_outcome_with_a_valid_lease_counts_and_the_same_again_changes_nothing() {
    other.ownership.journal().record(task, DONE);
    await().until(() -> status().equals("completed"));

    other.ownership.journal().record(task, new Outcome.Failed(Outcome.Fault.AGENT, "no"));
    assertThat(status()).isEqualTo("completed");
    assertThat(ledger("task-succeeded")).isOne();
    assertThat(ledger("task-failed")).isZero();
  }

  @Test
  void an_outcome_with_a_stale_lease_is_refused_and_recorded() {
    var stale = new AgentTask(
        task.id(), task.execution(), task.tenant(), task.number(), task.capability(), task.stage(), task.story(), 1,
        task.lease() - 1);

    other.ownership.journal().record(stale, DONE);

    await().until(() -> ledger("outcome-fenced") == 1);
    assertThat(status()).isEqualTo("running");
    assertThat(ledger("task-succeeded")).isZero();
  }

  @Test
  void a_call_that_many_processes_bring_at_once_has_one_effect() {
    var ask = story();
    var answers = IntStream.range(0, 12).mapToObj(i -> (i % 2 == 0 ? other : owner).ownership.journal()
        .offer(execution, new Event.Decided(ask.decision(), ask.track(), true, "ann", "fine"))).toList();

    answers.forEach(answer -> answer.exceptionally(over -> null).join());

    assertThat(status()).isEqualTo("completed");
    assertThat(ledger("decision-answered")).isOne();
  }

  @Test
  void what_the_owner_does_not_apply_in_time_is_kept_and_applied_by_the_next_one() {
    owner.close();

    assertThatThrownBy(() -> other.signal(execution, new Signal.Pause()))
        .isInstanceOf(CompletionException.class).hasCauseInstanceOf(Journal.Pending.class);
    assertThat(status()).isEqualTo("running");

    try (var restarted = Engine.start(DATABASE.database(), "owner", none -> null)) {
      restarted.ownership.resume();
      await().until(() -> status().equals("paused"));
      assertThat(restarted.signal(execution, new Signal.Cancel("over"))).isNotEmpty();
    }
  }

  @Test
  void of_what_is_over_the_caller_is_told_so() {
    owner.signal(execution, new Signal.Cancel("enough"));
    assertThatThrownBy(() -> other.signal(execution, new Signal.Pause()))
        .isInstanceOf(CompletionException.class).hasCauseInstanceOf(GroupJournal.NotOwned.class);
    assertThat(DATABASE.number("select count(*) from inbound where execution_id = '%s'".formatted(execution)))
        .isZero();
  }

  /** Replaces the work by a story whose validation waits for a person. */
  private Step.Ask story() {
    owner.signal(execution, new Signal.Cancel("another one"));
    try (var builder = Engine.start(DATABASE.database(), "builder", none -> DONE)) {
      execution = builder.run(Samples.stories("asked", "1.1"));
      var ask = builder.crew.steps(execution, Step.Ask.class).getFirst();
      DATABASE.execute("update workflow_executions set owner = 'owner' where id = '%s'".formatted(execution));
      owner.ownership.takeOver();
      return ask;
    }
  }

  private String status() {
    return DATABASE.text("select status from workflow_executions where id = '" + execution + "'");
  }

  private long ledger(String kind) {
    return DATABASE.number("select count(*) from ledger where kind = '%s' and execution_id = '%s'"
        .formatted(kind, execution));
  }
}
