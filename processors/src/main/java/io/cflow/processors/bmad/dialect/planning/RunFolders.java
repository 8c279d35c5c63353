package io.cflow.processors.bmad.dialect.planning;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.YamlText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * v6.11 keeps every run of its planning in a folder of its own, {@code prds/prd-shelf-2026-08-01/}. Of several runs
 * for one product the final one that was updated last counts; while none is final, somebody has to choose.
 */
final class RunFolders {

  private static final Pattern FOLDER = Pattern.compile("^(?<run>(?<all>(?:.*/)?prds/prd-(?:.{1,80}?))-?"
      + "(?:20\\d{2}-?\\d{2}-?\\d{2}(?:-\\d{1,4})?))/[^/]+$");

  /** One run: its folder and its documents. */
  private record Run(String folder, List<Harvest> documents) {

    private Optional<Harvest> main() {
      return documents.stream().filter(document -> document.document().name().equalsIgnoreCase("prd.md")).findFirst();
    }

    private String frontmatter(String key) {
      return main().flatMap(main -> YamlText.scalar(main.text().frontmatter(), key)).map(YamlText.Scalar::value)
          .orElse("");
    }

    boolean isFinal() {
      return frontmatter("status").equals("final");
    }

    String updated() {
      return frontmatter("updated");
    }

    void report(DiagnosticCode code, Severity severity, String message) {
      main().or(() -> documents.stream().findFirst())
          .ifPresent(document -> document.report(code, severity, 1, message));
    }
  }

  private RunFolders() {}

  static void choose(List<Harvest> project) {
    var byProduct = new TreeMap<String, Map<String, List<Harvest>>>();
    for (var harvest : project) {
      var folder = FOLDER.matcher(harvest.path());
      if (folder.matches()) {
        byProduct.computeIfAbsent(folder.group("all"), none -> new TreeMap<>())
            .computeIfAbsent(folder.group("run"), none -> new ArrayList<>()).add(harvest);
      }
    }
    byProduct.values().stream().filter(runs -> runs.size() > 1).forEach(runs -> chooseAmong(runs.entrySet().stream()
        .map(run -> new Run(run.getKey(), run.getValue())).toList()));
  }

  private static void chooseAmong(List<Run> runs) {
    var newest = runs.stream().filter(Run::isFinal).max(Comparator.comparing(Run::updated)
        .thenComparing(Run::folder));
    if (newest.isEmpty()) {
      runs.forEach(run -> run.report(DiagnosticCode.RUN_AMBIGUOUS, Severity.WARNING,
          "none of %d runs is final; all of them count until one is".formatted(runs.size())));
      return;
    }
    runs.stream().filter(run -> run != newest.get()).forEach(run -> {
      run.documents().forEach(Harvest::supersede);
      run.report(DiagnosticCode.RUN_SUPERSEDED, Severity.INFO, "superseded by " + newest.get().folder());
    });
  }
}
