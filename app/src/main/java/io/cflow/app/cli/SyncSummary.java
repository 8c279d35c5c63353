package io.cflow.app.cli;

import io.cflow.processors.writeback.Patch;
import io.cflow.processors.writeback.UnifiedDiff;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What {@code sync --json} prints. */
final class SyncSummary {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SyncSummary() {}

  static String json(List<Patch> patches, boolean dryRun) {
    var root = MAPPER.createObjectNode();
    root.put("dryRun", dryRun);
    var documents = root.putArray("documents");
    patches.forEach(patch -> document(documents, patch));
    return MAPPER.writeValueAsString(root);
  }

  private static void document(ArrayNode documents, Patch patch) {
    var diff = UnifiedDiff.of(patch);
    var document = documents.addObject();
    document.put("path", patch.path());
    document.put("changed", patch.isChange());
    document.put("linesAdded", diff.stream().filter(line -> line.startsWith("+") && !line.startsWith("+++ ")).count());
    document.put("linesRemoved", diff.stream().filter(line -> line.startsWith("-") && !line.startsWith("--- ")).count());
    patch.conflicts().forEach(document.putArray("conflicts")::add);
    patch.remarks().forEach(document.putArray("remarks")::add);
  }
}
