package io.cflow.app.cli;

import io.cflow.app.bench.PeerSettings;
import io.cflow.processors.writeback.Patch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The engine as a command sees it: started only by the commands that need one. */
public interface Engine extends AutoCloseable {

  /**
   * How to start one.
   *
   * @param data where everything durable lives
   * @param approve whether every question is answered with yes
   * @param bench for a benchmark: its agents replace the team
   * @param testCommand program and arguments that run the project's tests; empty for none
   * @param documents what becomes of the team's own documents
   * @param server the port to listen on and the inbox to watch; empty for an engine without doors
   */
  record Options(
      Path data, boolean approve, List<String> testCommand, Documents documents, Optional<Server> server,
      Optional<Bench> bench) {

    /** An engine that leaves the team's own documents alone. */
    Options(
        Path data, boolean approve, List<String> testCommand, Optional<Server> server, Optional<Bench> bench) {
      this(data, approve, testCommand, Documents.LEAVE, server, bench);
    }

    /** One that lets nothing go on; it only brings documents to what it knows when it is told to. */
    static Options passive(Path data) {
      return new Options(data, false, List.of(), Documents.ON_REQUEST, Optional.empty(), Optional.empty());
    }

    /** The same, which says in the team's own documents how far stories are, if {@code wanted}. */
    Options writingBack(boolean wanted) {
      return new Options(data, approve, testCommand, wanted ? Documents.WRITE : Documents.LEAVE, server, bench);
    }

    /** An engine that works on one project and listens to nobody. */
    static Options local(Path data, boolean approve, List<String> testCommand) {
      return new Options(data, approve, testCommand, Optional.empty(), Optional.empty());
    }
  }

  /** What becomes of the team's own documents. */
  enum Documents {
    LEAVE,
    /** They say how far stories are, as they go. */
    WRITE,
    /** Nothing goes on by itself. */
    ON_REQUEST
  }

  record Server(int port, Path inbox) {}

  /**
   * A benchmark.
   *
   * @param pool tasks that may run at a time
   * @param peer driven by the peer harness, on its database; empty for a benchmark of our own
   */
  record Bench(int pool, Optional<PeerSettings> peer) {}

  /** Starts engines. */
  @FunctionalInterface
  interface Starter {
    /** @param narration told what takes time */
    Engine start(Options options, Consumer<String> narration);
  }

  /** Runs the project in {@code folder} until it rests. @return the execution */
  UUID run(Path folder);

  /**
   * What the documents in {@code folder} are to say by what the engine knows of them.
   *
   * @param write whether they are written, too
   * @return one patch for each document the engine has something to say in; empty if it knows nothing of the folder
   */
  List<Patch> sync(Path folder, boolean write);

  /** In the shape of {@code run --json} without {@code elapsedMs}. */
  String summary(UUID execution);

  /** The port its doors are on: the wanted one, or a free one if that was 0. */
  int port();

  /** Returns when somebody asks the engine to stop. */
  void awaitStop();

  /** Runs a workload of the benchmark. @param out takes its lines */
  void bench(String workload, Consumer<String> out);

  @Override
  void close();
}
