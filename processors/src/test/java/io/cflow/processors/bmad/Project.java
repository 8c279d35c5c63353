package io.cflow.processors.bmad;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import io.cflow.domain.Story;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project of a test: files by name, read on demand. */
public final class Project {

  private final List<SourceFile> files = new ArrayList<>();

  public static Project with(String path, String text) {
    return new Project().and(path, text);
  }

  public static Project with(String path, byte[] bytes) {
    return new Project().and(path, bytes);
  }

  public Project and(String path, String text) {
    return and(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public Project and(String path, byte[] bytes) {
    files.add(new SourceFile(path, bytes));
    return this;
  }

  public Plan read() {
    return new ProjectReader().read(new ProjectFiles("test", files, List.of()));
  }

  /** The only story of the project. */
  public Story story() {
    var stories = read().stories();
    if (stories.size() != 1) {
      throw new AssertionError("stories: " + stories.stream().map(Story::id).toList());
    }
    return stories.getFirst();
  }

  public static Story story(Plan plan, String id) {
    return plan.story(id).orElseThrow(() -> new AssertionError(id + " not in " + ids(plan)));
  }

  public static List<String> ids(Plan plan) {
    return plan.stories().stream().map(Story::id).toList();
  }

  public static List<String> epicIds(Plan plan) {
    return plan.epics().stream().map(epic -> epic.id()).toList();
  }

  public static List<String> hardEdges(Plan plan) {
    return edges(plan, Strength.HARD);
  }

  public static List<String> softEdges(Plan plan) {
    return edges(plan, Strength.SOFT);
  }

  private static List<String> edges(Plan plan, Strength strength) {
    return plan.dependencies().stream().filter(edge -> edge.strength() == strength).map(Project::arrow).toList();
  }

  private static String arrow(Dependency edge) {
    return edge.from() + " -> " + edge.to();
  }

  public static Stream<DiagnosticCode> codes(Plan plan) {
    return plan.diagnostics().stream().map(diagnostic -> diagnostic.code());
  }
}
