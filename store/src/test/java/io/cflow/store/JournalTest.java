package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan runs from its first task to its last by nothing but the journal. */
class JournalTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  @Test
  void a_plan_of_ten_tasks_runs_to_its_end_and_each_task_is_performed_once() {
    try (var engine = Engine.start(DATABASE.database(), "ten", task -> DONE)) {
      var execution = engine.run(Samples.tenTasks("ten"));

      assertThat(engine.crew.started).hasSize(10).allSatisfy(task -> assertThat(task.attempt()).isOne());
      assertThat(engine.crew.started).last().satisfies(task -> assertThat(task.number()).isEqualTo(9));
      assertThat(DATABASE.text("select status from workflow_executions where id = '" + execution + "'"))
          .isEqualTo("completed");
      assertThat(engine.crew.trouble).isEmpty();
    }
  }

  @Test
  void group_commit() {
    try (var engine = Engine.start(DATABASE.database(), "load", task -> DONE)) {
      long begin = System.nanoTime();
      var executions = IntStream.range(0, 1000).mapToObj(i -> engine.accept(Samples.tenTasks("load-" + i))).toList();
      long accepted = System.nanoTime();
      engine.crew.awaitRest(executions);
      System.err.println("accept ms " + (accepted - begin) / 1_000_000 + " all ms " + (System.nanoTime() - begin) / 1_000_000
          + " commits " + DATABASE.commits(engine.ownership));
      assertThat(Map.of()).isEmpty();
    }
  }
}
