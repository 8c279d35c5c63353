package io.cflow.agents.pm;

import io.cflow.domain.SourceSpan;
import io.cflow.domain.StoryStatus;
import java.util.List;

/**
 * The order in which the open stories can be built.
 *
 * @param unit what the durations count: the estimates' unit, or {@code stories} where estimates are missing
 * @param length of the critical path, in units: no number of workers gets below it
 * @param workers the least number that reaches the critical path's length, at most 10
 * @param capacity how long the open work takes on so many workers
 * @param now stories under way or free to start
 * @param next stories that only wait for those of {@code now}
 */
record Roadmap(
    String unit, double length, List<String> criticalPath, int workers, List<Capacity> capacity, List<Item> items,
    List<String> now, List<String> next, List<String> later, List<String> blocked, List<Forecast> forecasts) {

  /**
   * One story on the road.
   *
   * @param start in the schedule for {@code workers}
   */
  record Item(
      String story, String title, String epic, StoryStatus status, List<String> waitsFor, double duration, double start,
      Network.Times times, boolean critical, SourceSpan source) {}

  record Capacity(int workers, double makespan) {}

  /** A forecast that rests on figures of the project, and on which. */
  record Forecast(String method, String result, String basis, SourceSpan source) {}
}
