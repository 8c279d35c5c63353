package io.cflow.processors.bmad.dialect.review;

import io.cflow.domain.DocumentType;
import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.JudgementDraft;
import io.cflow.processors.bmad.item.StoryTitle;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.words.Dates;
import io.cflow.processors.bmad.words.StoryFileName;
import java.util.List;

/**
 * What a team says about an epic when it is over. That it was held does not mean that the epic was accepted: only its
 * verdict says so.
 */
public final class Retrospectives implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.name("retrospective", DocumentType.RETROSPECTIVE,
          file -> file.named(".*retro(?:spective)?[-_.\\d].*|.*retrospective.*")
              && !(StoryFileName.of(file.name()).isPresent() && StoryTitle.of(file.text()).isPresent())));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    var frontmatter = harvest.text().frontmatter();
    var draft = new JudgementDraft(Kind.RETROSPECTIVE, harvest.span(1, 1));
    YamlText.scalar(frontmatter, "verdict").ifPresent(verdict -> draft.saying(verdict.value())
        .standingAt(harvest.span(verdict.line() + 1, verdict.line() + 1)));
    YamlText.scalar(frontmatter, "epic").ifPresent(epic -> draft.named("Epic " + epic.value()));
    var date = YamlText.scalar(frontmatter, "date").map(YamlText.Scalar::value)
        .or(() -> Dates.in(harvest.document().name()));
    draft.at(date.orElse("")).named(harvest.document().name());
    Listed.below(harvest, "(?iu)action items?.*").forEach(text -> draft.found(new Issue("", "", text, "")));
    harvest.judgements.add(draft.sighting());
  }
}
