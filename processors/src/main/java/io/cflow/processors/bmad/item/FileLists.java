package io.cflow.processors.bmad.item;

import io.cflow.domain.FileEntry;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The File List of a story: paths with what happened to them. The paths are untrusted text. */
final class FileLists {

  private static final Pattern QUOTED = Pattern.compile("`([^`\\s]{2,250})`");
  private static final Pattern BARE = Pattern.compile("^\\s*(?:[-*+]"
      + "|\\d{1,3}\\.)\\s+(?:\\p{L}+:\\s+)?([\\w@.()\\[\\]-]+(?:/[\\w@.()\\[\\]+-]+)*)(?:\\s|$)");
  private static final Pattern PATH = Pattern.compile("[^\\s/]*(?:/|\\.\\p{Alnum}{1,16}$)[^\\s]*");
  private static final Pattern CREATED = Pattern.compile(".*\\b(?:new|created?|added?|to create)\\b.*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern MODIFIED = Pattern.compile(".*\\b(?:modified|updated|changed|edited)\\b.*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern DELETED = Pattern.compile(".*\\b(?:deleted?|removed?|to delete)\\b.*",
      Pattern.CASE_INSENSITIVE);

  private FileLists() {}

  static List<FileEntry> of(Markdown document, Section section) {
    var entries = new ArrayList<FileEntry>();
    var group = "";
    for (int i = section.line() + 1; i <= section.last(); i++) {
      var line = document.line(i);
      var path = document.isProse(i) ? path(line) : "";
      if (!path.isEmpty()) {
        entries.add(new FileEntry(path, change(line.replace(path, ""), group), SourceSpan.line(document.path(), i)));
      } else if (document.kind(i) == Markdown.Kind.HEADING || line.contains("**")) {
        group = Plain.of(line);
      }
    }
    return entries;
  }

  private static String path(String line) {
    if (line.length() > 1_000) {
      return "";
    }
    for (var pattern : List.of(QUOTED, BARE)) {
      var found = pattern.matcher(line);
      if (found.find() && PATH.matcher(found.group(1)).matches()) {
        return found.group(1);
      }
    }
    return "";
  }

  private static String change(String note, String group) {
    if (MODIFIED.matcher(note).matches()) {
      return "modified";
    }
    for (var text : List.of(note, group)) {
      if (DELETED.matcher(text).matches()) {
        return "deleted";
      }
      if (CREATED.matcher(text).matches()) {
        return "created";
      }
    }
    return "modified";
  }
}
