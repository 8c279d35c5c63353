package io.cflow.processors.writeback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes edits in a document. Each finds its place in the document as it is now; where somebody else has changed it since
 * the engine saw it last, an edit is made only if the words it replaces are still the same, and is a conflict otherwise.
 */
public final class Patching {

  private final String path;
  private final List<String> remarks = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private Manuscript known;
  private Manuscript now;

  private Patching(String path, Manuscript known, Manuscript now) {
    this.path = path;
    this.known = known;
    this.now = now;
  }

  /** Edits of a document nobody else has touched. */
  public static Patch of(String path, Manuscript text, List<Edit> edits) {
    return of(path, Optional.of(text), Optional.of(text), edits);
  }

  /**
   * Edits of a document as it is now. Pure; never throws for what the document holds.
   *
   * @param known as the engine saw it last, empty if it never did
   * @param now empty if there is no such document
   */
  public static Patch of(String path, Optional<Manuscript> known, Optional<Manuscript> now, List<Edit> edits) {
    var text = now.orElseGet(() -> Manuscript.of(new byte[0]));
    var patching = new Patching(path, known.orElse(text), text);
    if (known.isPresent() && now.isEmpty()) {
      patching.conflicts.add("the document is gone");
    } else if (patching.isWritable(now.isEmpty())) {
      edits.forEach(patching::make);
    }
    return new Patch(path, now, patching.now, patching.known, patching.remarks, patching.conflicts);
  }

  private boolean isWritable(boolean absent) {
    if (!now.isText()) {
      remarks.add("the file is not text");
      return false;
    }
    if (!absent && !Alone.read(path, now).type().isWrittenBack()) {
      remarks.add("documents of this kind are not written by the engine");
      return false;
    }
    return true;
  }

  private void make(Edit edit) {
    var page = Page.of(path, now);
    var wanted = edit.on(page);
    var before = now.equals(known) ? wanted : edit.on(Page.of(path, known));
    switch (wanted) {
      case Wanted.Changes(var changes) -> compare(edit, before, page, changes);
      case Wanted.Nothing _ -> { }
      case Wanted.Refused(var reason) -> (before instanceof Wanted.Changes ? conflicts : remarks).add(reason);
    }
    if (before instanceof Wanted.Changes(var changes)) {
      known = made(known, changes).orElse(known);
    }
  }

  private void compare(Edit edit, Wanted before, Page page, List<Change> changes) {
    switch (before) {
      case Wanted.Changes(var theirs)
          when replaced(known, subjects(edit, theirs)).containsAll(replaced(now, subjects(edit, changes))) ->
          write(edit, page, changes);
      case Wanted.Refused _ -> write(edit, page, changes);
      // It was asked about when it was found; until the engine has something new to say, their word stands.
      case Wanted.Nothing _ -> remarks.add("somebody else has changed what the engine wrote there");
      default -> conflicts.add("somebody else has changed it: " + String.join(", ", replaced(now, subjects(edit, changes))));
    }
  }

  /** What an edit is about. A tracker's stamp only follows from it: everybody writes that. */
  private static List<Change> subjects(Edit edit, List<Change> changes) {
    return edit instanceof TrackerEdit ? changes.subList(0, 1) : changes;
  }

  private static List<String> replaced(Manuscript text, List<Change> changes) {
    var replaced = new ArrayList<String>();
    for (var change : changes) {
      switch (change) {
        case Change.Replace each -> replaced.add(text.line(each.line()).substring(each.from(), each.to()));
        case Change.Remove each -> replaced.add(text.line(each.line()));
        case Change.Insert _ -> { }
      }
    }
    return replaced;
  }

  private void write(Edit edit, Page page, List<Change> changes) {
    var after = made(now, changes);
    if (after.isEmpty()) {
      remarks.add("the document's encoding has no letters for it");
    } else {
      Proof.objection(page, edit, changes, after.get()).ifPresentOrElse(remarks::add, () -> now = after.get());
    }
  }

  private static Optional<Manuscript> made(Manuscript text, List<Change> changes) {
    try {
      return Optional.of(text.with(changes));
    } catch (IllegalArgumentException noSuchLetters) {
      return Optional.empty();
    }
  }
}
