package io.cflow.processors.writeback;

import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import io.cflow.processors.bmad.ProjectReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Projects of story files, for tests. */
final class Projects {

  private Projects() {}

  /** Each text becomes a story of epic 1. */
  static Plan read(List<String> stories) {
    var files = new ArrayList<SourceFile>();
    for (int i = 0; i < stories.size(); i++) {
      var text = stories.get(i).replace("Story 1.3", "Story 1." + (i + 1));
      files.add(new SourceFile("docs/stories/1.%d.x.md".formatted(i + 1), text.getBytes(StandardCharsets.UTF_8)));
    }
    return new ProjectReader().read(new ProjectFiles("test", files, List.of()));
  }

  static Plan read(Map<String, byte[]> files) {
    var all = files.entrySet().stream().map(file -> new SourceFile(file.getKey(), file.getValue())).toList();
    return new ProjectReader().read(new ProjectFiles("test", all, List.of()));
  }
}
