package io.cflow.processors.writeback;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What a patch changes, as {@code diff -u} shows it. */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /** @return lines; none where nothing changes */
  public static List<String> of(Patch patch) {
    var before = patch.before().map(Manuscript::lines).orElse(List.of());
    var from = patch.before().isPresent() ? "a/" + patch.path() : "/dev/null";
    return UnifiedDiffUtils.generateUnifiedDiff(
        from, "b/" + patch.path(), before, DiffUtils.diff(before, patch.after().lines()), CONTEXT);
  }
}
