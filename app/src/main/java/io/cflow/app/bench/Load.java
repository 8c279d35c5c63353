package io.cflow.app.bench;

import io.cflow.app.engine.Listeners;
import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Receipt;
import io.cflow.domain.Stage;
import io.cflow.engine.WorkPlan;
import io.cflow.engine.Workflow;
import io.cflow.port.Intake;
import io.cflow.port.Intake.Submission;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;

/** Hands plans to the engine, and waits until they have come to rest. */
final class Load {

  static final Workflow WORKFLOW = new Workflow(
      "bench", List.of(Shape.STAGE), new Stage("over"), List.of());
  private static final double NANOS = 1e9;

  private final Intake intake;
  private final Path output;
  private final String tenant;
  private final Map<UUID, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
  private final IntConsumer accepted;
  /** Plans so far: no two have the same number. */
  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * @param tenant whose plans they are; tells warm-up and workload apart in the tables
   * @param output folder the plans' documents would go to
   * @param accepted told the number of each plan that is durably accepted
   */
  Load(ApplicationContext context, String tenant, Path output, IntConsumer accepted) {
    this.intake = context.getBean(Intake.class);
    this.tenant = tenant;
    this.output = output;
    this.accepted = accepted;
    context.getBean(Listeners.class).onRest(this::rested);
  }

  private void rested(UUID execution) {
    end(execution).complete(null);
  }

  private CompletableFuture<Void> end(UUID execution) {
    return ends.computeIfAbsent(execution, id -> new CompletableFuture<>());
  }

  /** Seconds until {@code plans} plans have ended, of which at most {@code atATime} are in the engine. */
  double run(int plans, int atATime, IntFunction<WorkPlan> work) {
    return time(plans, atATime, number -> awaitEnd(submit(number, work.apply(number))));
  }

  /** Seconds until {@code plans} plans are accepted; they are not waited for. */
  double accept(int plans, int atATime, IntFunction<WorkPlan> work) {
    return time(plans, atATime, number -> submit(number, work.apply(number)));
  }

  private double time(int plans, int atATime, IntConsumer submission) {
    int end = numbers.get() + plans;
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var submitters = IntStream.range(0, Math.min(plans, atATime))
          .mapToObj(n -> CompletableFuture.runAsync(() -> upTo(end, submission), threads))
          .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(submitters).join();
    }
    numbers.set(end);
    return (System.nanoTime() - start) / NANOS;
  }

  private void upTo(int end, IntConsumer submission) {
    for (int number = numbers.getAndIncrement(); number < end; number = numbers.getAndIncrement()) {
      submission.accept(number);
    }
  }

  private void awaitEnd(UUID execution) {
    end(execution).join();
    ends.remove(execution);
  }

  private UUID submit(int number, WorkPlan work) {
    var project = "bench-" + number;
    var plan = new Plan(
        project, project, "bench", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        new Receipt(List.of()));
    var files = new ProjectFiles(project, List.of(), List.of());
    var execution = intake.accept(new Submission(
        tenant, "", files, plan, work, WORKFLOW, Optional.empty(), output.resolve(project))).execution();
    accepted.accept(number);
    return execution;
  }
}
