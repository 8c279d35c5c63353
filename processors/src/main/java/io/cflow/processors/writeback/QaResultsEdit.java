package io.cflow.processors.writeback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An entry of a v4 story's QA Results, at their end: entries before it are never touched.
 *
 * @param date ISO
 * @param assessment what the review found on the whole, one paragraph a line
 * @param open what is to be done, as check boxes
 * @param gate the line that names the gate: {@code Gate: PASS → docs/qa/gates/1.3-search.yml}
 * @param recommended whether the story may be done
 */
public record QaResultsEdit(
    String date, String reviewer, List<String> assessment, List<String> open, String gate, boolean recommended)
    implements Edit {

  private static final Pattern RESULTS = Pattern.compile("(?i)qa results?");

  public QaResultsEdit {
    date = OneLine.of(date);
    reviewer = OneLine.of(reviewer);
    assessment = assessment.stream().map(OneLine::paragraph).toList();
    open = open.stream().map(OneLine::of).toList();
    gate = OneLine.paragraph(gate);
  }

  @Override
  public Wanted on(Page page) {
    var results = page.section(RESULTS);
    if (results.isEmpty()) {
      return new Wanted.Changes(List.of(page.block(page.end(), page.headed(2, "QA Results", entry(page, 3)))));
    }
    var entry = entry(page, results.get().level() + 1);
    return page.holds(results.get(), entry)
        ? new Wanted.Nothing("the review is recorded already")
        : new Wanted.Changes(List.of(page.block(page.end(results.get()), entry)));
  }

  private List<String> entry(Page page, int level) {
    var lines = new ArrayList<String>();
    lines.addAll(page.headed(level, "Review Date: " + date, List.of()));
    part(lines, page.headed(level, "Reviewed By: " + reviewer, List.of()));
    part(lines, page.headed(level, "Code Quality Assessment", assessment));
    if (!open.isEmpty()) {
      part(lines, page.headed(level, "Improvements Checklist", open.stream().map(each -> "- [ ] " + each).toList()));
    }
    part(lines, page.headed(level, "Gate Status", List.of(gate)));
    part(lines, page.headed(level, "Recommended Status", List.of(recommended
        ? "[✓ Ready for Done]" : "[✗ Changes Required - See unchecked items above]")));
    return lines;
  }

  private static void part(List<String> lines, List<String> part) {
    lines.add("");
    lines.addAll(part);
  }
}
