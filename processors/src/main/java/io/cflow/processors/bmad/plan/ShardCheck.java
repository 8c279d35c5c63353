package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Harvest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares a sharded document's index with its folder. */
final class ShardCheck {

  private static final Pattern LINK = Pattern.compile("]\\(([^()\\s]{1,300})\\)");

  private final Set<String> paths = new HashSet<>();
  private final Map<String, List<String>> byFolder = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ShardCheck(List<Harvest> harvests) {
    harvests.forEach(harvest -> {
      paths.add(harvest.path());
      byFolder.computeIfAbsent(folder(harvest.path()), none -> new ArrayList<>()).add(harvest.path());
    });
  }

  static List<Diagnostic> of(List<Harvest> harvests) {
    var check = new ShardCheck(harvests);
    harvests.stream().filter(harvest -> harvest.document().type() == DocumentType.INDEX).forEach(check::index);
    return check.diagnostics;
  }

  private void index(Harvest index) {
    var folder = folder(index.path());
    var linked = new HashSet<String>();
    for (int i = 1; i <= index.text().size(); i++) {
      var link = LINK.matcher(index.text().line(i));
      while (index.text().isProse(i) && link.find()) {
        follow(index, i, folder, link.group(1)).forEach(linked::add);
      }
    }
    if (!linked.isEmpty()) {
      byFolder.getOrDefault(folder, List.of()).stream()
          .filter(path -> path.endsWith(".md") && !path.equals(index.path()) && !linked.contains(path)).sorted()
          .forEach(path -> report(DiagnosticCode.SHARD_UNLISTED, SourceSpan.line(path, 1), "not listed in "
          + index.path()));
    }
  }

  private static String folder(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private List<String> follow(Harvest index, int line, String folder, String link) {
    var file = link.replaceFirst("#.*$", "").replaceFirst("^\\./", "");
    if (file.isEmpty() || file.startsWith("http")) {
      return List.of();
    }
    if (file.contains("..") || file.contains(":") || file.startsWith("/")) {
      report(DiagnosticCode.LINK_REFUSED, SourceSpan.line(index.path(), line), "leads out of the folder: " + link);
      return List.of();
    }
    var path = folder + decoded(file);
    if (!paths.contains(path)) {
      report(DiagnosticCode.SHARD_MISSING, SourceSpan.line(index.path(), line), "no such file: " + link);
    }
    return List.of(path);
  }

  private static String decoded(String file) {
    try {
      return URLDecoder.decode(file.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return file;
    }
  }

  private void report(DiagnosticCode code, SourceSpan span, String message) {
    diagnostics.add(new Diagnostic(code, Severity.WARNING, span, message));
  }
}
