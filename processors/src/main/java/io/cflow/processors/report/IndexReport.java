package io.cflow.processors.report;

import static io.cflow.processors.report.MarkdownPage.row;

import io.cflow.domain.Artifact;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code index.md}: where to start reading, and how the run stands. */
final class IndexReport {

  private static final Map<String, String> OVERVIEW = Map.of(
      "plan.md", "what is to be done, in which order, and why each story waits",
      "receipt.md", "what was done with every document, and what nobody understood",
      "traceability.md", "from each requirement to its stories, criteria and tests");
  private static final Pattern TITLE = Pattern.compile("(?m)^# (.{1,500})$");
  private static final Comparator<String> NATURAL = NaturalOrder.INSTANCE;

  private final Plan plan;
  private final List<Artifact> artifacts;
  private final Set<String> paths;
  private final Map<String, String> stories;
  private final MarkdownPage page;

  private IndexReport(Plan plan, List<Artifact> artifacts) {
    this.plan = plan;
    this.artifacts = artifacts.stream()
        .filter(artifact -> !artifact.path().equals("index.md"))
        .sorted(Comparator.comparing(Artifact::path, NATURAL))
        .toList();
    this.paths = this.artifacts.stream().map(Artifact::path).collect(Collectors.toSet());
    this.stories = plan.stories().stream().collect(Collectors.toMap(Story::id, Story::title));
    this.page = new MarkdownPage(Markup.text(plan.project()));
  }

  static Artifact of(Plan plan, List<Artifact> artifacts, List<Waiting> waiting) {
    return new Artifact("index.md", new IndexReport(plan, artifacts).written(waiting));
  }

  private String written(List<Waiting> waiting) {
    summary();
    waiting(waiting);
    list("Overview", artifacts.stream().filter(artifact -> OVERVIEW.containsKey(artifact.path())).toList());
    list("The product", artifacts.stream()
        .filter(artifact -> artifact.path().indexOf('/') < 0 && !OVERVIEW.containsKey(artifact.path())).toList());
    folders().forEach(this::list);
    return page.written();
  }

  private void summary() {
    page.paragraph(plan.stories().isEmpty()
        ? "The documents define no story."
        : "%s: %s.".formatted(
            Markup.count(plan.stories().size(), "story", "stories"), Census.statuses(plan.stories())));
    var forecast = Forecast.of(plan);
    if (forecast.cycle().isEmpty() && !plan.stories().isEmpty()) {
      page.paragraph(Outlook.sentence(forecast));
    }
  }

  private void waiting(List<Waiting> waiting) {
    if (!waiting.isEmpty()) {
      page.section("Waits for somebody");
      page.table(row("What", "For", "Why"), waiting.stream()
          .map(each -> row(
              Markup.text(each.subject()), Markup.text(each.kind()), Markup.text(each.reason(), 200)))
          .toList());
    }
  }

  /** What lies in a folder belongs to one story or one kind; the folder's name says which. */
  private Map<String, List<Artifact>> folders() {
    return artifacts.stream()
        .filter(artifact -> artifact.path().indexOf('/') >= 0)
        .collect(Collectors.groupingBy(this::title, () -> new TreeMap<>(NATURAL), Collectors.toList()));
  }

  private String title(Artifact artifact) {
    var parts = artifact.path().split("/");
    if (parts.length > 2 && parts[0].equals("stories")) {
      var name = stories.containsKey(parts[1]) ? ": " + Markup.text(stories.get(parts[1]), 80) : "";
      return "Story " + Markup.text(parts[1]) + name;
    }
    var words = parts[0].replace('-', ' ').replace('_', ' ');
    return Markup.text(Character.toUpperCase(words.charAt(0)) + words.substring(1));
  }

  private void list(String title, List<Artifact> group) {
    var items = group.stream().filter(artifact -> !isTwin(artifact)).map(this::item).toList();
    if (!items.isEmpty()) {
      page.section(title).bullets(items);
    }
  }

  /** JSON that says the same as a markdown file is linked beside that. */
  private boolean isTwin(Artifact artifact) {
    return artifact.path().endsWith(".json") && paths.contains(withEnd(artifact.path(), ".json", ".md"));
  }

  private String item(Artifact artifact) {
    var json = withEnd(artifact.path(), ".md", ".json");
    var twin = !json.equals(artifact.path()) && paths.contains(json) ? " ([JSON](%s))".formatted(json) : "";
    return "[%s](%s)%s%s".formatted(Markup.text(artifact.path()), artifact.path(), twin, about(artifact));
  }

  private static String about(Artifact artifact) {
    var known = OVERVIEW.get(artifact.path());
    if (known != null) {
      return ": " + known;
    }
    var title = TITLE.matcher(artifact.content());
    return artifact.path().endsWith(".md") && title.find() ? ": " + unescaped(title.group(1)) : "";
  }

  /** Titles of our own artifacts are escaped already; what an agent wrote is escaped anew all the same. */
  private static String unescaped(String title) {
    var plain = title.replaceAll("\\\\(\\p{Punct})", "$1")
        .replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    return Markup.text(plain, 120);
  }

  private static String withEnd(String path, String end, String other) {
    return path.endsWith(end) ? path.substring(0, path.length() - end.length()) + other : path;
  }
}
