package io.cflow.processors.bmad.dialect.story;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Placeholders;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.dialect.StoryEvidence;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/** A file for each story: v4 and v6 story files, numbered build specs, zero-byte placeholders. */
public final class StoryFiles implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.content("story-support", DocumentType.STORY_SUPPORT, StoryEvidence::isSupport),
      Rule.content("story", DocumentType.STORY, StoryEvidence::isStory));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    if (harvest.document().type() == DocumentType.STORY) {
      StoryFileReader.read(harvest);
      Placeholders.report(harvest);
    }
  }
}
