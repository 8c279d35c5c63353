package io.cflow.processors.writeback;

import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a review of a v6 story found, at the end of its tasks, where the next implementer looks. */
public record FindingsEdit(List<Finding> findings) implements Edit {

  private static final Pattern HEADING = Pattern.compile("(?i)review findings");

  /** What is to become of a finding. */
  public enum Verdict {
    /** Somebody has to decide. */
    DECISION(" ", "Decision"),
    /** To be repaired. */
    PATCH(" ", "Patch"),
    /** Known, and left for later. */
    DEFER("x", "Defer");

    private final String mark;
    private final String label;

    Verdict(String mark, String label) {
      this.mark = mark;
      this.label = label;
    }
  }

  /** @param place {@code file:line}, empty if there is none */
  public record Finding(Verdict verdict, String text, String place) {
    public Finding {
      Objects.requireNonNull(verdict, "verdict");
      text = OneLine.of(text);
      place = OneLine.of(place);
    }

    private String line() {
      var where = place.isEmpty() ? "" : " [" + place + "]";
      var later = verdict == Verdict.DEFER ? " — deferred" : "";
      return "- [%s] [Review][%s] %s%s%s".formatted(verdict.mark, verdict.label, text, where, later);
    }
  }

  public FindingsEdit {
    findings = List.copyOf(findings);
  }

  @Override
  public Wanted on(Page page) {
    var tasks = tasks(page);
    if (tasks.isEmpty()) {
      return new Wanted.Refused("the story has no section of tasks");
    }
    var present = page.section(tasks.get(), HEADING);
    var missing = findings.stream().filter(finding -> present.isEmpty() || !isListed(page, present.get(), finding))
        .map(Finding::line).toList();
    if (missing.isEmpty()) {
      return new Wanted.Nothing("every finding is listed already");
    }
    return new Wanted.Changes(List.of(present
        .<Change>map(section -> new Change.Insert(page.end(section), spaced(page, section, missing)))
        .orElseGet(() -> page.block(page.end(tasks.get()),
            page.headed(tasks.get().level() + 1, "Review Findings", missing)))));
  }

  private static List<String> spaced(Page page, Heading section, List<String> lines) {
    var spaced = new ArrayList<String>();
    if (page.end(section) == section.line() && page.isSpaced()) {
      spaced.add("");
    }
    spaced.addAll(lines);
    return spaced;
  }

  private static Optional<Heading> tasks(Page page) {
    return page.markdown().headings().stream()
        .filter(heading -> Vocabulary.kindOf(heading.text()) == SectionKind.TASKS).findFirst();
  }

  /** Also when somebody has ticked it, or deferred it with a reason. */
  private static boolean isListed(Page page, Heading section, Finding finding) {
    return page.ownLines(section).stream().map(page::line)
        .anyMatch(line -> line.contains("] " + finding.text()) && line.contains(finding.place()));
  }
}
