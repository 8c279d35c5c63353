package io.cflow.processors.intake;

import org.jspecify.annotations.Nullable;

/** The one folder that holds everything in an archive, as {@code zip -r shop.zip shop} makes it, if there is one. */
final class Wrapper {

  private @Nullable String folder;
  private boolean shared = true;

  void see(ArchiveFormat.Entry entry) {
    if (EntryPath.of(entry.name()) instanceof EntryPath.Safe(String path) && !isByTheWay(path)) {
      var top = path.indexOf('/') < 0 && entry.kind() != ArchiveFormat.Kind.FOLDER ? "" : path.split("/", 2)[0];
      shared = shared && (folder == null || folder.equals(top));
      folder = top;
    }
  }

  /** The path below the wrapping folder; the path as it is where there is none. */
  String takenOff(String path) {
    if (!shared || folder == null || folder.isEmpty() || DocumentPaths.isPlanningFolder(folder)) {
      return path;
    }
    return path.startsWith(folder + "/") ? path.substring(folder.length() + 1) : path;
  }

  /** What macOS adds beside the folder it was asked to pack. */
  private static boolean isByTheWay(String path) {
    return path.equals("__MACOSX") || path.startsWith("__MACOSX/") || path.endsWith(".DS_Store");
  }
}
