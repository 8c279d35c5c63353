package io.cflow.agents.pm;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.port.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Critical path, list scheduling and Now/Next/Later over the dependency graph. Invents no dates. */
final class CreateRoadmap implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.CREATE_ROADMAP, "roadmap/1", Confidence.COMPUTED);
  /** The engine's own default of tasks at a time. */
  private static final int MOST_WORKERS = 10;
  private static final Set<StoryStatus> UNDER_WAY = Set.of(StoryStatus.IN_PROGRESS, StoryStatus.REVIEW);

  @Override
  public Capability capability() {
    return MAKER.capability();
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var plan = assignment.plan();
    var work = OpenWork.of(plan);
    var sizes = Sizes.of(plan, work.stories());
    var roadmap = roadmap(plan, work, sizes);
    var report = MAKER.report(summary(plan, roadmap),
        roadmap.items().stream().map(Roadmap.Item::source).toList(), needs(sizes, roadmap), roadmap);
    return report.succeeded(new RoadmapPage(plan, roadmap).written(report.page("roadmap.md", "Roadmap")));
  }

  private static Roadmap roadmap(Plan plan, OpenWork work, Sizes sizes) {
    var durations = new HashMap<String, Double>();
    work.stories().forEach(story -> durations.put(story.id(), sizes.duration(story.id())));
    var network = new Network(work.inOrder(), work.waitsFor(), durations);
    int workers = IntStream.rangeClosed(1, MOST_WORKERS)
        .filter(count -> network.makespan(count) <= network.length()).findFirst().orElse(MOST_WORKERS);
    var horizon = new Horizon(work);
    return new Roadmap(sizes.unit(), network.length(), network.criticalPath(), workers, capacity(network, workers),
        items(work, network, durations, workers), horizon.now(), horizon.next(), horizon.later(),
        work.stories().stream().filter(story -> story.status() == StoryStatus.BLOCKED).map(Story::id).toList(),
        Forecasts.of(plan, work, sizes, network.criticalPath()));
  }

  private static List<Roadmap.Capacity> capacity(Network network, int workers) {
    return IntStream.rangeClosed(1, workers).mapToObj(count -> new Roadmap.Capacity(count, network.makespan(count)))
        .toList();
  }

  private static List<Roadmap.Item> items(
      OpenWork work, Network network, Map<String, Double> durations, int workers) {
    var start = network.schedule(workers);
    var times = network.times();
    var stories = new LinkedHashMap<String, Story>();
    work.stories().forEach(story -> stories.put(story.id(), story));
    return start.keySet().stream().map(stories::get).map(story -> new Roadmap.Item(story.id(), story.title(),
        story.epic(), story.status(), work.nearest(story.id()), durations.get(story.id()),
        start.get(story.id()), times.get(story.id()), times.get(story.id()).slack() == 0, story.source())).toList();
  }

  /** Now, next and later by what a story waits for, not by dates. */
  private static final class Horizon {

    private final OpenWork work;
    private final Set<String> now = new LinkedHashSet<>();
    private final Set<String> next = new LinkedHashSet<>();

    Horizon(OpenWork work) {
      this.work = work;
      work.stories().stream().filter(story -> story.status() != StoryStatus.BLOCKED)
          .filter(story -> UNDER_WAY.contains(story.status()) || work.waitsFor().get(story.id()).isEmpty())
          .forEach(story -> now.add(story.id()));
      work.stories().stream().map(Story::id).filter(story -> !now.contains(story))
          .filter(story -> !work.waitsFor().get(story).isEmpty() && now.containsAll(work.waitsFor().get(story)))
          .forEach(next::add);
    }

    List<String> now() {
      return new ArrayList<>(now);
    }

    List<String> next() {
      return new ArrayList<>(next);
    }

    List<String> later() {
      var earlier = new HashSet<>(now);
      earlier.addAll(next);
      return work.stories().stream().map(Story::id).filter(story -> !earlier.contains(story)).toList();
    }
  }

  private static String summary(Plan plan, Roadmap roadmap) {
    if (roadmap.items().isEmpty()) {
      return "Nothing is left to plan: none of the %d stories is open".formatted(plan.stories().size());
    }
    return "%d open stories; the longest chain is %s %s (%s), reached with %d at a time; %d can start now".formatted(
        roadmap.items().size(), figure(roadmap.length()), roadmap.unit(), chain(roadmap.criticalPath()),
        roadmap.workers(), roadmap.now().size());
  }

  private static String chain(List<String> path) {
    return path.size() <= 5 ? String.join(" → ", path)
        : path.get(0) + " → " + path.get(1) + " → … → " + path.getLast();
  }

  private static List<String> needs(Sizes sizes, Roadmap roadmap) {
    var needs = new ArrayList<String>();
    if (!roadmap.items().isEmpty()) {
      sizes.missing().ifPresent(needs::add);
      if (roadmap.forecasts().stream().noneMatch(forecast -> forecast.method().startsWith("Monte"))) {
        needs.add("past throughput for a forecast in time, as a line \"Throughput per week: 3, 5, 2\"");
      }
      roadmap.blocked().forEach(story -> needs.add("what lifts the block of story " + story));
    }
    return needs;
  }

  static String figure(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
  }
}
