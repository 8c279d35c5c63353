package io.cflow.agents.dev;

import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.FileEntry;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.port.Assignment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a project writes its tests. */
enum TestStyle {
  JUNIT("java", "\\borg\\.junit\\.", "\\bJUnit\\b"),
  PLAIN_JAVA("java", "\\bstatic void \\w{1,200}\\(\\)", "(?!)"),
  PYTEST("py", "^(?:async )?def test_|\\bimport pytest\\b", "\\bpytest\\b"),
  JEST("ts", "\\b(?:describe|it|test)\\(", "\\b(?:Jest|Vitest|Playwright|Mocha)\\b"),
  XUNIT("cs", "\\[(?:Fact|Theory|Test)\\]", "\\b(?:xUnit|NUnit|MSTest)\\b"),
  GO("go", "^func Test\\w{0,200}\\(t \\*testing\\.T\\)", "\\bgo test\\b"),
  /** Nothing says how: scenarios that any tool and any person can read. */
  GHERKIN("feature", "(?!)", "(?!)");

  private final String extension;
  private final Pattern inCode;
  private final Pattern inProse;

  TestStyle(String extension, String inCode, String inProse) {
    this.extension = extension;
    this.inCode = Pattern.compile(inCode);
    this.inProse = Pattern.compile(inProse, Pattern.CASE_INSENSITIVE);
  }

  /** A style with the line that shows it, which is empty only for {@link #GHERKIN}. */
  record Choice(TestStyle style, Optional<SourceSpan> evidence) {}

  String extension() {
    return extension;
  }

  /** What the listed tests look like, where they can be read; else what the documents say. */
  static Choice of(Assignment assignment) {
    return inWorkspace(assignment).or(() -> inDocuments(assignment.plan()))
        .orElse(new Choice(GHERKIN, Optional.empty()));
  }

  private static Optional<Choice> inWorkspace(Assignment assignment) {
    return assignment.workspace().map(workspace -> new WorkspaceFiles(workspace.root())).stream()
        .flatMap(files -> assignment.plan().stories().stream().flatMap(story -> story.files().stream())
            .map(FileEntry::path).distinct().sorted().map(files::read))
        .filter(file -> file.isRead() && file.isTest())
        .flatMap(file -> written(file).stream()).findFirst();
  }

  private static Optional<Choice> written(WorkspaceFile file) {
    return Arrays.stream(values()).filter(style -> file.path().endsWith("." + style.extension)
            || style == JEST && file.path().matches(".*\\.[jt]sx?"))
        .flatMap(style -> style.firstLine(style.inCode, file.lines()).stream()
            .mapToObj(line -> new Choice(style, Optional.of(SourceSpan.line(file.path(), line)))))
        .findFirst();
  }

  private static Optional<Choice> inDocuments(Plan plan) {
    return Stream.of(values()).flatMap(style -> plan.documents(DocumentType.ARCHITECTURE,
            DocumentType.ARCHITECTURE_SHARD, DocumentType.TECH_SPEC, DocumentType.PROJECT_CONTEXT).stream()
        .flatMap(document -> style.said(document).stream())).findFirst();
  }

  private Optional<Choice> said(Document document) {
    return firstLine(inProse, document.lines()).stream().boxed().findFirst()
        .map(line -> new Choice(this, Optional.of(SourceSpan.line(document.path(), line))));
  }

  private OptionalInt firstLine(Pattern pattern, List<String> lines) {
    return IntStream.rangeClosed(1, lines.size()).filter(number -> matches(pattern, lines.get(number - 1)))
        .findFirst();
  }

  private static boolean matches(Pattern pattern, String line) {
    return pattern.matcher(line.length() > 1_000 ? line.substring(0, 1_000) : line).find();
  }
}
