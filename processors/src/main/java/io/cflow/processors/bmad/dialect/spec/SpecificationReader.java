package io.cflow.processors.bmad.dialect.spec;

import io.cflow.domain.DocumentType;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.item.StoryBlock;
import io.cflow.processors.bmad.text.YamlText;
import java.util.List;

/**
 * Quick flow without stories: the specification is the work. Where a project has stories, its specifications explain
 * them and are no stories themselves.
 */
final class SpecificationReader {

  private SpecificationReader() {}

  static void readWhenAlone(List<Harvest> harvests) {
    if (harvests.stream().allMatch(harvest -> harvest.stories.isEmpty())) {
      harvests.stream().filter(harvest -> harvest.document().type() == DocumentType.TECH_SPEC
              && !harvest.document().rule().equals("epic-tech-spec"))
          .forEach(SpecificationReader::read);
    }
  }

  private static void read(Harvest harvest) {
    var document = harvest.text();
    var block = new StoryBlock(harvest, 1, Math.max(1, document.size()));
    var stem = harvest.document().name().replaceFirst("(?i)\\.(?:md|markdown)$", "");
    var title = YamlText.scalar(document.frontmatter(), "title").map(YamlText.Scalar::value)
        .orElseGet(() -> document.title() == null ? stem : document.title().text()
        .replaceFirst("(?i)^tech-spec:\\s*", ""));
    var definition = block.definition(Kind.TECH_SPEC, title);
    if (!definition.tasks().isEmpty() || !definition.criteria().isEmpty()) {
      harvest.stories.add(new StorySighting(null, stem, "", "", definition, block.statuses(Source.STORY_FILE),
          block.needs(),
          block.requirements(), false, false));
    }
  }
}
