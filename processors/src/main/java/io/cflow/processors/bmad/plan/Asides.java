package io.cflow.processors.bmad.plan;

import io.cflow.domain.Dependency;
import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Severity;
import io.cflow.engine.DependencyGraph;
import io.cflow.engine.DependencyGraph.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A stated dependency outweighs a mention: where "event detector integration (Story 11.7)" closes a cycle with "Story
 * 11.5 (must complete first)", it gives way. A cycle of stated dependencies is left for the kernel to refuse.
 */
public final class Asides {

  private static final Pattern ASIDE = Pattern.compile("\\S[^()]{0,200}\\(([^()]{0,200})\\)");
  private static final Pattern STORY = Pattern.compile("(?i)\\b(?:story|stories)\\b");
  private static final int LONGEST = 1_000;

  private final List<Dependency> dependencies;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Asides(List<Dependency> dependencies) {
    this.dependencies = new ArrayList<>(dependencies);
  }

  /** @param dependencies those that hold; a mention that gave way has become soft */
  public record Weighed(List<Dependency> dependencies, List<Diagnostic> diagnostics) {}

  public static Weighed weigh(List<Dependency> dependencies) {
    var asides = new Asides(dependencies);
    for (var weak = asides.weakInCycle(); weak.isPresent(); weak = asides.weakInCycle()) {
      asides.giveWay(weak.get());
    }
    return new Weighed(List.copyOf(asides.dependencies), List.copyOf(asides.diagnostics));
  }

  private Optional<Dependency> weakInCycle() {
    var hard = dependencies.stream().filter(edge -> edge.strength() == Strength.HARD).toList();
    var stories = new TreeSet<String>();
    hard.forEach(edge -> stories.addAll(List.of(edge.from(), edge.to())));
    var cycle = DependencyGraph.of(
        stories, hard.stream().map(edge -> new Edge<>(edge.from(), edge.to())).toList()).cycle();
    return hard.stream().filter(edge -> isOn(cycle, edge) && isAside(edge)).findFirst();
  }

  private static boolean isOn(List<String> cycle, Dependency edge) {
    int at = cycle.indexOf(edge.from());
    return at >= 0 && cycle.get((at + 1) % cycle.size()).equals(edge.to());
  }

  /** Whether the story is named in parentheses only, behind something that is no story. */
  private static boolean isAside(Dependency edge) {
    var reason = edge.reason().length() > LONGEST ? edge.reason().substring(0, LONGEST) : edge.reason();
    var aside = ASIDE.matcher(reason);
    return aside.find() && STORY.matcher(aside.group(1)).find()
        && !STORY.matcher(reason.substring(0, aside.start(1))).find();
  }

  private void giveWay(Dependency weak) {
    dependencies.set(dependencies.indexOf(weak), weak.softened());
    diagnostics.add(new Diagnostic(
        DiagnosticCode.DEP_CYCLE, Severity.WARNING, weak.evidence(),
        "story %s mentions %s, which waits for it; the mention gives way".formatted(weak.from(), weak.to())));
  }
}
