package io.cflow.processors.writeback;

import io.cflow.domain.Artifact;
import io.cflow.engine.ReachedStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the engine knows of a story and its documents are to say.
 *
 * @param reached empty where the engine has nothing to say about its status
 * @param since when it was reached
 * @param ended when tasks about the story ended, as far as they did
 * @param artifacts what was made for the story
 */
public record StoryReport(
    String story, Optional<ReachedStatus> reached, Instant since, Ended ended, List<Artifact> artifacts) {

  /** When the story was built, reviewed and judged last. */
  public record Ended(Optional<Instant> built, Optional<Instant> reviewed, Optional<Instant> judged) {
    public Ended {
      Objects.requireNonNull(built, "built");
      Objects.requireNonNull(reviewed, "reviewed");
      Objects.requireNonNull(judged, "judged");
    }
  }

  public StoryReport {
    Objects.requireNonNull(story, "story");
    Objects.requireNonNull(reached, "reached");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(ended, "ended");
    artifacts = List.copyOf(artifacts);
  }

  /** The content of an artifact whose path ends so. */
  Optional<String> artifact(String end) {
    return artifacts.stream().filter(artifact -> artifact.path().endsWith(end)).map(Artifact::content).findFirst();
  }
}
