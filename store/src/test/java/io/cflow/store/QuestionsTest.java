package io.cflow.store;

import static io.cflow.store.Crew.DONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.engine.Question;
import io.cflow.engine.Verb;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine asks outside of the workflow's gates: once, bound to what was shown, and answered once. */
class QuestionsTest {

  @RegisterExtension
  static final FreshDatabase DATABASE = new FreshDatabase();

  private static Engine engine;
  private static Questions questions;

  @BeforeAll
  static void start() {
    engine = Engine.start(DATABASE.database(), "questions", task -> DONE);
    questions = new Questions(DATABASE.database(), new Ids());
  }

  @AfterAll
  static void stop() {
    engine.close();
    Invariants.check(DATABASE);
  }

  @Test
  void the_same_question_is_asked_once_and_stands_in_the_ledger_once() {
    var execution = engine.run(Samples.tenTasks("once"));

    var first = questions.ask(execution, conflict("1.1", "file and tracker differ"));
    var again = questions.ask(execution, conflict("1.1", "file and tracker differ"));
    var other = questions.ask(execution, conflict("1.2", "file and tracker differ"));

    assertThat(again).isEqualTo(first).isNotEqualTo(other);
    assertThat(ledger(execution, "decision-asked")).isEqualTo(2);
  }

  @Test
  void when_something_else_is_shown_the_earlier_question_lapses_and_cannot_be_answered_any_more() {
    var execution = engine.run(Samples.tenTasks("changed"));
    var first = questions.ask(execution, conflict("1.1", "done against review"));

    var second = questions.ask(execution, conflict("1.1", "done against draft"));

    assertThat(second).isNotEqualTo(first);
    assertThat(state(first)).isEqualTo("lapsed");
    assertThat(questions.answer(first, Verb.ACCEPT, "ann", "", Optional.empty())).isFalse();
    assertThat(questions.unapplied(first)).isEmpty();
    assertThat(ledger(execution, "decision-lapsed")).isOne();
  }

  @Test
  void of_sixteen_answers_at_once_one_counts() throws Exception {
    var execution = engine.run(Samples.tenTasks("answered"));
    var question = questions.ask(execution, conflict("1.1", "which?"));
    List<Callable<Boolean>> people = IntStream.range(0, 16).<Callable<Boolean>>mapToObj(n -> () ->
        questions.answer(question, n % 2 == 0 ? Verb.ACCEPT : Verb.IGNORE, "ann", "n" + n, Optional.empty())).toList();

    int counted = 0;
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var verdict : callers.invokeAll(people)) {
        counted += verdict.get() ? 1 : 0;
      }
    }

    assertThat(counted).isOne();
    assertThat(ledger(execution, "decision-answered")).isOne();
  }

  @Test
  void an_answer_waits_until_what_follows_is_certain() {
    var execution = engine.run(Samples.tenTasks("applied"));
    var question = questions.ask(execution, conflict("1.1", "which\0 one?"));
    questions.answer(question, Verb.EDIT, "ann", "neither", Optional.of("Status: review\n"));

    assertThat(questions.unapplied()).contains(new Questions.Answered(
        question, execution, Question.Kind.STATUS_CONFLICT, "1.1", Verb.EDIT, "ann", "neither",
        Optional.of("Status: review\n")));

    questions.applied(question);
    assertThat(questions.unapplied(question)).isEmpty();
  }

  @Test
  void an_open_question_is_listed_shown_to_its_story_and_waited_for() {
    var execution = engine.run(Samples.stories("waited", "7.7"));
    var queries = new Queries(DATABASE.database());
    var question = questions.ask(execution, conflict("7.7", "the \"file\" says done"));

    assertThat(queries.one("decisions", Samples.TENANT, question.toString())).hasValueSatisfying(json -> assertThat(json)
        .contains("\"kind\":\"status-conflict\"", "\"subject\":\"7.7\"", "[\"accept\",\"ignore\"]", "\"from\":null"));
    assertThat(queries.summary(execution)).hasValueSatisfying(json -> assertThat(json)
        .contains("Which status holds?").contains("\"status\" : \"quiet\""));
    assertThat(new Standing(DATABASE.database()).snapshot(execution).questions())
        .containsExactly(new Standing.QuestionLine("7.7", "Which status holds?"));
    assertThat(new Decisions(DATABASE.database()).open(execution)).filteredOn(open -> open.track() == null).hasSize(1);
  }

  @Test
  void a_finished_run_is_not_done_while_a_question_is_open() {
    var execution = engine.run(Samples.tenTasks("finished"));
    var queries = new Queries(DATABASE.database());
    assertThat(queries.summary(execution).orElseThrow()).contains("\"status\" : \"done\"");

    questions.ask(execution, conflict("1.1", "which?"));
    assertThat(queries.summary(execution).orElseThrow()).contains("\"status\" : \"quiet\"");

    questions.lapse(execution, Question.Kind.STATUS_CONFLICT, "1.1", "both agree again");
    assertThat(queries.summary(execution).orElseThrow()).contains("\"status\" : \"done\"");
  }

  private static Question conflict(String story, String evidence) {
    return new Question(
        Question.Kind.STATUS_CONFLICT, story, "Which status holds?", evidence, List.of(Verb.ACCEPT, Verb.IGNORE));
  }

  private static String state(UUID decision) {
    return DATABASE.text("select state from decisions where id = '%s'".formatted(decision));
  }

  private static long ledger(UUID execution, String kind) {
    return DATABASE.number("select count(*) from ledger where execution_id = '%s' and kind = '%s'"
        .formatted(execution, kind));
  }
}
