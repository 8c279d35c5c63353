package io.cflow.engine.change;

import io.cflow.domain.SourceSpan;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions of a plan.
 *
 * @param before null if it was added
 * @param after null if it was removed
 */
public record Change(Kind kind, @Nullable PlanItem before, @Nullable PlanItem after) {

  /** What happened to the item. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED,
    /** The same title or text under another id. */
    RENUMBERED;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Change {
    Objects.requireNonNull(kind, "kind");
    if (before == null && after == null) {
      throw new IllegalArgumentException("a change of nothing");
    }
  }

  /** As it is now, or as it was last. */
  public PlanItem item() {
    return Objects.requireNonNullElse(after, before);
  }

  /** Where it stands now, or stood last. */
  public SourceSpan span() {
    return item().span();
  }

  /** For people: {@code FR3 changed (prd.md:41)}. */
  @Override
  public String toString() {
    if (kind == Kind.RENUMBERED && before != null) {
      return "%s is now %s (%s)".formatted(before.name(), item().name(), place());
    }
    return "%s %s (%s)".formatted(item().name(), kind == Kind.CHANGED ? "changed" : "was " + kind.label(), place());
  }

  private String place() {
    var path = span().path();
    return path.substring(path.lastIndexOf('/') + 1) + ":" + span().firstLine();
  }
}
