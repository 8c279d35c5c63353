package io.cflow.agents.pm;

import io.cflow.agents.Confidence;
import io.cflow.agents.Escape;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.agents.text.ItemText;
import io.cflow.agents.text.Language;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Section;
import io.cflow.agents.text.Similarity;
import io.cflow.agents.text.Words;
import io.cflow.domain.Capability;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Assembles the strategy from what brief and PRD say, and says what they leave out or contradict. */
final class CreateProductStrategy implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.CREATE_PRODUCT_STRATEGY, "strategy/1", Confidence.HEURISTIC);
  private static final Pattern COUNTER = Pattern.compile(
      "\\bcounter-?\\s?metrics?\\b|\\bguardrail metrics?\\b", Pattern.CASE_INSENSITIVE);
  private static final double TENSION = 0.75;

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var plan = assignment.plan();
    var strategy = strategy(plan);
    var report = MAKER.report(summary(strategy), evidence(strategy), needs(plan, strategy), strategy);
    return report.succeeded(new StrategyPage(strategy).written(report.page("strategy.md", "Product strategy")));
  }

  private static Strategy strategy(Plan plan) {
    var sections = Theme.sections(plan);
    var themes = Stream.of(Theme.values()).flatMap(theme -> theme.in(sections).stream()).toList();
    var stated = themes.stream().map(Theme.Stated::theme).toList();
    var goals = Goals.of(plan);
    boolean explicit = goals.all().stream().anyMatch(goal -> !goal.serves().isEmpty());
    var aimless = explicit ? aimless(plan, goals.all()) : List.<Strategy.Aimless>of();
    return new Strategy(themes, Theme.REQUIRED.stream().filter(theme -> !stated.contains(theme)).toList(),
        goals.all(), explicit, aimless, counterMetrics(plan), goals.conflicts(), tensions(plan, sections));
  }

  /** Asked only where documents link requirements to goals: shared words cannot show that a link is missing. */
  private static List<Strategy.Aimless> aimless(Plan plan, List<Goal> goals) {
    var served = goals.stream().flatMap(goal -> goal.served().stream()).toList();
    return plan.requirements(Requirement.Kind.FUNCTIONAL).stream()
        .filter(requirement -> !requirement.dropped() && !served.contains(requirement.id()))
        .map(requirement -> new Strategy.Aimless(requirement.id(), Escape.excerpt(ItemText.of(requirement), 200),
            requirement.source())).toList();
  }

  private static List<Strategy.Quote> counterMetrics(Plan plan) {
    var quotes = new ArrayList<Strategy.Quote>();
    Outline.prose(plan.documents(DocumentType.BRIEF, DocumentType.PRD, DocumentType.PRD_SHARD))
        .filter(line -> line.text().length() < 600 && COUNTER.matcher(line.text()).find())
        .map(line -> new Strategy.Quote(Prose.item(line.text()), line.at()))
        .filter(quote -> quotes.stream().noneMatch(known -> known.text().equals(quote.text())))
        .forEach(quotes::add);
    return quotes;
  }

  private static List<Strategy.Tension> tensions(Plan plan, List<Section> sections) {
    var nonGoals = Theme.NON_GOALS.allIn(sections).stream().flatMap(section -> section.items().stream())
        .map(Section.Item::text).distinct().toList();
    return plan.requirements(Requirement.Kind.FUNCTIONAL).stream().filter(requirement -> !requirement.dropped())
        .flatMap(requirement -> nonGoals.stream().flatMap(nonGoal -> tension(requirement, nonGoal).stream())).toList();
  }

  private static Optional<Strategy.Tension> tension(Requirement requirement, String nonGoal) {
    var words = Words.content(nonGoal);
    double shared = Similarity.containment(words, Words.content(requirement.text()));
    return words.size() < 2 || shared < TENSION ? Optional.empty() : Optional.of(new Strategy.Tension(
        requirement.id(), Escape.excerpt(ItemText.of(requirement), 200), Escape.excerpt(nonGoal, 200),
        requirement.source()));
  }

  private static String summary(Strategy strategy) {
    int required = Theme.REQUIRED.size();
    var measured = strategy.goals().stream().filter(Goal::isMeasured).count();
    var link = strategy.explicit() ? strategy.aimless().size() + " functional requirements serve no goal"
        : "no document says which requirement serves which";
    return "%d of %d parts of a strategy are stated; %d goals, %d measured; %s".formatted(
        required - strategy.missing().size(), required, strategy.goals().size(), measured, link);
  }

  private static List<SourceSpan> evidence(Strategy strategy) {
    return Stream.of(
        strategy.themes().stream().map(Theme.Stated::source),
        strategy.goals().stream().map(Goal::source),
        strategy.aimless().stream().map(Strategy.Aimless::source),
        strategy.counterMetrics().stream().map(Strategy.Quote::source)).flatMap(each -> each).toList();
  }

  private static List<String> needs(Plan plan, Strategy strategy) {
    var needs = unread(plan);
    strategy.missing().forEach(theme -> needs.add(theme.label().toLowerCase(Locale.ROOT)
        + ": no section of brief or PRD states it"));
    strategy.goals().stream().filter(goal -> !goal.isMeasured()).forEach(goal ->
        needs.add("a measure for the goal \"%s\"".formatted(Escape.excerpt(goal.name(), 100))));
    strategy.goals().stream().filter(goal -> strategy.explicit() && goal.served().isEmpty()).forEach(goal ->
        needs.add("a requirement that serves the goal \"%s\"".formatted(Escape.excerpt(goal.name(), 100))));
    if (!strategy.goals().isEmpty() && !strategy.explicit()) {
      needs.add("which goal each functional requirement serves: no document says");
    }
    if (!strategy.goals().isEmpty() && strategy.counterMetrics().isEmpty()) {
      needs.add("a counter-metric: what must not get worse while the goals are chased");
    }
    return needs;
  }

  /** What the rules could not read, so that its absence proves nothing. */
  private static List<String> unread(Plan plan) {
    var needs = new ArrayList<String>();
    var documents = plan.documents(DocumentType.BRIEF, DocumentType.PRD, DocumentType.PRD_SHARD);
    if (documents.isEmpty()) {
      needs.add("a product brief or a PRD: there is none to read");
    }
    documents.stream().map(Document::lines).map(Language::of).distinct()
        .filter(language -> language != Language.ENGLISH && language != Language.UNKNOWN
            && language != Language.CHINESE)
        .forEach(language -> needs.add("a second look: the rules know English and Chinese headings, not "
            + language.label()));
    return needs;
  }
}
