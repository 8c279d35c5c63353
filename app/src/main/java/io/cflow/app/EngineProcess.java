package io.cflow.app;

import io.cflow.app.bench.CountingSockets;
import io.cflow.app.bench.PeerSettings;
import io.cflow.app.bench.Workbench;
import io.cflow.app.cli.CommandFailed;
import io.cflow.app.cli.Engine;
import io.cflow.app.cli.ExitCode;
import io.cflow.app.engine.Listeners;
import io.cflow.app.engine.WriteBack;
import io.cflow.engine.Step;
import io.cflow.engine.Track;
import io.cflow.port.Committed.Consequence;
import io.cflow.port.Intake.Accepted;
import io.cflow.processors.flow.Delivery;
import io.cflow.processors.flow.PlanRefused;
import io.cflow.processors.intake.IntakeRefused;
import io.cflow.processors.intake.ProjectFolder;
import io.cflow.processors.intake.ProjectName;
import io.cflow.processors.writeback.Patch;
import io.cflow.store.Outbox;
import io.cflow.store.Queries;
import io.cflow.store.Standing;
import io.cflow.store.WriteBacks;
import io.cflow.store.embedded.DataDirectoryInUse;
import io.cflow.store.embedded.EmbeddedPostgresException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** An engine in this process. */
final class EngineProcess implements Engine {

  private final ConfigurableApplicationContext context;
  private final Options options;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ConcurrentHashMap<UUID, CompletableFuture<Void>> rests = new ConcurrentHashMap<>();

  EngineProcess(Options options, Consumer<String> narration) {
    this.options = options;
    var listeners = new Listeners();
    listeners.onRest(execution -> rest(execution).complete(null));
    listeners.onCommit(this::awake);
    listeners.onCommit(consequence -> progress(consequence).ifPresent(narration));
    this.context = start(options, narration, listeners);
  }

