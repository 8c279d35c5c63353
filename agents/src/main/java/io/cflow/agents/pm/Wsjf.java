package io.cflow.agents.pm;

import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weighted shortest job first, as SAFe defines it: (business value + time criticality + risk reduction or opportunity
 * enablement) / job size. Cost of delay divided by duration: D. Reinertsen, "The Principles of Product Development
 * Flow", 2009.
 */
final class Wsjf {

  /** The scale of every input. */
  static final double LOWEST = 1;
  static final double HIGHEST = 8;
  private static final double VARIATION = 0.2;

  private final List<Job> jobs;

  /** A story with the inputs of the formula, in its order: value, urgency, enablement, size. */
  record Job(Story story, Optional<Moscow.Stated> moscow, List<Priorities.Input> inputs,
      Optional<InputTable.Row> row) {

    double score() {
      return of(inputs.stream().map(Priorities.Input::figure).toList());
    }

    private static double of(List<Double> inputs) {
      return (inputs.get(0) + inputs.get(1) + inputs.get(2)) / inputs.get(3);
    }

    /** The score when input {@code changed} has another figure. */
    double scoreWith(int changed, double figure) {
      var figures = new ArrayList<>(inputs.stream().map(Priorities.Input::figure).toList());
      figures.set(changed, figure);
      return of(figures);
    }
  }

  private Wsjf(List<Job> jobs) {
    this.jobs = jobs;
  }

  /** Highest score first; equal scores keep the plan's order. */
  static Wsjf of(Plan plan, OpenWork work) {
    var table = InputTable.of(plan);
    double usual = usualSize(work.stories());
    return new Wsjf(work.stories().stream().map(story -> job(plan, work, table.of(story), story, usual))
        .sorted(Comparator.comparingDouble(Job::score).reversed()).toList());
  }

  List<Job> jobs() {
    return jobs;
  }

  /** Best and worst rank of {@code job} while one of its inputs at a time is 20 % off. */
  Priorities.Range rankRange(Job job) {
    var scores = new ArrayList<>(List.of(job.score()));
    for (int i = 0; i < job.inputs().size(); i++) {
      double figure = job.inputs().get(i).figure();
      scores.add(job.scoreWith(i, figure * (1 - VARIATION)));
      scores.add(job.scoreWith(i, figure * (1 + VARIATION)));
    }
    return ranks(job, scores);
  }

  /** Best and worst rank while one of its unstated inputs at a time runs from one end of the scale to the other. */
  Priorities.Range defaultRange(Job job) {
    var scores = new ArrayList<>(List.of(job.score()));
    for (int i = 0; i < job.inputs().size(); i++) {
      if (job.inputs().get(i).isDefault()) {
        scores.add(job.scoreWith(i, LOWEST));
        scores.add(job.scoreWith(i, HIGHEST));
      }
    }
    return ranks(job, scores);
  }

  private Priorities.Range ranks(Job job, List<Double> scores) {
    var ranks = scores.stream().map(score -> rank(job, score)).sorted().toList();
    return new Priorities.Range(ranks.getFirst(), ranks.getLast());
  }

  /** The rank {@code job} would have with {@code score}, all others unchanged; ties keep their order. */
  private int rank(Job job, double score) {
    int place = jobs.indexOf(job);
    int rank = 1;
    for (int i = 0; i < jobs.size(); i++) {
      double other = jobs.get(i).score();
      rank += i != place && (other > score || other == score && i < place) ? 1 : 0;
    }
    return rank;
  }

  private static Job job(
      Plan plan, OpenWork work, Optional<InputTable.Row> row, Story story, double usual) {
    var moscow = Moscow.of(plan, story);
    return new Job(story, moscow, List.of(
        stated(row, InputTable.Input.VALUE).orElseGet(() -> moscow
            .map(each -> Priorities.Input.derived(each.moscow().value())).orElse(Priorities.Input.standard(5))),
        stated(row, InputTable.Input.URGENCY).orElse(Priorities.Input.standard(LOWEST)),
        stated(row, InputTable.Input.ENABLEMENT).orElseGet(() ->
            Priorities.Input.derived(Math.min(HIGHEST, 1 + work.held(story.id()).size()))),
        stated(row, InputTable.Input.SIZE).or(() -> stated(row, InputTable.Input.EFFORT))
            .orElseGet(() -> size(plan, story, usual))), row);
  }

  /** The median number of criteria: a story that states none is not smaller for it. */
  private static double usualSize(List<Story> stories) {
    var counts = stories.stream().map(story -> story.criteria().size()).filter(count -> count > 0).sorted().toList();
    return counts.isEmpty() ? 1 : counts.get(counts.size() / 2);
  }

  private static Priorities.Input size(Plan plan, Story story, double usual) {
    return Estimate.of(plan, story).map(estimate -> Priorities.Input.stated(estimate.expected()))
        .orElseGet(() -> story.criteria().isEmpty() ? Priorities.Input.standard(usual)
            : Priorities.Input.derived(story.criteria().size()));
  }

  private static Optional<Priorities.Input> stated(Optional<InputTable.Row> row, InputTable.Input input) {
    return row.map(each -> each.figures().get(input)).filter(figure -> figure > 0).map(Priorities.Input::stated);
  }
}
