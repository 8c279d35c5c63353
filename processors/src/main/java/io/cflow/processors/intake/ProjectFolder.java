package io.cflow.processors.intake;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Takes in the planning documents of a folder without following a link and without reading anything else. */
public final class ProjectFolder {

  private final IntakeLimits limits;

  public ProjectFolder() {
    this(IntakeLimits.DEFAULT);
  }

  public ProjectFolder(IntakeLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the folder. Links, devices, unsafe names and files over the limit are refused one by one.
   *
   * @param root must not be a link itself; its parent is trusted
   * @param project see {@link ProjectName#of}
   * @throws IntakeRefused if the folder cannot be opened or breaks a limit of the whole project
   */
  public ProjectFiles read(Path root, String project) {
    var name = ProjectName.of(project);
    var gathering = new Gathering(limits);
    try (var folder = Folder.at(root)) {
      new Walk(gathering).visit(folder, "");
    } catch (IOException e) {
      throw new IntakeRefused(IntakeRefused.Code.UNREADABLE, "the folder cannot be read: " + reasonOf(e));
    }
    return gathering.finish(name);
  }

  /** The cause in words, without the path of this machine that an exception's message would tell. */
  private static String reasonOf(IOException e) {
    var kind = e.getClass().getSimpleName().replace("Exception", "");
    var reason = e instanceof FileSystemException system ? system.getReason() : null;
    return reason == null ? kind : kind + ", " + reason;
  }

  private final class Walk {

    private final Gathering gathering;

    Walk(Gathering gathering) {
      this.gathering = gathering;
    }

    /** @param prefix path of the folder with a slash at its end, empty for the root */
    void visit(Folder folder, String prefix) throws IOException {
      for (var child : folder.children(limits.maxEntries())) {
        gathering.meet();
        switch (EntryPath.of(prefix + child.name())) {
          case EntryPath.Safe safe -> visitChild(folder, child, safe.path());
          case EntryPath.Unsafe unsafe ->
              gathering.refuse(unsafe.shown(), DiagnosticCode.UNSAFE_PATH, unsafe.reason());
        }
      }
    }

    private void visitChild(Folder folder, Folder.Child child, String path) {
      if (!DocumentPaths.isWalked(path) && !DocumentPaths.isDocument(path)) {
        return;
      }
      try {
        switch (child.kind()) {
          case LINK -> gathering.refuse(path, DiagnosticCode.LINK_REFUSED, "a link");
          case OTHER -> gathering.refuse(path, DiagnosticCode.UNREADABLE, "a pipe, socket or device");
          case FOLDER -> descend(folder, child, path);
          case FILE -> read(folder, child, path);
        }
      } catch (IOException e) {
        gathering.refuse(path, DiagnosticCode.UNREADABLE, reasonOf(e));
      }
    }

    private void descend(Folder folder, Folder.Child child, String path) throws IOException {
      if (path.split("/").length >= limits.maxDepth()) {
        gathering.refuse(
            path, DiagnosticCode.TOO_LARGE, "more than %d folders deep".formatted(limits.maxDepth() - 1));
        return;
      }
      try (var below = folder.open(child.file())) {
        visit(below, path + "/");
      }
    }

    private void read(Folder folder, Folder.Child child, String path) throws IOException {
      if (DocumentPaths.isDocument(path)) {
        gathering.take(path, folder.read(child.file(), limits.maxFileBytes()));
      }
    }
  }
}
