package io.cflow.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server, or an initdb, that outlived its cflow (kill -9), and the note it left; only to be cleared under the directory's lock. */
record LeftoverServer(ServerPrograms programs) {

  private static final Logger LOG = LoggerFactory.getLogger(LeftoverServer.class);
  private static final Set<String> PROGRAMS = Set.of("postgres", "initdb");
  private static final long PATIENCE_MILLIS = 10_000;

  void clear() throws IOException {
    List<ProcessFacts> leftovers = leftovers();
    Optional<ProcessFacts> named = processNamedByNote();
    if (named.filter(leftovers::contains).isPresent()) {
      LOG.info("stopping the PostgreSQL an earlier cflow left behind, process {}", named.get().process().pid());
      PostgresProcess.stopServerOf(programs);
    }
    leftovers.forEach(LeftoverServer::end);
    forgetNote(named);
  }

  /** They all work below our home; a process with a recycled pid does not. */
  private List<ProcessFacts> leftovers() {
    return ProcessHandle.allProcesses().map(this::factsOf)
        .filter(facts -> PROGRAMS.contains(facts.name()))
        .filter(facts -> facts.workingDirectory().filter(this::isOurs).isPresent())
        .toList();
  }

  private boolean isOurs(Path workingDirectory) {
    return workingDirectory.startsWith(programs.home().folder());
  }

  /** Backends notice by themselves that their postmaster died, but a busy one takes its time. */
  private static void end(ProcessFacts leftover) {
    if (!leftover.hasEnded()) {
      leftover.process().destroy();
    }
    if (!leftover.endsWithin(PATIENCE_MILLIS)) {
      leftover.process().destroyForcibly();
      leftover.endsWithin(PATIENCE_MILLIS);
    }
  }

  /**
   * A pid taken over by a stranger, or kept by a zombie, would keep the server from starting. One that is gone, or belongs
   * to a user we cannot see, is PostgreSQL's own affair: it checks shared memory too.
   */
  private void forgetNote(Optional<ProcessFacts> named) throws IOException {
    boolean stale = named.filter(facts -> facts.hasEnded() || facts.workingDirectory().isPresent()).isPresent();
    if (stale && Files.deleteIfExists(note())) {
      LOG.info("{} was stale: process {} is not our server", note(), named.orElseThrow().process().pid());
    }
  }

  private Optional<ProcessFacts> processNamedByNote() throws IOException {
    if (!Files.exists(note())) {
      return Optional.empty();
    }
    String pid = Files.readString(note()).lines().findFirst().orElse("").strip();
    return pid.matches("\\d{1,10}") ? ProcessHandle.of(Long.parseLong(pid)).map(this::factsOf) : Optional.empty();
  }

  private ProcessFacts factsOf(ProcessHandle process) {
    return new ProcessFacts(process, programs);
  }

  private Path note() {
    return programs.home().cluster().resolve("postmaster.pid");
  }
}
