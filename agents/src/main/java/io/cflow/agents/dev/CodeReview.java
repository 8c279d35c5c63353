package io.cflow.agents.dev;

import java.util.List;

/**
 * A review of the files a story names.
 *
 * @param files every entry of the File List and what became of it
 * @param findings by severity, then place
 * @param fresh fingerprints that the review before this one did not have; all of them when there was none
 */
record CodeReview(String story, String title, List<Listed> files, List<Finding> findings, List<String> fresh) {

  /** A line of the File List; {@code lines} is 0 unless it was read. */
  record Listed(String path, String change, WorkspaceFile.State state, int lines) {}

  int read() {
    return (int) files.stream().filter(file -> file.state() == WorkspaceFile.State.READ).count();
  }
}
