package io.cflow.processors.bmad;

import io.cflow.domain.Dependency.Strength;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan says, one line for each thing: {@code story 1.2 = Lend a book | epic 1 | planned 3 | file 4 | status done}.
 * Things a document does not state are left out.
 */
final class Reading {

  private Reading() {}

  static List<String> of(Plan plan) {
    var lines = new ArrayList<String>();
    plan.requirements().stream().map(Reading::line).distinct().forEach(lines::add);
    plan.epics().stream().filter(epic -> !epic.isOnlyTracked()).map(Reading::line).forEach(lines::add);
    plan.stories().stream().filter(story -> !story.isOnlyTracked()).map(Reading::line).forEach(lines::add);
    plan.dependencies().stream().filter(edge -> edge.strength() == Strength.HARD)
        .map(edge -> "needs %s %s".formatted(edge.from(), edge.to())).forEach(lines::add);
    plan.epicDependencies().stream().map(edge -> "epic needs %s %s".formatted(edge.from(), edge.to()))
        .forEach(lines::add);
    return lines;
  }

  private static String line(Requirement requirement) {
    return joined("requirement " + requirement.number(), flag("dropped", requirement.dropped()));
  }

  private static String line(Epic epic) {
    var tracker = epic.tracker();
    return joined("epic %s = %s".formatted(epic.id(), epic.title()).strip(),
        tracker == null ? "" : "tracker " + word(tracker.status()), flag("retired", epic.retired()));
  }

  private static String line(Story story) {
    return joined("story %s = %s".formatted(story.id(), story.title()).strip(),
        story.epic().isEmpty() ? "" : "epic " + story.epic(),
        counted("planned", story, kind -> !kind.isStoryFile()), counted("file", story, StoryDefinition.Kind::isStoryFile),
        stated("status", story, Source.STORY_FILE), stated("tracker", story, Source.TRACKER),
        flag("retired", story.retired()));
  }

  private static String counted(String label, Story story, Predicate<StoryDefinition.Kind> where) {
    return story.definitions().stream().filter(definition -> where.test(definition.kind()))
        .map(definition -> definition.criteria().size()).filter(count -> count > 0).findFirst()
        .map(count -> label + " " + count).orElse("");
  }

  private static String stated(String label, Story story, Source source) {
    return story.statuses().stream().filter(status -> status.source() == source).findFirst()
        .map(status -> label + " " + word(status.status())).orElse("");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String flag(String word, boolean set) {
    return set ? word : "";
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" | "));
  }
}
