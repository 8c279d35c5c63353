package io.cflow.engine;

import io.cflow.domain.Stage;
import io.cflow.domain.StoryStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a story's documents should say of it.
 *
 * @param back whether that is a step back, because its work was not accepted
 */
public record ReachedStatus(StoryStatus status, boolean back) {

  /**
   * How a story's track stands.
   *
   * @param cameFrom where a human session was opened, null outside of one
   * @param iteration how often it was sent back
   * @param begun whether an implementer has taken it up
   */
  public record Standpoint(
      Stage stage, @Nullable Stage cameFrom, Track.Standing standing, int iteration, boolean begun) {

    public Standpoint {
      Objects.requireNonNull(stage, "stage");
      Objects.requireNonNull(standing, "standing");
    }

    private Stage working() {
      return cameFrom == null ? stage : cameFrom;
    }
  }

  public ReachedStatus {
    Objects.requireNonNull(status, "status");
  }

  /**
   * BMAD's own words for where a story stands. A story that waits for its implementer is ready, not in progress; it is
   * done only when the engine has finished it, which takes a person's or a policy's consent.
   *
   * @return empty where the engine has nothing to say: before development, and for what people hold or have called off
   */
  public static Optional<ReachedStatus> of(Standpoint at) {
    if (at.standing() == Track.Standing.FINISHED) {
      return forward(StoryStatus.DONE);
    }
    if (at.standing() == Track.Standing.CANCELLED || at.standing() == Track.Standing.HELD && at.iteration() == 0) {
      return Optional.empty();
    }
    var stage = at.working();
    if (stage.equals(Stage.TESTING) || stage.equals(Stage.VALIDATION)) {
      return forward(StoryStatus.REVIEW);
    }
    return stage.equals(Stage.DEVELOPMENT) ? inDevelopment(at) : Optional.empty();
  }

  private static Optional<ReachedStatus> inDevelopment(Standpoint at) {
    return at.iteration() > 0
        ? Optional.of(new ReachedStatus(StoryStatus.IN_PROGRESS, true))
        : forward(at.begun() ? StoryStatus.IN_PROGRESS : StoryStatus.READY);
  }

  private static Optional<ReachedStatus> forward(StoryStatus status) {
    return Optional.of(new ReachedStatus(status, false));
  }
}
