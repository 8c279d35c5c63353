package io.cflow.app.engine;

import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import io.cflow.port.Intake.Submission;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.store.Library;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The plans of running executions, read again from their stored documents when they are needed: the documents are the
 * truth, and reading is a pure function of them. Those used last are kept.
 */
public final class PlanShelf {

  /** Bytes of documents whose plans are kept; a plan takes several times as much memory. */
  private static final long ROOM = 16L << 20;
  /** What a plan takes beside its documents, in the same measure. */
  private static final long BINDING = 1_000;

  private final Library library;
  private final ProjectReader reader;
  private final Map<UUID, Volume> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long taken;

  /** A plan and the folder its project lives in, if it came from one. */
  public record Volume(Plan plan, Optional<Path> workspace, long size) {

    static Volume of(Plan plan, Optional<Path> workspace, ProjectFiles files) {
      return new Volume(
          plan, workspace, BINDING + files.files().stream().map(SourceFile::bytes).mapToLong(b -> b.length).sum());
    }
  }

  public PlanShelf(Library library, ProjectReader reader) {
    this.library = library;
    this.reader = reader;
  }

  /** A plan that was accepted just now need not be read again. */
  public synchronized void put(UUID execution, Submission submission) {
    keep(execution, Volume.of(submission.plan(), submission.workspace(), submission.files()));
  }

  /** Holding the lock while reading keeps ten tasks of one plan from reading it ten times. */
  public synchronized Volume volume(UUID execution) {
    var volume = kept.get(execution);
    if (volume == null) {
      volume = read(execution);
      keep(execution, volume);
    }
    return volume;
  }

  /** From here on the execution works another version of its plan. */
  public synchronized void forget(UUID execution) {
    var volume = kept.remove(execution);
    taken -= volume == null ? 0 : volume.size();
  }

  /** A version of a plan that no execution works yet. */
  public Plan version(UUID plan, String project) {
    return reader.read(library.files(plan, project));
  }

  private void keep(UUID execution, Volume volume) {
    kept.put(execution, volume);
    taken += volume.size();
    for (var eldest = kept.entrySet().iterator(); taken > ROOM && kept.size() > 1; ) {
      taken -= eldest.next().getValue().size();
      eldest.remove();
    }
  }

  private Volume read(UUID execution) {
    return library.shelf(execution)
        .map(shelf -> Volume.of(reader.read(shelf.files()), shelf.workspace().map(Path::of), shelf.files()))
        .orElseGet(() -> {
          var nothing = new ProjectFiles("none", List.of(), List.of());
          return Volume.of(reader.read(nothing), Optional.empty(), nothing);
        });
  }
}
