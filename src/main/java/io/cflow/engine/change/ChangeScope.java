package io.cflow.engine.change;

import static io.cflow.engine.change.Change.Kind.CHANGED;
import static io.cflow.engine.change.Change.Kind.REMOVED;

import io.cflow.engine.change.PlanItem.Kind;
import java.util.Locale;

/**
 * How far a change reaches, which says who has to carry it out. BMAD names the three and leaves the line between them to
 * judgement; here it is a rule, so that equal changes are treated alike.
 */
public enum ChangeScope {
  /** Only texts of stories nobody has begun: the developers take it up. */
  MINOR("the development team"),
  /** Work that has begun, or the backlog itself: stories, epics, their order. */
  MODERATE("the product owner and the scrum master"),
  /** What was promised or delivered: a requirement or an epic has gone, or a finished story is contradicted. */
  MAJOR("the product manager and the architect");

  private final String recipients;

  ChangeScope(String recipients) {
    this.recipients = recipients;
  }

  public static ChangeScope of(PlanDiff diff, Impact impact, Progress progress) {
    if (goneFor(diff, Kind.REQUIREMENT) || goneFor(diff, Kind.EPIC)
        || impact.touched().keySet().stream().anyMatch(progress.finished()::contains)) {
      return MAJOR;
    }
    boolean reordered = diff.changes().stream().anyMatch(ChangeScope::isOfBacklog);
    return reordered || impact.touched().keySet().stream().anyMatch(progress::hasWorkOn) ? MODERATE : MINOR;
  }

  private static boolean goneFor(PlanDiff diff, Kind kind) {
    return !diff.of(kind, REMOVED).isEmpty();
  }

  private static boolean isOfBacklog(Change change) {
    return switch (change.item().kind()) {
      case STORY, EPIC -> change.kind() != CHANGED;
      case DEPENDENCY -> true;
      case REQUIREMENT, CRITERION, TASK, NOTE, SECTION -> false;
    };
  }

  /** Who carries such a change out, in BMAD's words. */
  public String recipients() {
    return recipients;
  }

  public String label() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
