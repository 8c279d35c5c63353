package io.cflow.agents.qa;

import io.cflow.agents.StoryFolder;
import io.cflow.port.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one run of a project's tests showed.
 *
 * @param tests ordered
 * @param reports paths of the reports this run wrote, relative to the project's root
 * @param unreadable reports that are none
 */
record TestRun(TestCommand.Ending ending, List<TestResult> tests, List<String> reports, List<String> unreadable) {

  TestRun {
    tests = List.copyOf(tests);
    reports = List.copyOf(reports);
    unreadable = List.copyOf(unreadable);
  }

  /** Runs the command and reads what it wrote; reports of earlier runs do not count. */
  static TestRun of(Workspace workspace) {
    var before = ReportFiles.below(workspace.root());
    var ending = TestCommand.run(workspace);
    var written = ReportFiles.below(workspace.root()).writtenSince(before);
    var tests = new ArrayList<TestResult>();
    var unreadable = new ArrayList<String>();
    for (var report : written) {
      read(workspace.root().resolve(report)).ifPresentOrElse(tests::addAll, () -> unreadable.add(report));
    }
    return new TestRun(ending, tests.stream().sorted().toList(), written, unreadable);
  }

  /** SHA-256 over name and status of every test: equal for two runs with equal results. */
  String evidenceHash() {
    return StoryFolder.digest(tests.stream().map(test -> test.suite() + '\0' + test.name() + '\0' + test.status())
        .collect(Collectors.joining("\n")));
  }

  private static Optional<List<TestResult>> read(Path report) {
    try {
      return JUnitReport.read(Files.readAllBytes(report));
    } catch (IOException vanished) {
      return Optional.empty();
    }
  }
}
