package io.cflow.processors.intake;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which files of a project are planning documents, by their place and name alone. Everything else (source code,
 * dependencies, build output, the method's own templates) is not a document: it is neither read nor reported.
 */
final class DocumentPaths {

  private static final Set<String> NEVER_READ = Set.of(
      "node_modules", "bower_components", "vendor", "venv", "__pycache__", "target", "build", "dist", "__macosx");
  /** Installed copies of the method. They hold hundreds of templates that look like documents; only config is ours. */
  private static final Set<String> METHOD_FOLDERS = Set.of(".bmad-core", ".bmad", "_bmad");
  private static final Set<String> METHOD_FOLDERS_AT_ROOT = Set.of("bmad-core", "bmad-agent");
  /** A folder {@code bmad} may be the team's own; these below it are the method's. */
  private static final Set<String> METHOD_PARTS_OF_BMAD = Set.of(
      "core", "bmm", "bmb", "bmd", "bmgd", "cis", "tea", "_cfg", "_config", "_memory", "custom");
  /** Folders of other methods, of which one file is a document. */
  private static final Set<String> FOREIGN_FOLDERS = Set.of(".taskmaster");
  private static final Pattern METHOD_CONFIG = Pattern.compile("(core-)?config(\\.user)?\\.(ya?ml|toml)");
  private static final Pattern MARKDOWN = Pattern.compile("[^/]*\\.(md|markdown)");
  private static final Pattern YAML = Pattern.compile("[^/]*\\.ya?ml");
  private static final Pattern KNOWN_YAML =
      Pattern.compile("(sprint-status[^/]*|[^/]*workflow-status|stories|core-config)\\.ya?ml");
  /** YAML is planning only where planning is kept: elsewhere it is compose files, locks and pipelines. */
  private static final Set<String> PLANNING_FOLDERS = Set.of(
      "docs", "doc", "documentation", "_bmad-output", "bmad-output", "planning-artifacts", "implementation-artifacts",
      "sprint-artifacts", "sprint_artifacts", "planning", "plans", "specs", "prd", "prds", "epics", "stories", "qa",
      "gates", "bmad");
  private static final Pattern ARCHIVE = Pattern.compile(".*\\.(zip|tar|tgz|tar\\.gz)");

  private DocumentPaths() {}

  /** Whether a folder can hold documents. */
  static boolean isWalked(String folder) {
    return namesOf(folder).stream().allMatch(DocumentPaths::isOpen);
  }

  static boolean isDocument(String path) {
    var names = namesOf(path);
    var folders = names.subList(0, names.size() - 1);
    if (!folders.stream().allMatch(DocumentPaths::isOpen)) {
      return false;
    }
    if (folders.stream().anyMatch(FOREIGN_FOLDERS::contains)) {
      return folders.getLast().equals("tasks") && names.getLast().equals("tasks.json");
    }
    return isOfTheMethod(folders)
        ? METHOD_CONFIG.matcher(names.getLast()).matches() || isWorkflow(folders, names.getLast())
        : isDocumentName(names.getLast(), folders);
  }

  static boolean isArchive(String path) {
    return ARCHIVE.matcher(namesOf(path).getLast()).matches();
  }

  /** Folders whose name says that planning documents are below it, so that it must not be mistaken for a wrapper. */
  static boolean isPlanningFolder(String name) {
    var folded = name.toLowerCase(Locale.ROOT);
    return PLANNING_FOLDERS.contains(folded) || METHOD_FOLDERS.contains(folded)
        || METHOD_FOLDERS_AT_ROOT.contains(folded);
  }

  private static boolean isDocumentName(String name, List<String> folders) {
    if (name.startsWith(".")) {
      return false;
    }
    return MARKDOWN.matcher(name).matches()
        || name.equals("tasks.json")
        || KNOWN_YAML.matcher(name).matches()
        || YAML.matcher(name).matches() && folders.stream().anyMatch(PLANNING_FOLDERS::contains);
  }

  /** The method's own workflows are read, because a team may have changed them. */
  private static boolean isWorkflow(List<String> folders, String name) {
    return folders.size() == 2 && folders.getLast().equals("workflows") && YAML.matcher(name).matches();
  }

  private static boolean isOpen(String folder) {
    return METHOD_FOLDERS.contains(folder) || FOREIGN_FOLDERS.contains(folder)
        || !folder.startsWith(".") && !NEVER_READ.contains(folder);
  }

  private static boolean isOfTheMethod(List<String> folders) {
    if (folders.isEmpty()) {
      return false;
    }
    return folders.stream().anyMatch(METHOD_FOLDERS::contains)
        || METHOD_FOLDERS_AT_ROOT.contains(folders.getFirst())
        || folders.size() > 1 && folders.getFirst().equals("bmad") && METHOD_PARTS_OF_BMAD.contains(folders.get(1));
  }

  private static List<String> namesOf(String path) {
    return List.of(path.toLowerCase(Locale.ROOT).split("/"));
  }
}
