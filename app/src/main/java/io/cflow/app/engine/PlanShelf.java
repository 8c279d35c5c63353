package io.cflow.app.engine;

import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
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
 * truth, and reading is a pure function of them.
 */
public final class PlanShelf {

  /** Plans hold their documents' text; a few of the largest fit, the rest is read again. */
  private static final int KEPT = 16;

  private final Library library;
  private final ProjectReader reader;
  private final Map<UUID, Volume> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<UUID, Volume> eldest) {
      return size() > KEPT;
    }
  };

  /** A plan and the folder its project lives in, if it came from one. */
  public record Volume(Plan plan, Optional<Path> workspace) {}

  public PlanShelf(Library library, ProjectReader reader) {
    this.library = library;
    this.reader = reader;
  }

  /** Holding the lock while reading keeps ten tasks of one plan from reading it ten times. */
  public synchronized Volume volume(UUID execution) {
    var volume = kept.get(execution);
    if (volume == null) {
      volume = read(execution);
      kept.put(execution, volume);
    }
    return volume;
  }

  /** From here on the execution works another version of its plan. */
  public synchronized void forget(UUID execution) {
    kept.remove(execution);
  }

  /** A version of a plan that no execution works yet. */
  public Plan version(UUID plan, String project) {
    return reader.read(library.files(plan, project));
  }

  private Volume read(UUID execution) {
    return library.shelf(execution)
        .map(shelf -> new Volume(reader.read(shelf.files()), shelf.workspace().map(Path::of)))
        .orElseGet(() -> new Volume(reader.read(new ProjectFiles("none", List.of(), List.of())), Optional.empty()));
  }
}
