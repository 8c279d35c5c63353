package io.cflow.processors.intake;

import io.cflow.domain.ProjectFiles;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A {@code multipart/form-data} body (RFC 7578): the field {@code project} names the project, every part with a file
 * name is a document or an archive of documents, recognised by its content.
 */
public final class MultipartBody {

  private static final String PROJECT = "project";
  /** For boundaries and part headers, beside the documents. */
  private static final long FRAMING_BYTES = 1L << 20;

  private final IntakeLimits limits;

  public MultipartBody() {
    this(IntakeLimits.DEFAULT);
  }

  public MultipartBody(IntakeLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the body; does not close the stream.
   *
   * @param contentType the request's header, with the boundary
   * @param project the name to use when the form has no field {@code project}; empty if there is none
   * @throws IntakeRefused if the body is malformed, or breaks a limit of the whole project
   */
  public ProjectFiles read(InputStream body, String contentType, String project) {
    var bytes = BoundedBytes.of(body, limits.maxProjectBytes() + FRAMING_BYTES);
    var parts = MultipartParts.parse(bytes, contentType, limits.maxEntries());
    var gathering = new Gathering(limits);
    parts.stream().filter(MultipartParts.Part::isFile).forEach(part -> take(part, gathering));
    return gathering.finish(ProjectName.of(parts.stream()
        .filter(part -> part.name().equals(PROJECT) && !part.isFile())
        .map(part -> new String(part.content(), StandardCharsets.UTF_8).strip())
        .findFirst()
        .orElse(project)));
  }

  private void take(MultipartParts.Part part, Gathering gathering) {
    if (ArchiveFormat.isArchive(part.content())) {
      new ProjectArchive(limits).readInto(gathering, part.content());
    } else {
      gathering.offer(part.fileName(), part.content());
    }
  }
}
