package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import io.cflow.engine.Event.Signal;
import io.cflow.engine.Event;
import io.cflow.engine.ExecutionStatus;
import io.cflow.engine.GatePolicy;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.Step;
import io.cflow.engine.TaskState;
import io.cflow.engine.Track;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one process says is what the other hears. */
class EventCodecTest {

  private static final UUID ID = new UUID(1, 2);
  private static final List<Artifact> ARTIFACTS = List.of(new Artifact("a/b.md", "line\n\"quoted\" – ✓"));

  static List<Event> events() {
    return List.of(
        new Event.Opened(), new Event.RetryDue(3), new Event.Decided(ID, "1.1", true, "ann", "yes\n"),
        new Event.TaskEnded(3, 1L << 40, new Outcome.Succeeded("done", ARTIFACTS)),
        new Event.TaskEnded(3, 7, new Outcome.Failed(Outcome.Fault.ENVIRONMENT, "no disk")),
        new Event.TaskEnded(3, 7, new Outcome.Suspended(Outcome.Need.IMPLEMENTER, "nobody", List.of())),
        new Event.Held(Set.of("1.1"), "paused"), new Event.Signalled(new Signal.Pause(), "ann"), new Event.Signalled(new Signal.Cancel("no"), "ann"),
        new Event.Signalled(new Signal.Retry("1.1", false), "ann"),
        new Event.Signalled(new Signal.Transition("1.1", Stage.TESTING), "ann"));
  }

  static List<Step> steps() {
    return List.of(
        new Step.Release(1), new Step.Record(1, TaskState.COMPLETED, new Outcome.Succeeded("done", ARTIFACTS)),
        new Step.Mark(1, TaskState.CANCELLED, "over"), new Step.RetryLater(1, Duration.ofMillis(1500)),
        new Step.Bury(1, "dead"),
        new Step.Move(
            "1.1", Stage.TESTING, Stage.HIL_SESSION, Stage.TESTING, Track.Standing.ASKED, new Step.Rework(1, ""), "r"),
        new Step.Move(
            "1.1", Stage.TESTING, Stage.VALIDATION, null, Track.Standing.OPEN, new Step.Rework(0, "x"), "r"),
        new Step.Ask(ID, "1.1", GatePolicy.Kind.values()[0], Stage.VALIDATION, Stage.DEPLOYMENT, "sure?"),
        new Step.Refuse("1.1", Stage.TESTING, Stage.DEPLOYMENT, "ann", List.of(Stage.VALIDATION), "not listed"),
        new Step.Change(ExecutionStatus.PAUSED, "asked"), new Step.Settle(ExecutionStatus.RUNNING, true),
        new Step.Fenced(1, 5), new Step.Hold("1.1", "paused"), new Step.Await("1.1", List.of("1.2")),
        new Step.Begin(new Track("1.3", Stage.DEVELOPMENT, Track.Standing.OPEN, List.of(), "new")),
        new Step.Adopt(ID, 2, "ann", "changed"), new Step.Keep("1.1", List.of(1), 2),
        new Step.Add(
            new PlannedTask(4, "1.1", Stage.DEVELOPMENT, Capability.IMPLEMENT_FEATURES, "1.1", List.of()), "h", 2, "new"),
        new Step.Renew(1, List.of(2), "h", 2, "r"), new Step.Supersede(1, "h", 2, "r"),
        new Step.Restore(1, List.of(2), 2, "r"));
  }

  /** A version of a plan does not travel: its owner finds it in the tables. */
  private static Stream<Class<?>> travelling(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isInterface() ? travelling(kind) : Stream.of(kind))
        .filter(kind -> kind != Event.Revised.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_comes_back_as_it_was(Event event) {
    assertThat(EventCodec.event(EventCodec.text(event))).isEqualTo(event);
  }

  @Test
  void every_kind_of_event_is_tried() {
    assertThat(events().stream().<Class<?>>map(Event::getClass)).containsAll(travelling(Event.class).toList());
  }

  @Test
  void steps_come_back_as_they_were() {
    assertThat(EventCodec.steps(EventCodec.text(steps()))).isEqualTo(steps());
    assertThat(steps().stream().<Class<?>>map(Step::getClass)).containsAll(travelling(Step.class).toList());
  }

  @Test
  void nobody_can_name_another_class() {
    assertThatThrownBy(() -> EventCodec.event("{\"is\":\"java.lang.Runtime\"}")).isInstanceOf(RuntimeException.class);
  }
}
