package io.cflow.processors.intake;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.ProjectFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Takes in the planning documents of a zip, tar or tar.gz. Nothing is ever written to disk; sizes that an archive
 * states are not believed, bytes are counted as they come out.
 */
public final class ProjectArchive {

  private final IntakeLimits limits;

  public ProjectArchive() {
    this(IntakeLimits.DEFAULT);
  }

  public ProjectArchive(IntakeLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the archive; does not close the stream.
   *
   * @throws IntakeRefused as {@link #read(byte[], String)} does, and if the stream breaks or is too long
   */
  public ProjectFiles read(InputStream archive, String project) {
    return read(BoundedBytes.of(archive, limits.maxProjectBytes()), project);
  }

  /**
   * Reads the archive. Unsafe entries (paths that lead out, links, devices, encrypted ones) are refused one by one;
   * a single folder that wraps everything is taken off; archives inside are not opened.
   *
   * @param project see {@link ProjectName#of}
   * @throws IntakeRefused for a bomb, an unreadable archive, or one that breaks a limit of the whole project
   */
  public ProjectFiles read(byte[] archive, String project) {
    var name = ProjectName.of(project);
    var gathering = new Gathering(limits);
    readInto(gathering, archive);
    return gathering.finish(name);
  }

  /** Two passes: what wraps everything is known only at the end, and which entries are documents depends on it. */
  void readInto(Gathering gathering, byte[] archive) {
    if (archive.length > limits.maxProjectBytes()) {
      throw new IntakeRefused(
          IntakeRefused.Code.TOO_LARGE, "an archive of more than %d bytes".formatted(limits.maxProjectBytes()));
    }
    try {
      var format = ArchiveFormat.of(archive);
      var wrapper = new Wrapper();
      format.visit(archive, limits, wrapper::see);
      format.visit(archive, limits, entry -> admit(gathering, entry, wrapper));
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new IntakeRefused(IntakeRefused.Code.UNREADABLE, "the archive is damaged");
    }
  }

  private void admit(Gathering gathering, ArchiveFormat.Entry entry, Wrapper wrapper) throws IOException {
    gathering.meet();
    if (entry.isRoot()) {
      return;
    }
    switch (EntryPath.of(entry.name())) {
      case EntryPath.Unsafe unsafe -> gathering.refuse(unsafe.shown(), DiagnosticCode.UNSAFE_PATH, unsafe.reason());
      case EntryPath.Safe safe -> admit(gathering, entry, wrapper.takenOff(safe.path()));
    }
  }

  private void admit(Gathering gathering, ArchiveFormat.Entry entry, String path) throws IOException {
    if (!DocumentPaths.isWalked(path) && !DocumentPaths.isDocument(path)) {
      return;
    }
    switch (entry.kind()) {
      case FOLDER -> { }
      case LINK -> gathering.refuse(path, DiagnosticCode.LINK_REFUSED, "a link");
      case DEVICE -> gathering.refuse(path, DiagnosticCode.UNREADABLE, "a pipe or device");
      case ENCRYPTED -> gathering.refuse(path, DiagnosticCode.UNREADABLE, "encrypted");
      case UNSUPPORTED -> gathering.refuse(path, DiagnosticCode.UNREADABLE, "stored in a way that is not supported");
      case FILE -> admitFile(gathering, entry, path);
    }
  }

  private void admitFile(Gathering gathering, ArchiveFormat.Entry entry, String path) throws IOException {
    if (DocumentPaths.isDocument(path)) {
      try (var content = entry.content().open()) {
        gathering.take(path, content.readNBytes(Math.toIntExact(limits.maxFileBytes() + 1)));
      } catch (ZipException damaged) {
        gathering.refuse(path, DiagnosticCode.UNREADABLE, "damaged");
      }
    } else if (DocumentPaths.isArchive(path)) {
      gathering.refuse(path, DiagnosticCode.UNREADABLE, "an archive inside an archive is not opened");
    }
  }
}
