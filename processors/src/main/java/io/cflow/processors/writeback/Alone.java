package io.cflow.processors.writeback;

import io.cflow.domain.DocumentType;
import io.cflow.domain.FileEntry;
import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.ProjectReader;
import java.util.List;
import java.util.Optional;

/** One document as the reader sees it when there is no other: what it alone says. */
record Alone(Plan plan) {

  static Alone read(Page page) {
    return read(page.path(), page.text());
  }

  static Alone read(String path, Manuscript text) {
    var file = new SourceFile(path, text.render());
    return new Alone(new ProjectReader().read(new ProjectFiles("alone", List.of(file), List.of())));
  }

  DocumentType type() {
    return plan.documents().getFirst().type();
  }

  Optional<Story> story() {
    return plan.stories().stream().findFirst();
  }

  Optional<StatedStatus> status() {
    return story().stream().flatMap(story -> story.statuses().stream())
        .filter(status -> status.source() == Source.STORY_FILE).findFirst();
  }

  List<WorkItem> tasks() {
    return story().map(Story::tasks).orElse(List.of());
  }

  List<FileEntry> files() {
    return story().map(Story::files).orElse(List.of());
  }
}
