package io.cflow.agents.pm;

import io.cflow.domain.SourceSpan;
import io.cflow.domain.StoryStatus;
import java.util.List;

/**
 * The open stories by weighted shortest job first, and in the order their dependencies allow.
 *
 * @param items by WSJF, highest first
 * @param order every story after those it waits for
 * @param mustShare share of all size that Must stories take, from 0 to 1; −1 while no story has a class
 * @param stable how many ranks stay the same when any single input changes by 20 %
 */
record Priorities(
    List<Item> items, List<Step> order, double mustShare, int stable, List<Input.Default> defaults) {

  /**
   * One story with its inputs.
   *
   * @param rankRange best and worst rank while any one of its inputs changes by 20 %
   * @param defaultRange best and worst rank while its unstated inputs run over their scale; equal without any
   */
  record Item(
      int rank, String story, String title, String moscow, Input value, Input urgency, Input enablement, Input size,
      double wsjf, Range rankRange, Range defaultRange, Rice rice, SourceSpan source) {}

  record Range(int best, int worst) {

    String words() {
      return best == worst ? Integer.toString(best) : best + "–" + worst;
    }
  }

  /** Reach × impact × confidence / effort; {@code score} is −1 while an input is missing. */
  record Rice(double score) {}

  /** A story of the order; {@code pulledBy} names the later story whose rank put it here, empty for its own. */
  record Step(String story, String title, StoryStatus status, String pulledBy) {}

  /**
   * A figure and where it comes from.
   *
   * @param basis {@code stated}, {@code derived} or {@code default}
   */
  record Input(double figure, String basis) {

    /** A default the formulas use while nothing is stated. */
    record Default(String input, String rule, int stories) {}

    static Input stated(double figure) {
      return new Input(figure, "stated");
    }

    static Input derived(double figure) {
      return new Input(figure, "derived");
    }

    static Input standard(double figure) {
      return new Input(figure, "default");
    }

    boolean isDefault() {
      return basis.equals("default");
    }
  }
}
