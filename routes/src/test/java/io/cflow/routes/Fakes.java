package io.cflow.routes;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Outcome;
import io.cflow.engine.Event;
import io.cflow.engine.Step;
import io.cflow.port.Committed.Consequence;
import io.cflow.port.Intake;
import io.cflow.port.Journal;
import io.cflow.processors.door.Answer;
import io.cflow.processors.door.Reply;
import io.cflow.processors.door.Request;
import io.cflow.processors.door.SignalRequest;
import io.cflow.processors.flow.Delivery;
import io.cflow.processors.intake.InboxProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for the beans routes name and this room cannot see. They write down what reaches them, in order. Their
 * methods are those of the real beans; a test of the application checks the routes against those.
 */
public final class Fakes {

  /** What reached which bean: {@code gates.opened}. */
  public static final class Calls {

    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** @param arguments as the bean got them */
    public record Call(String method, List<Object> arguments) {}

    void add(String method, Object... arguments) {
      calls.add(new Call(method, List.of(arguments)));
    }

    List<String> methods() {
      return calls.stream().map(Call::method).toList();
    }

    /** The last argument of each call. */
    Stream<Object> arguments(String method) {
      return calls.stream().filter(call -> call.method().equals(method)).map(call -> call.arguments().getLast());
    }

    /** The last argument of the only call. */
    Object argument(String method) {
      return arguments(method).reduce((one, other) -> {
        throw new AssertionError(method + " was called more than once");
      }).orElseThrow();
    }
  }

  /** Accepts everything as one execution, unless it is broken. */
  public static final class FakeIntake implements Intake {

    static final UUID EXECUTION = new UUID(1, 1);
    private final Calls calls;
    private volatile @Nullable RuntimeException trouble;

    FakeIntake(Calls calls) {
      this.calls = calls;
    }

    void breaks(RuntimeException trouble) {
      this.trouble = trouble;
    }

    @Override
    public Accepted accept(Submission submission) {
      if (trouble != null) {
        throw trouble;
      }
      calls.add("intake.accept", submission);
      return new Accepted(EXECUTION, true);
    }
  }

  /** Lets every course be. */
  public static final class FakeCourseCorrection {
    public Intake.Accepted correct(Intake.Accepted accepted) {
      return accepted;
    }
  }

  /** Remembers outcomes by task, and lets somebody wait for one. */
  public static final class FakeJournal implements Journal {

    private final Map<UUID, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<List<Step>> offer(UUID execution, Event event) {
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void record(AgentTask task, Outcome outcome) {
      of(task).complete(outcome);
    }

    CompletableFuture<Outcome> of(AgentTask task) {
      return outcomes.computeIfAbsent(task.id(), id -> new CompletableFuture<>());
    }
  }

  /** Works as the test says. */
  public static final class FakeDesk {

    private final String name;
    private final Calls calls;
    private final Supplier<Function<AgentTask, Outcome>> work;

    FakeDesk(String name, Calls calls, Supplier<Function<AgentTask, Outcome>> work) {
      this.name = name;
      this.calls = calls;
      this.work = work;
    }

    public Outcome perform(AgentTask task) {
      calls.add(name + ".perform", task);
      return work.get().apply(task);
    }

    public Outcome failed(Throwable trouble) {
      return new Outcome.Failed(Outcome.Fault.ENVIRONMENT, String.valueOf(trouble.getMessage()));
    }
  }

  /** Calls every consequence what the test says. */
  public static final class FakeConsequences {

    private final Calls calls;
    private volatile String kind = "other";

    FakeConsequences(Calls calls) {
      this.calls = calls;
    }

    void say(String kind) {
      this.kind = kind;
    }

    public String kind(Consequence consequence) {
      return kind;
    }

    public void refused(Consequence consequence) {
      calls.add("consequences.refused", consequence);
    }
  }

  /** Lets every answer and signal pass. */
  public record FakeGates(Calls calls) {

    public void opened(Consequence asked) {
      calls.add("gates.opened", asked);
    }

    public Reply decide(Answer answer) {
      calls.add("gates.decide", answer);
      return Reply.ok("{\"state\":\"answered\"}");
    }

    public Reply signal(SignalRequest request) {
      calls.add("gates.signal", request);
      return Reply.ok("{\"steps\":1}");
    }
  }

  /** Finds in the folder what the test put there. */
  public static final class FakeInbox {

    private final Calls calls;
    private final Map<InboxProject, Delivery> projects = new ConcurrentHashMap<>();

    FakeInbox(Calls calls) {
      this.calls = calls;
    }

    void put(InboxProject project, Delivery delivery) {
      projects.put(project, delivery);
    }

    public List<InboxProject> ready() {
      return new ArrayList<>(projects.keySet());
    }

    public Delivery read(InboxProject project) {
      return projects.get(project);
    }

    public void taken(InboxProject project, Intake.Accepted accepted) {
      calls.add("inbox.taken", project, accepted);
    }

    public void refuse(InboxProject project, Exception cause) {
      calls.add("inbox.refuse", project, cause);
    }
  }

  /** Settles at once. */
  public record FakeSettlements(Calls calls) {

    public Consequence answer(Consequence settled) {
      calls.add("settlements.answer", settled);
      return settled;
    }

    public Consequence report(Consequence settled) {
      calls.add("settlements.report", settled);
      return settled;
    }

    public void announce(Consequence settled) {
      calls.add("settlements.announce", settled);
    }
  }

  /** Has nothing to write. */
  public record FakeWriteBack(Calls calls) {
    public void drain() {
      calls.add("writeBack.drain");
    }

    public void retry() {
      calls.add("writeBack.retry");
    }
  }

  /** Has nothing to write either. */
  public record FakePublication(Calls calls) {

    public void drain() {
      calls.add("publication.drain");
    }

    public void retry() {
      calls.add("publication.retry");
    }
  }

  /** Keeps no house. */
  public record FakeHousekeeping(Calls calls) {

    public void heartbeat() {
      calls.add("housekeeping.heartbeat");
    }

    public void takeOver() {
      calls.add("housekeeping.takeOver");
    }

    public void dropOld() {
      calls.add("housekeeping.dropOld");
    }
  }

  /** Answers every question with its own name. */
  public record FakeReads(Calls calls) {

    public Reply list(Request request) {
      return reply("list", request);
    }

    public Reply one(Request request) {
      return reply("one", request);
    }

    public Reply artifacts(Request request) {
      return reply("artifacts", request);
    }

    public Reply why(Request request) {
      return reply("why", request);
    }

    private Reply reply(String name, Request request) {
      calls.add("reads." + name, request);
      return new Reply(200, "{\"read\":\"" + name + "\"}", "v1");
    }
  }

  private Fakes() {}
}
