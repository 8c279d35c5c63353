package io.cflow.processors.bmad.dialect.review;

import io.cflow.domain.DocumentType;
import io.cflow.domain.Judgement.Kind;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.JudgementDraft;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Dates;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryFileName;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the planning documents together are good enough to build from. */
public final class ReadinessReports implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.name("readiness", DocumentType.READINESS_REPORT,
          file -> file.named(".*(?:implementation[-_]readiness|readiness[-_](?:report|check|assessment)"
              + "|review-readiness).*|readiness.*") && StoryFileName.of(file.name()).isEmpty()));
  /** The longer words first: not ready is no kind of ready. */
  private static final Pattern WORD = Pattern.compile(
      "^[^\\p{L}]{0,6}(NOT READY|NEEDS WORK|READY WITH CONDITIONS|CONDITIONALLY READY|READY|PASS|CONCERNS|FAIL)\\b.*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern INLINE = Pattern.compile(
      "(?i)^\\W{0,6}(?:overall )?(?:readiness(?: status| verdict| decision)?|assessment"
          + "|gate decision)\\s*:\\s*(.{1,200})$");
  private static final int LINES_BELOW = 6;

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    var draft = new JudgementDraft(Kind.READINESS, harvest.span(1, 1));
    Dates.in(harvest.document().name()).ifPresent(draft::at);
    for (int i = 1; i <= harvest.text().size(); i++) {
      if (harvest.text().isProse(i) && harvest.text().line(i).length() < 400 && states(harvest, draft, i)) {
        break;
      }
    }
    harvest.judgements.add(draft.sighting());
  }

  private static boolean states(Harvest harvest, JudgementDraft draft, int line) {
    var text = Plain.of(harvest.text().line(line).replaceFirst("^#+", ""));
    var inline = INLINE.matcher(text);
    if (inline.matches()) {
      return says(harvest, draft, line, inline.group(1));
    }
    boolean heading = harvest.text().kind(line) == Markdown.Kind.HEADING
        && text.matches("(?i).*(?:overall readiness(?: status| assessment)?|readiness (?:status|decision)).*");
    for (int i = line + 1; heading && i <= Math.min(harvest.text().size(), line + LINES_BELOW); i++) {
      if (says(harvest, draft, i, Plain.of(harvest.text().line(i)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean says(Harvest harvest, JudgementDraft draft, int line, String text) {
    var word = WORD.matcher(text.replaceFirst("(?i)^\\W*(?:status|overall(?: readiness)?(?: status)?)\\s*:\\s*", ""));
    if (!word.matches()) {
      return false;
    }
    draft.saying(word.group(1)).because(text).standingAt(harvest.span(line, line));
    harvest.map(line, line);
    return true;
  }
}
