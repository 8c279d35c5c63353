package io.cflow.agents.pm;

import io.cflow.agents.Escape;
import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Section;
import io.cflow.agents.text.Similarity;
import io.cflow.agents.text.Words;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The goals of brief and PRD, each once, and the requirements that serve them. */
final class Goals {

  private static final Pattern ID = Pattern.compile("\\b[A-Z]{2,5}-?\\d{1,4}(?:\\.\\d{1,3})?\\b");
  private static final Pattern MEASURED = Pattern.compile("\\d");
  private static final Pattern COUNTER = Pattern.compile("^counter-?\\s?metric", Pattern.CASE_INSENSITIVE);
  private static final double SAME = 0.6;
  private static final int LONGEST = 240;

  private final Plan plan;
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();

  private Goals(Plan plan) {
    this.plan = plan;
  }

  /** The PRD's goals, else the brief's; the brief's are still compared with the PRD's. */
  static Goals of(Plan plan) {
    var goals = new Goals(plan);
    var documents = Stream.of(DocumentType.PRD, DocumentType.PRD_SHARD, DocumentType.BRIEF)
        .map(type -> in(Outline.of(plan, type))).toList();
    documents.forEach(goals::takeAll);
    goals.match();
    return goals;
  }

  /** Sections about goals; those about metrics only where no other states a goal. */
  private static List<Section> in(List<Section> sections) {
    var about = Stream.of(Theme.GOALS, Theme.METRICS).flatMap(theme -> theme.allIn(sections).stream())
        .filter(section -> !section.isAbout("non-goal", "non goal", "design goal", "epic goal", "post-mvp")).toList();
    var withTable = about.stream().filter(section -> section.tables().stream().anyMatch(Goals::isGoals)).toList();
    return withTable.isEmpty() ? about.stream().filter(section -> !section.items().isEmpty()).limit(2).toList()
        : withTable;
  }

  private static boolean isGoals(MarkdownTable table) {
    return table.column("goal", "objective") >= 0;
  }

  private void takeAll(List<Section> sections) {
    boolean first = goals.isEmpty();
    sections.forEach(section -> take(section, first));
  }

  List<Goal> all() {
    return List.copyOf(goals);
  }

  /** Goals that two documents measure differently. */
  List<String> conflicts() {
    return List.copyOf(conflicts);
  }

  private void take(Section section, boolean first) {
    section.tables().forEach(table -> take(table, first));
    section.items().stream().filter(item -> item.text().length() > 5 && !COUNTER.matcher(item.text()).find())
        .forEach(item -> add(goal(item.text(), measured(item.text()), item.text(), item), first));
  }

  private void take(MarkdownTable table, boolean first) {
    int name = table.column("goal", "objective");
    int metric = table.column("metric", "kpi", "measure", "key result");
    if (name < 0 && metric < 0) {
      return;
    }
    int target = table.column("target");
    for (var row : table.rows()) {
      var title = row.cell(name < 0 ? metric : name);
      var result = keyResult(table, row, metric, target);
      var whole = String.join(" ", row.cells());
      if (!title.isBlank()) {
        add(goal(title, result, whole, new Section.Item(title, row.at())), first);
      }
    }
  }

  private static String keyResult(MarkdownTable table, MarkdownTable.Row row, int metric, int target) {
    int baseline = table.column("baseline", "current", "today");
    if (baseline < 0 && target - 1 > metric && metric >= 0) {
      baseline = target - 1;
    }
    var from = row.cell(baseline).isBlank() ? "" : " from " + row.cell(baseline);
    var to = row.cell(target).isBlank() ? "" : " to " + row.cell(target);
    return from.isEmpty() && to.isEmpty() ? measured(row.cell(metric)) : row.cell(metric) + from + to;
  }

  private static String measured(String text) {
    return MEASURED.matcher(text).find() ? text : "";
  }

  private Goal goal(String title, String result, String whole, Section.Item at) {
    var known = plan.requirements().stream().map(Requirement::id).toList();
    var ids = ID.matcher(whole).results().map(found -> found.group()).filter(known::contains).distinct().toList();
    return new Goal(Escape.excerpt(Prose.of(title), LONGEST), Escape.excerpt(Prose.of(result), LONGEST), ids,
        List.of(), at.at());
  }

  /** The later document wins what the earlier left out; a different measure is a conflict a person should see. */
  private void add(Goal goal, boolean first) {
    for (int i = 0; i < goals.size(); i++) {
      var earlier = goals.get(i);
      if (Similarity.resemblance(Words.content(earlier.name()), Words.content(goal.name())) >= SAME) {
        if (earlier.isMeasured() && goal.isMeasured() && differ(earlier.keyResult(), goal.keyResult())) {
          conflicts.add("\"%s\" is measured as \"%s\" (%s) and as \"%s\" (%s)".formatted(goal.name(),
              earlier.keyResult(), earlier.source(), goal.keyResult(), goal.source()));
        }
        goals.set(i, earlier.serves().isEmpty() && !goal.serves().isEmpty() ? goal : earlier);
        return;
      }
    }
    if (first) {
      goals.add(goal);
    }
  }

  /** Only figures are compared: the words of two documents are never the same. */
  private static boolean differ(String left, String right) {
    var figures = Pattern.compile("\\d+(?:[.,]\\d+)?");
    var first = figures.matcher(left).results().map(found -> found.group()).toList();
    var second = figures.matcher(right).results().map(found -> found.group()).toList();
    return !first.containsAll(second) && !second.containsAll(first);
  }

  private void match() {
    for (int i = 0; i < goals.size(); i++) {
      var goal = goals.get(i);
      if (goal.serves().isEmpty()) {
        var words = Words.content(goal.name() + " " + goal.keyResult());
        goals.set(i, goal.withMatched(plan.requirements(Requirement.Kind.FUNCTIONAL).stream()
            .filter(requirement -> !requirement.dropped() && shares(words, requirement.text()))
            .map(Requirement::id).toList()));
      }
    }
  }

  private static boolean shares(Set<String> words, String text) {
    var offered = Words.content(text.toLowerCase(Locale.ROOT));
    return words.stream().filter(offered::contains).filter(word -> word.length() > 3).count() >= 2;
  }
}
