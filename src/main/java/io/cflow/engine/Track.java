package io.cflow.engine;

import io.cflow.domain.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that walks the workflow by itself: the plan as a whole, or one story.
 *
 * @param name empty for the plan, else the story's id
 * @param stage where it starts, or where it stands
 * @param waitsFor names of the tracks that must be finished before it moves
 * @param note why it stands as it stands, for people
 */
public record Track(String name, Stage stage, Standing standing, List<String> waitsFor, String note) {

  /** The track of the plan as a whole. */
  public static final String PLAN = "";

  /** Begins the names of tracks on which later versions of the plan are planned; no story is called so. */
  private static final String LATER_PLAN = "plan@";

  /** How a track stands. */
  public enum Standing {
    /** Goes on as soon as it can. */
    OPEN,
    /** A person must approve the story before development starts. */
    UNAPPROVED,
    /** A decision is open. */
    ASKED,
    /** One of its tasks waits for somebody or something that is not here. */
    PARKED,
    /** A document holds it up, or it has gone round too often; a person has to lift that. */
    HELD,
    FINISHED,
    CANCELLED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Standing of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }

    public boolean isOver() {
      return this == FINISHED || this == CANCELLED;
    }
  }

  /** The track on which what a later version of the plan changes is planned again. */
  static String plan(int version) {
    return LATER_PLAN + version;
  }

  /** Whether a track of this name is the plan's, of its first version or of a later one. */
  public static boolean isPlan(String name) {
    return name.equals(PLAN) || name.startsWith(LATER_PLAN);
  }

  public Track {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(note, "note");
    waitsFor = List.copyOf(waitsFor);
  }
}
