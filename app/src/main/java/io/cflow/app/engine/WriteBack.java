package io.cflow.app.engine;

import io.cflow.domain.Capability;
import io.cflow.engine.Question;
import io.cflow.engine.ReachedStatus;
import io.cflow.engine.Verb;
import io.cflow.processors.bmad.text.Digest;
import io.cflow.processors.writeback.DocumentEdits;
import io.cflow.processors.writeback.Manuscript;
import io.cflow.processors.writeback.Patch;
import io.cflow.processors.writeback.Patching;
import io.cflow.processors.writeback.ProjectDocuments;
import io.cflow.processors.writeback.ProjectDocuments.ChangedMeanwhile;
import io.cflow.processors.writeback.Projection;
import io.cflow.processors.writeback.StoryReport;
import io.cflow.store.ArtifactStore;
import io.cflow.store.Questions.Answered;
import io.cflow.store.WriteBacks;
import io.cflow.store.WriteBacks.Pending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the engine knows of stories into the team's own documents. What is to be written follows from the tables
 * alone, so that the same row gives the same bytes however often it is written.
 */
public final class WriteBack implements Resolution {

  private static final Logger LOG = LoggerFactory.getLogger(WriteBack.class);
  private static final int BATCH = 200;
  /** Somebody who saves while we write gets another look at what he saved. */
  private static final int ATTEMPTS = 3;

  private final WriteBacks rows;
  private final PlanShelf plans;
  private final ArtifactStore artifacts;
  private final Consultation consultation;
  private final boolean wanted;
  private final ReentrantLock writing = new ReentrantLock();
  private final SharedTurn turn = new SharedTurn(writing);
  /** Workspaces that could not be written; touched only by whoever holds the lock. */
  private final Set<String> blocked = new HashSet<>();

  /** @param wanted whether documents are written as stories go; if not, only on request */
  public WriteBack(
      WriteBacks rows, PlanShelf plans, ArtifactStore artifacts, Consultation consultation, boolean wanted) {
    this.rows = rows;
    this.plans = plans;
    this.artifacts = artifacts;
    this.consultation = consultation;
    this.wanted = wanted;
  }

  /** Before anything goes on, the journal has to know whether it is to announce what moves. */
  public void begin() {
    rows.switchTo(wanted);
  }

  @Override
  public Set<Question.Kind> kinds() {
    return Set.of(Question.Kind.WRITE_BACK_CONFLICT);
  }

