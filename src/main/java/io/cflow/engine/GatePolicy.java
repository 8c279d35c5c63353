package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Before which transitions a person is asked.
 *
 * @param acceptStories whether a person confirms that a validated story is done. BMAD leaves "Done" to the owner, so
 *     this is on unless a team decides otherwise.
 * @param stages planning stages a person approves before the next one starts
 */
public record GatePolicy(boolean acceptStories, Set<Stage> stages) {

  public static final GatePolicy DEFAULT = new GatePolicy(true, Set.of());

  /** What a person is asked about. */
  public enum Kind {
    STORY_APPROVAL,
    STORY_ACCEPTANCE,
    STAGE_APPROVAL;

    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String question(String track, Stage from, Stage to) {
      return switch (this) {
        case STORY_APPROVAL -> "Story %s is not approved. May development start?".formatted(track);
        case STORY_ACCEPTANCE -> "Story %s passed validation. Is it done?".formatted(track);
        case STAGE_APPROVAL -> "%s is done. May %s start?".formatted(from, to);
      };
    }
  }

  public GatePolicy {
    stages = Set.copyOf(stages);
  }

  /** The gate before {@code from → to}, if there is one. */
  public Optional<Kind> gate(Track.Standing standing, Stage from, Stage to) {
    if (standing == Track.Standing.UNAPPROVED) {
      return Optional.of(Kind.STORY_APPROVAL);
    }
    if (acceptStories && from.equals(Stage.VALIDATION) && to.equals(Stage.DEPLOYMENT)) {
      return Optional.of(Kind.STORY_ACCEPTANCE);
    }
    return stages.contains(from) ? Optional.of(Kind.STAGE_APPROVAL) : Optional.empty();
  }
}
