package io.cflow.domain;

import java.util.List;
import java.util.Objects;

/**
 * A project as it came through a door: what was taken in and what was refused, each ordered by path, so that the
 * order of a directory or an archive never shows.
 *
 * @param project name, safe as a file name
 */
public record ProjectFiles(String project, List<SourceFile> files, List<Refusal> refusals) {

  public ProjectFiles {
    Objects.requireNonNull(project, "project");
    files = files.stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();
    refusals = refusals.stream().sorted((a, b) -> a.path().compareTo(b.path())).toList();
  }
}
