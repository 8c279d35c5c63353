package io.cflow.agents.pm;

import io.cflow.domain.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Forecasts that the project's own figures allow; none without them. */
final class Forecasts {

  private Forecasts() {}

  static List<Roadmap.Forecast> of(Plan plan, OpenWork work, Sizes sizes, List<String> criticalPath) {
    var forecasts = new ArrayList<Roadmap.Forecast>();
    if (sizes.isComplete() && criticalPath.stream().anyMatch(story -> sizes.estimates().get(story).isThreePoint())) {
      forecasts.add(pert(sizes, criticalPath));
    }
    if (!work.stories().isEmpty()) {
      Throughput.of(plan).ifPresent(throughput -> forecasts.add(monteCarlo(throughput, work.stories().size())));
    }
    return forecasts;
  }

  private static Roadmap.Forecast pert(Sizes sizes, List<String> criticalPath) {
    var path = criticalPath.stream().map(sizes.estimates()::get).toList();
    double expected = path.stream().mapToDouble(Estimate::expected).sum();
    double deviation = Math.sqrt(path.stream().mapToDouble(Estimate::variance).sum());
    return new Roadmap.Forecast("PERT", String.format(Locale.ROOT,
        "critical path %.1f %s, standard deviation %.1f", expected, sizes.unit(), deviation),
        "%d estimates on the critical path".formatted(path.size()), path.getFirst().source());
  }

  private static Roadmap.Forecast monteCarlo(Throughput throughput, int stories) {
    var needed = throughput.periodsFor(stories, 50, 85, 95);
    return new Roadmap.Forecast("Monte-Carlo", "%d stories in at most %d %ss with 50 %%, %d with 85 %%, %d with 95 %%"
        .formatted(stories, needed.get(0), throughput.period(), needed.get(1), needed.get(2)),
        "10,000 draws from %d past %ss".formatted(throughput.finished().size(), throughput.period()),
        throughput.source());
  }
}
