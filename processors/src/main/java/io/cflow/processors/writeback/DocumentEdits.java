package io.cflow.processors.writeback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** The edits of one document, in the order they are made. @param path below the project's folder */
public record DocumentEdits(String path, List<Edit> edits) {

  public DocumentEdits {
    Objects.requireNonNull(path, "path");
    edits = List.copyOf(edits);
  }

  /** One for each document, all its edits in order. */
  public static List<DocumentEdits> merged(List<DocumentEdits> all) {
    var byPath = new LinkedHashMap<String, List<Edit>>();
    all.forEach(each -> byPath.computeIfAbsent(each.path(), path -> new ArrayList<>()).addAll(each.edits()));
    return byPath.entrySet().stream().map(entry -> new DocumentEdits(entry.getKey(), entry.getValue())).toList();
  }
}
