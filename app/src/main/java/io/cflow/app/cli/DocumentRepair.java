package io.cflow.app.cli;

import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import io.cflow.processors.bmad.ProjectReader;
import io.cflow.processors.intake.IntakeRefused;
import io.cflow.processors.intake.ProjectFolder;
import io.cflow.processors.intake.ProjectName;
import io.cflow.processors.writeback.DocumentEdits;
import io.cflow.processors.writeback.Manuscript;
import io.cflow.processors.writeback.Patch;
import io.cflow.processors.writeback.Patching;
import io.cflow.processors.writeback.ProjectDocuments;
import io.cflow.processors.writeback.Repair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repairs of a project's documents, on top of what the engine has to say in them. */
record DocumentRepair(Path project, Instant at) {

  /** @return one patch for each document, with both */
  List<Patch> after(List<Patch> patches, boolean write) throws IOException {
    var all = new LinkedHashMap<String, Patch>();
    patches.forEach(patch -> all.put(patch.path(), patch));
    var texts = texts(all);
    var files = texts.entrySet().stream().map(each -> new SourceFile(each.getKey(), each.getValue().render())).toList();
    var plan = new ProjectReader().read(new ProjectFiles("repair", files, List.of()));
    for (var edits : Repair.of(plan, at)) {
      repair(edits, texts.get(edits.path()), all, write);
    }
    return List.copyOf(all.values());
  }

  /** The documents as they are, or as they would be. */
  private Map<String, Manuscript> texts(Map<String, Patch> patches) {
    try {
      var name = ProjectName.resembling(project.getFileName().toString()).text();
      var texts = new LinkedHashMap<String, Manuscript>();
      new ProjectFolder().read(project, name).files()
          .forEach(file -> texts.put(file.path(), Manuscript.of(file.bytes())));
      patches.forEach((path, patch) -> texts.put(path, patch.after()));
      return texts;
    } catch (IntakeRefused refused) {
      throw new CommandFailed(ExitCode.FAILED, refused.reason());
    }
  }

  private void repair(DocumentEdits edits, Manuscript text, Map<String, Patch> all, boolean write) throws IOException {
    var patch = Patching.of(edits.path(), text, edits.edits());
    if (write && patch.isChange()) {
      new ProjectDocuments(project).replace(patch.path(), Optional.of(text.render()), patch.after().render());
    }
    all.merge(patch.path(), patch, DocumentRepair::both);
  }

  private static Patch both(Patch first, Patch second) {
    var remarks = new ArrayList<>(first.remarks());
    remarks.addAll(second.remarks());
    return new Patch(first.path(), first.before(), second.after(), first.known(), remarks, first.conflicts());
  }
}
