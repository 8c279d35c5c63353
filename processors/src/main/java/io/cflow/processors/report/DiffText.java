package io.cflow.processors.report;

import io.cflow.engine.change.Change;
import io.cflow.engine.change.Impact;
import io.cflow.engine.change.PlanDiff;
import io.cflow.engine.change.PlanItem;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of a plan, for a terminal. */
public final class DiffText {

  private static final int SHOWN = 90;
  /** Characters shown before the first difference of two long texts. */
  private static final int LEAD = 20;

  private final TextPage page = new TextPage(false);

  private DiffText() {}

  public static String of(PlanDiff diff, Impact impact) {
    var text = new DiffText();
    if (diff.isEmpty()) {
      return "no difference\n";
    }
    for (var kind : PlanItem.Kind.values()) {
      var changes = diff.of(kind);
      if (!changes.isEmpty()) {
        text.page.heading(kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT));
        changes.forEach(text::write);
      }
    }
    text.impact(impact);
    return text.page.written();
  }

  private void write(Change change) {
    page.line("%-10s %s  %s -> %s".formatted(
        change.kind().label(), Markup.line(change.item().name(), SHOWN), place(change.before()), place(change.after())));
    if (change.before() != null && change.after() != null && change.kind() == Change.Kind.CHANGED) {
      int start = start(change.before().text(), change.after().text());
      page.line("           - " + shown(change.before().text(), start));
      page.line("           + " + shown(change.after().text(), start));
    }
  }

  /** The beginning of a word, the same in both, from which the first difference can be seen. */
  private static int start(String before, String after) {
    int same = 0;
    while (same < before.length() && same < after.length() && before.charAt(same) == after.charAt(same)) {
      same++;
    }
    return same < SHOWN / 2 ? 0 : before.lastIndexOf(' ', same - LEAD) + 1;
  }

  private static String place(@Nullable PlanItem item) {
    return item == null ? "-" : TextPage.place(item.span());
  }

  private static String shown(String text, int start) {
    return (start == 0 ? "" : "…") + Markup.line(text.substring(start), SHOWN);
  }

  private void impact(Impact impact) {
    page.heading("Touches");
    impact.touched().forEach((story, changes) -> page.line("%s  %s".formatted(
        TextPage.id(story), Markup.line(
            changes.stream().map(Change::toString).collect(Collectors.joining(", ")), 2 * SHOWN))));
    if (!impact.waiting().isEmpty()) {
      page.line("waiting for these: " + Markup.line(String.join(", ", impact.waiting()), SHOWN));
    }
  }
}