  private ConfigurableApplicationContext start(Options options, Consumer<String> narration, Listeners listeners) {
    try {
      return new SpringApplicationBuilder(EngineApplication.class)
          .web(options.server().isPresent() ? WebApplicationType.SERVLET : WebApplicationType.NONE)
          .logStartupInfo(false)
          .initializers(context -> {
            var beans = (GenericApplicationContext) context;
            options.bench().ifPresent(bench -> Workbench.register(
                beans, bench.pool(), bench.peer().flatMap(PeerSettings::effects), InstantSource.system()));
            beans.registerBean(Narration.class, () -> narration::accept);
            beans.registerBean(Listeners.class, () -> listeners);
            beans.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> stopped.countDown());
          })
          .run(arguments(options));
    } catch (RuntimeException e) {
      throw explained(e);
    }
  }

  private static String[] arguments(Options options) {
    var arguments = new ArrayList<String>();
    arguments.add("--cflow.data=" + options.data());
    arguments.add("--cflow.answer=" + (options.approve() ? "approve" : "ask"));
    options.bench().ifPresent(bench -> arguments.addAll(benchArguments(bench)));
    arguments.addAll(documentsArguments(options.documents()));
    for (int i = 0; i < options.testCommand().size(); i++) {
      arguments.add("--cflow.verify.command[%d]=%s".formatted(i, options.testCommand().get(i)));
    }
    options.server().ifPresentOrElse(
        server -> {
          arguments.add("--server.port=" + server.port());
          arguments.add("--cflow.inbox.enabled=true");
          arguments.add("--cflow.inbox.folder=" + server.inbox());
        },
        // Without a web server there is nobody to serve the REST doors.
        () -> {
          arguments.add("--camel.main.routes-exclude-pattern=" + (options.documents() == Documents.ON_REQUEST
              ? "**/*.camel.yaml" : "**/api.camel.yaml"));
          // A person watches a run; what goes by is said by the narration.
          arguments.add("--logging.level.io.cflow=WARN");
        });
    return arguments.toArray(String[]::new);
  }

  private static List<String> documentsArguments(Documents documents) {
    return switch (documents) {
      // The operator's own setting counts.
      case LEAVE -> List.of();
      case WRITE -> List.of("--cflow.write-back=true");
      case ON_REQUEST -> List.of("--cflow.passive=true");
    };
  }

  private static List<String> benchArguments(Bench bench) {
    var arguments = new ArrayList<String>();
    arguments.add("--cflow.pool=" + bench.pool());
    arguments.add("--cflow.events=true");
    bench.peer().map(PeerSettings::address).ifPresentOrElse(
        address -> {
          arguments.add("--cflow.database.url=" + address.url());
          arguments.add("--cflow.database.user=" + address.user());
          arguments.add("--cflow.database.password=");
        },
        () -> arguments.add("--cflow.database.parameters=socketFactory=" + CountingSockets.class.getName()));
    return arguments;
  }

  /** What a person can do something about becomes a message; everything else stays as it is. */
  private static RuntimeException explained(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataDirectoryInUse || cause instanceof PortInUseException) {
        return new CommandFailed(ExitCode.CONFLICT, cause.getMessage());
      }
      if (cause instanceof EmbeddedPostgresException) {
        return new CommandFailed(ExitCode.FAILED, cause.getMessage());
      }
    }
    return failure;
  }

  /** One line for each thing a person would like to see go by. */
  private static Optional<String> progress(Consequence consequence) {
    return switch (consequence.step()) {
      case Step.Move move when !move.from().equals(move.to()) && Track.isPlan(move.track()) ->
          Optional.of("%s -> %s".formatted(move.from(), move.to()));
      case Step.Move move when !move.from().equals(move.to()) ->
          Optional.of("story %s: %s -> %s".formatted(move.track(), move.from(), move.to()));
      case Step.Adopt adopt -> Optional.of("plan version %d: %s".formatted(adopt.version(), adopt.reason()));
      case Step.Add(var task, _, _, var reason) ->
          Optional.of("%s %s".formatted(task.capability(), task.story()).strip() + ": " + reason);
      case Step.Restore back -> Optional.of("task %d %s".formatted(back.number(), back.reason()));
      case Step.Hold hold when !hold.reason().isEmpty() ->
          Optional.of("story %s %s".formatted(hold.track(), hold.reason()));
      case Step.Bury bury -> Optional.of("given up: " + bury.reason());
      default -> Optional.empty();
    };
  }

  @Override
  public UUID run(Path folder) {
    var accepted = accept(delivery(folder));
    var standing = context.getBean(Standing.class);
    boolean begins = accepted.fresh() && accepted.version().isEmpty();
    if (begins || !standing.isOver(accepted.execution()) || rests.containsKey(accepted.execution())) {
      rest(accepted.execution()).join();
    }
    refuseUnwritten(accepted.execution(), folder);
    return accepted.execution();
  }

  private void refuseUnwritten(UUID execution, Path folder) {
    int waiting = context.getBean(Outbox.class).waiting(execution);
    if (waiting > 0) {
      throw new CommandFailed(ExitCode.FAILED,
          "%d documents could not be written to %s; nothing is lost: run again when it can be".formatted(
              waiting, folder.resolve(".cflow")));
    }
  }

  /** A rest that was announced before does not count any more. */
  private void awake(Consequence consequence) {
    if (consequence.step() instanceof Step.Release || consequence.step() instanceof Step.Adopt) {
      rests.compute(consequence.execution(), (id, rest) ->
          rest == null || rest.isDone() ? new CompletableFuture<>() : rest);
    }
  }

  private CompletableFuture<Void> rest(UUID execution) {
    return rests.computeIfAbsent(execution, id -> new CompletableFuture<>());
  }

  private static Delivery delivery(Path folder) {
    try {
      var name = ProjectName.resembling(folder.getFileName().toString()).text();
      var files = new ProjectFolder().read(folder, name);
      return new Delivery("default", "", files, Optional.of(folder), folder.resolve(".cflow"));
    } catch (IntakeRefused refused) {
      throw new CommandFailed(ExitCode.FAILED, refused.reason());
    }
  }

  private Accepted accept(Delivery delivery) {
    try {
      return (Accepted) context.getBean(ProducerTemplate.class).requestBody("direct:plan-accept", delivery);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof PlanRefused refused) {
        throw new CommandFailed(
            ExitCode.FAILED, "the plan was refused: %s\nSee what was read with: cflow inspect DIR"
                .formatted(refused.getMessage()));
      }
      throw e;
    }
  }

  @Override
  public List<Patch> sync(Path folder, boolean write) {
    var writeBack = context.getBean(WriteBack.class);
    var execution = context.getBean(WriteBacks.class).newest(folder.toString());
    try {
      return execution.isEmpty() ? List.of()
          : write ? writeBack.write(execution.get(), folder) : writeBack.preview(execution.get(), folder);
    } catch (IOException e) {
      throw new CommandFailed(ExitCode.FAILED, "the documents cannot be written: " + e.getMessage());
    }
  }

  @Override
  public String summary(UUID execution) {
    return context.getBean(Queries.class).summary(execution).orElseThrow();
  }

  @Override
  public int port() {
    return context.getEnvironment().getProperty("local.server.port", Integer.class, 0);
  }

  @Override
  public void awaitStop() {
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void bench(String workload, Consumer<String> out) {
    var workbench = new Workbench(context, options.data().resolve("projects"));
    options.bench().flatMap(Bench::peer).ifPresentOrElse(
        settings -> workbench.peer(workload, settings, out), () -> workbench.measure(workload, out));
  }

  @Override
  public void close() {
    context.close();
  }
}
