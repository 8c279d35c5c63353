package io.cflow.agents.dev;

import io.cflow.agents.text.Words;
import io.cflow.domain.FileEntry;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what a story claims, its File List and its criteria, with the files that are there. */
final class FileListReview {

  private static final Pattern CRITERION = Pattern.compile("(?<![a-z])ac[ _-]?(\\d{1,3})(?!\\d)");
  private static final int LONGEST_LINE = 400;

  private final Story story;
  private final List<WorkspaceFile> files;

  FileListReview(Story story, List<WorkspaceFile> files) {
    this.story = story;
    this.files = files;
  }

  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < files.size(); i++) {
      claim(story.files().get(i), files.get(i)).ifPresent(findings::add);
    }
    untested(findings);
    return findings;
  }

  private static Optional<Finding> claim(FileEntry entry, WorkspaceFile file) {
    boolean deleted = entry.change().equals("deleted");
    return switch (file.state()) {
      case READ -> deleted ? finding(entry, "file-list-deleted", "listed as deleted, but it is there")
          : Optional.empty();
      case MISSING -> deleted ? Optional.empty()
          : finding(entry, "file-list-missing", "listed as " + entry.change() + ", but it is not there");
      case REFUSED -> finding(entry, "file-list-refused", "leads out of the project or through a link: not read");
      case UNREADABLE -> Optional.of(Finding.of(Severity.INFO, "file-not-reviewed", entry.span(), entry.path(),
          entry.path() + ": no text, or more than 512 KiB"));
    };
  }

  private static Optional<Finding> finding(FileEntry entry, String rule, String problem) {
    return Optional.of(Finding.of(Severity.WARNING, rule, entry.span(), entry.path(), entry.path() + ": " + problem));
  }

  /** Only where the listed tests name criteria at all: elsewhere a missing name says nothing. */
  private void untested(List<Finding> findings) {
    var tests = files.stream().filter(WorkspaceFile::isRead).filter(WorkspaceFile::isTest).toList();
    if (tests.isEmpty()) {
      if (files.stream().anyMatch(WorkspaceFile::isRead) && !story.criteria().isEmpty()) {
        findings.add(Finding.of(Severity.WARNING, "no-test-listed", story.source(), story.id(),
            "the File List names no test"));
      }
      return;
    }
    var named = named(tests);
    story.criteria().stream().filter(criterion -> !named.isEmpty() && !named.contains(criterion.ordinal()))
        .forEach(criterion -> findings.add(untested(criterion.ordinal(), criterion.span())));
  }

  private static Finding untested(int ordinal, SourceSpan place) {
    return Finding.of(Severity.WARNING, "criterion-without-test", place, "AC" + ordinal,
        "AC%d is named by none of the listed tests, others are".formatted(ordinal));
  }

  /** Ordinals of the criteria that lines naming this story also name. */
  private Set<Integer> named(List<WorkspaceFile> tests) {
    var mark = String.join("_", Words.of(story.id()));
    var ordinals = new HashSet<Integer>();
    tests.stream().flatMap(file -> file.lines().stream()).map(FileListReview::normalised)
        .filter(line -> line.matches(".*(?<![0-9])" + Pattern.quote(mark) + "(?![0-9]).*"))
        .forEach(line -> CRITERION.matcher(line).results()
            .forEach(found -> ordinals.add(Integer.valueOf(found.group(1)))));
    return ordinals;
  }

  private static String normalised(String line) {
    var head = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    return head.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
