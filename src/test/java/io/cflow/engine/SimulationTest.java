package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Plan;
import io.cflow.domain.Stage;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.Workflow.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SimulationTest {

  private static final int EVENTS = 250;
  private static final List<Simulation> SOME_RUNS = someRuns();

  /** A plan, and whether a team wants its stories in parallel. */
  record Scenario(Plan plan, boolean parallel, GatePolicy gates) {

    Simulation simulation(long seed) {
      var work = Breakdown.of(plan, StoryOrder.of(plan, parallel), SeedWorkflow.WORKFLOW);
      return new Simulation(work, new ExecutionState.Rules(SeedWorkflow.WORKFLOW, gates), seed).open();
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void with_nothing_but_success_and_consent_every_plan_completes(@ForAll("scenarios") Scenario scenario) {
    var simulation = scenario.simulation(0).calm();

    assertThat(simulation.run().state().status()).isEqualTo(ExecutionStatus.COMPLETED);
    assertThat(simulation.run().tables().open(Track.Standing.FINISHED))
        .hasSize((int) scenario.plan().stories().stream().filter(SimulationTest::isScheduled).count() + 1);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatever_happens_the_rules_hold_and_the_execution_can_be_brought_to_its_end(
      @ForAll("scenarios") Scenario scenario, @ForAll long seed) {
    var simulation = scenario.simulation(seed).chaos(EVENTS).calm();

    assertThat(simulation.run().state().status().isOver()).isTrue();
  }

  @Test
  void every_transition_of_the_seed_table_is_walked() {
    assertThat(unwalked(SeedWorkflow.WORKFLOW)).isEmpty();
  }

  @Test
  void a_transition_nobody_walks_is_named() {
    var more = new ArrayList<>(SeedWorkflow.WORKFLOW.transitions());
    more.add(new Transition(Stage.TESTING, StageEvent.SKIPPED, Stage.DEPLOYMENT));
    var wider = new Workflow("wider", SeedWorkflow.WORKFLOW.planning(), Stage.DEPLOYMENT, more);

    assertThat(unwalked(wider)).containsExactly("testing --skipped--> deployment");
  }

  @Test
  void chance_leaves_no_kind_of_step_out() {
    var seen = new TreeSet<String>();
    SOME_RUNS.forEach(simulation -> seen.addAll(simulation.bystander().seen()));

    assertThat(seen).containsExactly(
        "Ask stage-approval", "Ask story-acceptance", "Ask story-approval", "Bury", "Change cancelled",
        "Change completed", "Change failed", "Change paused", "Change running", "Fenced", "Mark blocked",
        "Mark cancelled", "Move asked", "Move cancelled", "Move finished", "Move held", "Move open", "Move parked",
        "Move unapproved", "Record completed", "Record dead", "Record failed", "Record waiting", "Refuse", "Release",
        "RetryLater", "Settle");
  }

  /** A plan of every status with gates in many places, so that people are asked before each kind of transition. */
  private static List<Simulation> someRuns() {
    var builder = PlanBuilder.plan();
    for (var status : StoryStatus.values()) {
      builder.story("1." + (status.ordinal() + 1), status);
    }
    var gates = new GatePolicy(true, Set.of(Stage.PRD_CREATION, Stage.DEVELOPMENT));
    var scenario = new Scenario(builder.waits("1.2", "1.6", 4).build(), true, gates);
    return LongStream.rangeClosed(1, 20)
        .mapToObj(seed -> scenario.simulation(seed).chaos(4 * EVENTS).calm())
        .toList();
  }

  private static Set<String> unwalked(Workflow workflow) {
    var walked = SOME_RUNS.stream().flatMap(run -> run.bystander().walked().stream()).collect(Collectors.toSet());
    var missing = new TreeSet<String>();
    workflow.transitions().stream()
        .filter(transition -> !walked.contains(transition.from() + " -> " + transition.to()))
        .forEach(transition -> missing.add(transition.toString()));
    return missing;
  }

  private static boolean isScheduled(Story story) {
    return story.status() != StoryStatus.CANCELLED && story.status() != StoryStatus.DEFERRED;
  }

  @Provide
  Arbitrary<Scenario> scenarios() {
    var statuses = Arbitraries.of(StoryStatus.class).list().ofMinSize(1).ofMaxSize(7);
    var edges = Combinators.combine(Arbitraries.integers().between(0, 6), Arbitraries.integers().between(0, 6))
        .as((a, b) -> List.of(Math.max(a, b), Math.min(a, b))).list().ofMaxSize(6);
    var stages = Arbitraries.of(SeedWorkflow.WORKFLOW.planning()).set().ofMaxSize(2);
    return Combinators.combine(
            Combinators.combine(statuses, edges, Arbitraries.of(true, false)).as(SimulationTest::plan),
            Arbitraries.of(true, false),
            Combinators.combine(Arbitraries.of(true, false), stages).as(GatePolicy::new))
        .as(Scenario::new);
  }

  private static Plan plan(List<StoryStatus> statuses, List<List<Integer>> edges, boolean secondEpicWaits) {
    var builder = PlanBuilder.plan();
    for (int i = 0; i < statuses.size(); i++) {
      builder.story(id(i), statuses.get(i));
      if (i % 3 > 0) {
        builder.follows(id(i), id(i - 1));
      }
    }
    edges.stream()
        .filter(edge -> edge.getFirst() > edge.getLast() && edge.getFirst() < statuses.size())
        .forEach(edge -> builder.waits(id(edge.getFirst()), id(edge.getLast()), 7));
    return secondEpicWaits ? builder.epicWaits("2", "1", 2).build() : builder.build();
  }

  private static String id(int i) {
    return (i / 3 + 1) + "." + (i % 3 + 1);
  }
}
