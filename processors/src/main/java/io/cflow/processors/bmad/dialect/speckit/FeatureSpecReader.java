package io.cflow.processors.bmad.dialect.speckit;

import io.cflow.domain.Requirement;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.processors.bmad.dialect.Placeholders;
import io.cflow.processors.bmad.harvest.EpicSighting;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.item.RequirementReader;
import io.cflow.processors.bmad.item.StoryBlock;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.RequirementId;
import io.cflow.processors.bmad.words.StatusWords;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code spec.md}: user stories with their scenarios, requirements, measures of success. */
final class FeatureSpecReader {

  static final Pattern USER_STORY = Pattern.compile(
      "(?i)^(?:phase \\d+(?:\\.\\d+)?\\s*:\\s*)?user story (?<n>\\d{1,3})\\s*[-–—:]?\\s*(?<t>.*)$");
  private static final Pattern PRIORITY = Pattern.compile("(?i)\\s*\\(priority:[^()]{0,20}\\).*$");
  private static final Pattern SUCCESS = Pattern.compile("^\\s*[-*]\\s+\\**(SC-\\d{1,4})\\**\\s*:\\s*(\\S.*)$");
  private static final Pattern STATUS = Pattern.compile("(?i)^\\**Status\\**\\s*:\\**\\s*(\\p{L}[\\p{L} -]{1,40})$");
  private static final Pattern PREFIX = Pattern.compile("(?i)^(?:feature specification|specification|tasks)\\s*:\\s*");

  private final Harvest harvest;
  private final Markdown document;
  private final Feature feature;

  private FeatureSpecReader(Harvest harvest, Feature feature) {
    this.harvest = harvest;
    this.document = harvest.text();
    this.feature = feature;
  }

  static void read(Harvest harvest, Feature feature) {
    new FeatureSpecReader(harvest, feature).read();
  }

  private void read() {
    harvest.epics.add(epic(harvest, feature));
    RequirementReader.read(harvest);
    successes();
    var stories = document.headings().stream().filter(heading -> USER_STORY.matcher(heading.text()).matches()).toList();
    stories.forEach(this::story);
    if (stories.isEmpty() && !document.isEmpty()) {
      whole();
    }
    Placeholders.report(harvest);
  }

  static EpicSighting epic(Harvest harvest, Feature feature) {
    var title = harvest.text().title();
    var name = title == null ? feature.name() : PREFIX.matcher(title.text()).replaceFirst("");
    return new EpicSighting(feature.id(), name, "", List.of(), List.of(), false, false, false,
        harvest.span(1, Math.max(1, harvest.text().size())));
  }

  /** {@code User Story 1 - Lend a book (Priority: P1) 🎯 MVP} is titled "Lend a book". */
  static String title(String text) {
    return Plain.of(PRIORITY.matcher(text).replaceFirst("")).strip();
  }

  private void story(Heading heading) {
    var found = USER_STORY.matcher(heading.text());
    if (found.matches()) {
      add("US" + found.group("n"), title(found.group("t")), heading.line(), heading.last());
    }
  }

  /** Earlier versions describe one journey for the whole feature. */
  private void whole() {
    add("US1", epic(harvest, feature).title(), 1, document.size());
  }

  private void add(String name, String title, int first, int last) {
    var block = new StoryBlock(harvest, first, last);
    StoryDefinition definition = block.definition(Kind.PRD, title);
    harvest.stories.add(new StorySighting(null, feature.story(name), "", feature.id(), definition, status(),
        block.needs(), block.requirements(), false, false));
    harvest.map(first, first);
  }

  private List<StatedStatus> status() {
    for (int i = 1; i <= Math.min(document.size(), 20); i++) {
      var status = STATUS.matcher(document.line(i).strip());
      if (document.isProse(i) && status.matches()) {
        harvest.map(i, i);
        return List.of(new StatedStatus(Source.PLANNING, status.group(1), StatusWords.of(status.group(1)), "",
            harvest.span(i, i)));
      }
    }
    return List.of();
  }

  private void successes() {
    for (int i = 1; i <= document.size(); i++) {
      var success = SUCCESS.matcher(document.isProse(i) ? document.line(i) : "");
      if (success.matches()) {
        harvest.requirements.add(new Requirement(RequirementId.canonical(success.group(1)), Requirement.Kind.OTHER,
            success.group(1), "Success Criteria", Plain.of(success.group(2)), List.of(), false, false,
            harvest.span(i, i), List.of()));
        harvest.map(i, i);
      }
    }
  }
}