  /** Accepted, the engine's words take the place of theirs; otherwise theirs stand. */
  @Override
  public void resolve(Answered answer) {
    var workspace = rows.workspace(answer.execution());
    if (answer.verb() != Verb.ACCEPT || workspace.isEmpty()) {
      return;
    }
    writing.lock();
    try {
      insist(answer.execution(), Path.of(workspace.get()), answer.subject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }

  private void insist(UUID execution, Path workspace, String path) throws IOException {
    var documents = new ProjectDocuments(workspace);
    for (var edits : merged(execution, rows.moved(execution))) {
      var now = documents.read(path).map(Manuscript::of);
      if (edits.path().equals(path) && now.isPresent()) {
        var patch = Patching.of(path, now.get(), edits.edits());
        documents.replace(path, Optional.of(now.get().render()), patch.after().render());
        rows.written(execution, path, patch.known().render());
      }
    }
  }

  /**
   * Writes what waits in the outbox. A row is forgotten only after its documents are safe on disk; a folder that cannot
   * be written is passed over until {@link #retry}.
   */
  public void drain() {
    turn.take(this::writeAll);
  }

  private void writeAll() {
    for (var batch = rows.next(BATCH, blocked); !batch.isEmpty(); batch = rows.next(BATCH, blocked)) {
      rows.done(batch.stream().filter(this::isWritten).toList());
    }
  }

  /** Tries the folders again that could not be written. */
  public void retry() {
    writing.lock();
    try {
      blocked.clear();
    } finally {
      writing.unlock();
    }
    drain();
  }

  private boolean isWritten(Pending pending) {
    if (blocked.contains(pending.workspace())) {
      return false;
    }
    try {
      write(pending.execution(), Path.of(pending.workspace()), List.of(pending.story()));
      return true;
    } catch (IOException | RuntimeException e) {
      // Whatever is wrong with one project must hold up neither the others nor the engine.
      blocked.add(pending.workspace());
      LOG.warn("documents of {} cannot be written; the folder will be tried again", pending.workspace(), e);
      return false;
    }
  }

  /** What all stories of an execution that have moved want of the documents as they are now. Writes nothing. */
  public List<Patch> preview(UUID execution, Path workspace) throws IOException {
    var documents = new ProjectDocuments(workspace);
    var patches = new ArrayList<Patch>();
    for (var edits : merged(execution, rows.moved(execution))) {
      patches.add(patch(execution, documents, edits));
    }
    return patches;
  }

  /** Brings the documents of an execution to what it knows, whether or not anything waits in the outbox. */
  public List<Patch> write(UUID execution, Path workspace) throws IOException {
    writing.lock();
    try {
      return write(execution, workspace, rows.moved(execution));
    } finally {
      writing.unlock();
    }
  }

  private List<Patch> write(UUID execution, Path workspace, List<String> stories) throws IOException {
    var documents = new ProjectDocuments(workspace);
    var patches = new ArrayList<Patch>();
    for (var edits : merged(execution, stories)) {
      patches.add(write(execution, documents, edits));
    }
    rows.left(execution, Digest.of(rows.hashes(execution)));
    return patches;
  }

  /** Edits of one document together, whichever story they come from. */
  private List<DocumentEdits> merged(UUID execution, List<String> stories) {
    var plan = plans.volume(execution).plan();
    return DocumentEdits.merged(stories.stream().flatMap(story -> report(execution, story).stream())
        .flatMap(report -> Projection.of(plan, report).stream()).toList());
  }

  private Optional<StoryReport> report(UUID execution, String story) {
    return rows.stand(execution, story).map(stand -> new StoryReport(story, ReachedStatus.of(stand.at()), stand.since(),
        new StoryReport.Ended(
            rows.ended(execution, Capability.IMPLEMENT_FEATURES, story),
            rows.ended(execution, Capability.PERFORM_CODE_REVIEW, story),
            rows.ended(execution, Capability.PERFORM_QUALITY_ASSURANCE, story)),
        artifacts.relevant(execution, story)));
  }

  private Patch patch(UUID execution, ProjectDocuments documents, DocumentEdits edits) throws IOException {
    var known = rows.known(execution, edits.path()).map(Manuscript::of);
    return Patching.of(edits.path(), known, documents.read(edits.path()).map(Manuscript::of), edits.edits());
  }

  private Patch write(UUID execution, ProjectDocuments documents, DocumentEdits edits) throws IOException {
    for (int attempt = 1; ; attempt++) {
      var patch = patch(execution, documents, edits);
      try {
        if (patch.isChange()) {
          documents.replace(patch.path(), patch.before().map(Manuscript::render), patch.after().render());
        }
        remember(execution, patch);
        return patch;
      } catch (ChangedMeanwhile meanwhile) {
        if (attempt == ATTEMPTS) {
          throw meanwhile;
        }
      }
    }
  }

  private static Question question(Patch patch) {
    return new Question(Question.Kind.WRITE_BACK_CONFLICT, patch.path(),
        "The engine has something to say in %s that somebody else has changed. Shall the engine's words stand?"
            .formatted(patch.path()),
        String.join("\n", patch.conflicts().stream().map(conflict -> "- " + conflict).toList()),
        List.of(Verb.ACCEPT, Verb.RESPOND));
  }

  private void remember(UUID execution, Patch patch) {
    if (patch.isChange() || !patch.conflicts().isEmpty()) {
      rows.written(execution, patch.path(), patch.known().render());
    }
    if (!patch.conflicts().isEmpty()) {
      consultation.ask(execution, question(patch));
    }
    patch.remarks().forEach(remark -> LOG.info("{} is left as it is: {}", patch.path(), remark));
  }
}
