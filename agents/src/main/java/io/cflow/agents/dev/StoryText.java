package io.cflow.agents.dev;

import io.cflow.agents.text.ItemText;
import io.cflow.agents.text.Prose;
import io.cflow.domain.Story;
import java.util.stream.Collectors;

/** What a story says, as one text to search with. */
final class StoryText {

  private StoryText() {}

  static String of(Story story) {
    var statement = story.statement().map(each -> each.goal() + " " + each.benefit()).orElse("");
    var criteria = story.criteria().stream().map(ItemText::of).collect(Collectors.joining(" "));
    return Prose.of(story.title()) + " " + Prose.of(statement) + " " + criteria;
  }
}
