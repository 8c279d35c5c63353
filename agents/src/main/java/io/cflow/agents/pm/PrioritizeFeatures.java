package io.cflow.agents.pm;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** WSJF, RICE where its inputs are stated, MoSCoW, an order that respects dependencies, and how sure each rank is. */
final class PrioritizeFeatures implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.PRIORITIZE_FEATURES, "priorities/1", Confidence.HEURISTIC);

  private static final Set<StoryStatus> UNDER_WAY = Set.of(StoryStatus.IN_PROGRESS, StoryStatus.REVIEW);

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var plan = assignment.plan();
    var work = OpenWork.of(plan);
    var wsjf = Wsjf.of(plan, work);
    var priorities = priorities(work, wsjf);
    var report = MAKER.report(summary(plan, priorities), evidence(wsjf), needs(wsjf, priorities), priorities);
    return report.succeeded(new PrioritiesPage(priorities).written(report.page("priorities.md", "Priorities")));
  }

  private static Priorities priorities(OpenWork work, Wsjf wsjf) {
    var items = new ArrayList<Priorities.Item>();
    wsjf.jobs().forEach(job -> items.add(item(wsjf, job, items.size() + 1)));
    int stable = (int) items.stream().filter(item -> item.rankRange().best() == item.rankRange().worst()).count();
    return new Priorities(items, order(work, wsjf), mustShare(wsjf), stable, defaults(wsjf));
  }

  private static Priorities.Item item(Wsjf wsjf, Wsjf.Job job, int rank) {
    return new Priorities.Item(rank, job.story().id(), job.story().title(),
        job.moscow().map(each -> each.moscow().label()).orElse(""), job.inputs().get(0), job.inputs().get(1),
        job.inputs().get(2), job.inputs().get(3), Math.round(job.score() * 100) / 100.0, wsjf.rankRange(job),
        wsjf.defaultRange(job), rice(job), job.story().source());
  }

  private static Priorities.Rice rice(Wsjf.Job job) {
    var figures = job.row().map(InputTable.Row::figures).orElse(Map.of());
    var needed = List.of(InputTable.Input.REACH, InputTable.Input.IMPACT, InputTable.Input.CONFIDENCE,
        InputTable.Input.EFFORT);
    if (!figures.keySet().containsAll(needed) || figures.get(InputTable.Input.EFFORT) <= 0) {
      return new Priorities.Rice(-1);
    }
    double score = figures.get(InputTable.Input.REACH) * figures.get(InputTable.Input.IMPACT)
        * figures.get(InputTable.Input.CONFIDENCE) / figures.get(InputTable.Input.EFFORT);
    return new Priorities.Rice(Math.round(score * 100) / 100.0);
  }

  /** Finishing before starting; then by rank, after what a story waits for: a dull prerequisite inherits its rank. */
  private static List<Priorities.Step> order(OpenWork work, Wsjf wsjf) {
    var stories = new HashMap<String, Story>();
    work.stories().forEach(story -> stories.put(story.id(), story));
    var placed = new LinkedHashSet<String>();
    var steps = new ArrayList<Priorities.Step>();
    var topological = work.inOrder();
    var underWayFirst = Stream.of(true, false).flatMap(underWay -> wsjf.jobs().stream()
        .filter(job -> UNDER_WAY.contains(job.story().status()) == underWay)).toList();
    for (var job : underWayFirst) {
      var needed = needed(work, job.story().id());
      topological.stream().filter(needed::contains).filter(placed::add).forEach(id -> steps.add(new Priorities.Step(
          id, stories.get(id).title(), stories.get(id).status(), id.equals(job.story().id()) ? "" : job.story().id())));
    }
    return steps;
  }

  /** The story and everything it waits for, directly or through others. */
  private static LinkedHashSet<String> needed(OpenWork work, String story) {
    var needed = new LinkedHashSet<>(List.of(story));
    var next = new ArrayList<>(needed);
    while (!next.isEmpty()) {
      work.waitsFor().get(next.removeLast()).stream().filter(needed::add).forEach(next::add);
    }
    return needed;
  }

  private static double mustShare(Wsjf wsjf) {
    if (wsjf.jobs().stream().allMatch(job -> job.moscow().isEmpty())) {
      return -1;
    }
    double all = wsjf.jobs().stream().mapToDouble(PrioritizeFeatures::size).sum();
    double must = wsjf.jobs().stream()
        .filter(job -> job.moscow().filter(each -> each.moscow() == Moscow.MUST).isPresent())
        .mapToDouble(PrioritizeFeatures::size).sum();
    return Math.round(must / all * 1000) / 1000.0;
  }

  private static double size(Wsjf.Job job) {
    return job.inputs().get(3).figure();
  }

  private static List<Priorities.Input.Default> defaults(Wsjf wsjf) {
    var rules = List.of(
        new Priorities.Input.Default("value", "5 of 8 while no priority is stated; Must 8, Should 5, Could 3, Won't 1",
            count(wsjf, 0, each -> !each.basis().equals("stated"))),
        new Priorities.Input.Default("time criticality", "1 of 8, the lowest, while nothing is stated",
            count(wsjf, 1, Priorities.Input::isDefault)),
        new Priorities.Input.Default("risk reduction or enablement", "1 plus the stories that state to wait for it, at"
            + " most 8", count(wsjf, 2, each -> !each.basis().equals("stated"))),
        new Priorities.Input.Default("job size", "number of acceptance criteria while no estimate is stated;"
            + " the median without criteria", count(wsjf, 3, each -> !each.basis().equals("stated"))));
    return rules.stream().filter(rule -> rule.stories() > 0).toList();
  }

  private static int count(Wsjf wsjf, int input, Predicate<Priorities.Input> condition) {
    return (int) wsjf.jobs().stream().map(job -> job.inputs().get(input)).filter(condition).count();
  }

  private static String summary(Plan plan, Priorities priorities) {
    if (priorities.items().isEmpty()) {
      return "Nothing is left to prioritize: none of the %d stories is open".formatted(plan.stories().size());
    }
    var first = priorities.items().getFirst();
    int all = priorities.items().size();
    return ("%d open stories ranked by WSJF, led by %s %s; %d of %d inputs are stated,"
        + " %d ranks hold when one is 20 %% off").formatted(
            all, first.story(), first.title(), stated(priorities), 4 * all, priorities.stable());
  }

  private static long stated(Priorities priorities) {
    return priorities.items().stream().flatMap(item -> Stream.of(item.value(), item.urgency(), item.enablement(),
        item.size())).filter(input -> input.basis().equals("stated")).count();
  }

  private static List<SourceSpan> evidence(Wsjf wsjf) {
    var places = new ArrayList<SourceSpan>();
    wsjf.jobs().forEach(job -> {
      places.add(job.story().source());
      job.moscow().ifPresent(stated -> places.add(stated.source()));
      job.row().ifPresent(row -> places.add(row.at()));
    });
    return places;
  }

  private static List<String> needs(Wsjf wsjf, Priorities priorities) {
    var needs = new ArrayList<String>();
    int unvalued = count(wsjf, 0, Priorities.Input::isDefault);
    int untimed = count(wsjf, 1, Priorities.Input::isDefault);
    int unsized = count(wsjf, 3, each -> !each.basis().equals("stated"));
    if (unvalued > 0) {
      needs.add("business value or priority of %d stories".formatted(unvalued));
    }
    if (untimed > 0) {
      needs.add("time criticality of %d stories".formatted(untimed));
    }
    if (unsized > 0) {
      needs.add("size of %d stories".formatted(unsized));
    }
    if (!priorities.items().isEmpty() && priorities.items().stream().allMatch(item -> item.rice().score() < 0)) {
      needs.add("reach, impact, confidence and effort for RICE");
    }
    return needs;
  }
}
