package io.cflow.processors.bmad.dialect.review;

import io.cflow.domain.DocumentType;
import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.JudgementDraft;
import io.cflow.processors.bmad.words.Dates;
import io.cflow.processors.bmad.words.Plain;
import java.util.List;
import java.util.regex.Pattern;

/** A sprint change proposal: what is to change in the middle of a sprint, how far it reaches, whether it is agreed. */
public final class ChangeProposals implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.name("change-proposal", DocumentType.CHANGE_PROPOSAL,
          file -> file.named(".*(?:change-proposal|change_proposal|sprint-change|course-correct|story-change"
              + "|change-request).*")
              || file.titled(".*sprint change proposal.*")));
  private static final Pattern STATUS = Pattern.compile("(?i)^\\W{0,6}(?:approval )?status\\s*:\\s*(.{1,120})$");
  private static final Pattern DATE = Pattern.compile("(?i)^\\W{0,6}date\\s*:\\s*(.{1,60})$");
  private static final Pattern SCOPE = Pattern.compile(
      "(?i)^\\W{0,6}(?:change )?(?:scope|classification|scope classification|change scope)\\s*:\\s*"
          + "(minor|moderate|major)\\b.*");
  private static final Pattern STORY = Pattern.compile(
      "(?i)^\\W{0,10}story\\s*:?\\s*\\[?(\\d{1,3}[a-z]?\\.\\d{1,3}[a-z]?)]?\\s*[:–—-]?\\s*(.{0,200})$");

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    var draft = new JudgementDraft(Kind.CHANGE_PROPOSAL, harvest.span(1, 1));
    Dates.in(harvest.document().name()).ifPresent(draft::at);
    for (int i = harvest.text().size(); i >= 1; i--) {
      if (harvest.text().isProse(i) && harvest.text().line(i).length() < 400) {
        line(harvest, draft, i, Plain.of(harvest.text().line(i)));
      }
    }
    harvest.judgements.add(draft.sighting());
  }

  /** Read from the end, so that what stands first counts. */
  private static void line(Harvest harvest, JudgementDraft draft, int number, String text) {
    var status = STATUS.matcher(text);
    if (status.matches()) {
      draft.saying(status.group(1)).standingAt(harvest.span(number, number));
      harvest.map(number, number);
    }
    var date = DATE.matcher(text);
    if (date.matches()) {
      Dates.in(date.group(1)).ifPresent(draft::at);
    }
    var scope = SCOPE.matcher(text);
    if (scope.matches()) {
      draft.because(scope.group(1));
      harvest.map(number, number);
    }
    var story = STORY.matcher(text);
    if (story.matches() && draft.issues().stream().noneMatch(issue -> issue.id().equals(story.group(1)))) {
      draft.issues().addFirst(new Issue(story.group(1), "", story.group(2).strip(), ""));
      harvest.map(number, number);
    }
  }
}
