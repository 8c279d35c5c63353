package io.cflow.processors.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists an inbox without following links. Of a project's folder only what would be read is listed. */
public final class InboxFolder {

  private final Path inbox;
  private final IntakeLimits limits;

  public InboxFolder(Path inbox, IntakeLimits limits) {
    this.inbox = inbox;
    this.limits = limits;
  }

  /** @throws UncheckedIOException if the inbox itself cannot be read */
  public List<InboxFile> list() {
    try (var folder = Folder.ofTrusted(inbox)) {
      var files = new ArrayList<InboxFile>();
      for (var child : folder.children(limits.maxEntries())) {
        files.addAll(listed(folder, child));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<InboxFile> listed(Folder folder, Folder.Child child) {
    return switch (child.kind()) {
      case FILE, LINK -> List.of(file("", child));
      case FOLDER -> child.name().startsWith(".") ? List.of() : project(folder, child);
      case OTHER -> List.of();
    };
  }

  /** A folder that cannot be listed, or holds no document, stands for itself: reading it will say why. */
  private List<InboxFile> project(Folder folder, Folder.Child child) {
    var files = new ArrayList<InboxFile>();
    try (var project = folder.open(child.file())) {
      addAll(project, child.name() + "/", files, 1);
    } catch (IOException | IntakeRefused e) {
      files.clear();
    }
    return files.isEmpty() ? List.of(new InboxFile(child.name() + "/", false, 0, child.modified())) : files;
  }

  private void addAll(Folder folder, String prefix, List<InboxFile> files, int depth) throws IOException {
    for (var child : folder.children(limits.maxEntries())) {
      var path = prefix + child.name();
      var inProject = path.substring(path.indexOf('/') + 1);
      if (child.kind() == Folder.Kind.FOLDER && depth < limits.maxDepth() && DocumentPaths.isWalked(inProject)) {
        try (var below = folder.open(child.file())) {
          addAll(below, path + "/", files, depth + 1);
        }
      } else if (child.kind() == Folder.Kind.FILE && DocumentPaths.isDocument(inProject)) {
        files.add(file(prefix, child));
      }
    }
  }

  private static InboxFile file(String prefix, Folder.Child child) {
    return new InboxFile(
        prefix + child.name(), child.kind() == Folder.Kind.LINK, child.size(), child.modified());
  }
}
