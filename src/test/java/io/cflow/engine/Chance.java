package io.cflow.engine;

import io.cflow.domain.Outcome;
import io.cflow.domain.Stage;
import java.util.List;
import java.util.Random;

/** What a simulation leaves to chance, repeatable by its seed. */
final class Chance {

  private static final List<Stage> STAGES = List.of(
      Stage.DEVELOPMENT, Stage.TESTING, Stage.VALIDATION, Stage.DEPLOYMENT, Stage.STORY_CREATION,
      Stage.EPIC_CREATION, Stage.HIL_SESSION);

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return below(times) == 0;
  }

  <T> T anyOf(List<T> things) {
    return things.get(below(things.size()));
  }

  Stage stage() {
    return anyOf(STAGES);
  }

  /** What failed once fails again more often than not: else hardly anything would ever die. */
  Outcome outcome(boolean hasFailed) {
    if (hasFailed && !oneIn(3)) {
      return Run.FAILED;
    }
    int percent = below(100);
    if (percent < 70) {
      return Run.SUCCEEDED;
    }
    return switch (percent / 6) {
      case 11, 12 -> Run.REJECTED;
      case 13 -> Run.FAILED;
      case 14 -> Run.DOWN;
      default -> Run.SUSPENDED;
    };
  }
}
