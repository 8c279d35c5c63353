package io.cflow.app.bench;

import com.sun.management.OperatingSystemMXBean;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.SourceFile;
import io.cflow.processors.bmad.ProjectReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** How fast a project's documents are read, from bytes in memory to the plan with its receipt. */
public final class InspectBenchmark {

  private static final int WARM_UPS = 10;
  private static final int RUNS = 11;
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1e6;

  /**
   * @param seconds of wall time, the median of the runs
   * @param cpuSeconds of the whole process, the median of the runs: compiler and garbage collector count
   */
  private record Speed(
      String workload, String project, int files, double megabytes, int stories, int runs, double seconds,
      double cpuSeconds, double megabytesPerSecond, double filesPerSecond) {}

  private record Run(double seconds, double cpuSeconds, int stories) {}

  private InspectBenchmark() {}

  /** @return one JSON document, on one line */
  public static String run(ProjectFiles project) {
    IntStream.range(0, WARM_UPS).forEach(warmUp -> time(project));
    var runs = IntStream.range(0, RUNS).mapToObj(run -> time(project)).toList();
    return JsonMapper.shared().writeValueAsString(speed(project, runs));
  }

  /** The same documents, that many times over in folders of their own. */
  public static ProjectFiles scaled(ProjectFiles project, int times) {
    var copies = IntStream.range(0, times).boxed().flatMap(copy -> project.files().stream()
        .map(file -> new SourceFile("copy-%03d/%s".formatted(copy, file.path()), file.bytes()))).toList();
    return new ProjectFiles(project.project(), copies, List.of());
  }

  private static Run time(ProjectFiles project) {
    long start = System.nanoTime();
    long cpu = cpuNanos();
    var plan = new ProjectReader().read(project);
    return new Run((System.nanoTime() - start) / NANOS, (cpuNanos() - cpu) / NANOS, plan.stories().size());
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static Speed speed(ProjectFiles project, List<Run> runs) {
    double seconds = runs.stream().mapToDouble(Run::seconds).sorted().toArray()[RUNS / 2];
    double cpu = runs.stream().mapToDouble(Run::cpuSeconds).sorted().toArray()[RUNS / 2];
    double megabytes = project.files().stream().mapToLong(file -> file.bytes().length).sum() / MEGABYTE;
    return new Speed("inspect", project.project(), project.files().size(), round(megabytes),
        runs.getFirst().stories(), RUNS, round(seconds), round(cpu), round(megabytes / seconds),
        round(project.files().size() / seconds));
  }

  private static double round(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
