package io.cflow.processors.bmad.dialect.speckit;

import io.cflow.domain.OrderStatement.Basis;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.WorkItem;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.harvest.Said;
import io.cflow.processors.bmad.harvest.StorySighting;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tasks.md}: boxes in phases. A phase for a user story belongs to that story; the phases before and after
 * them are stories of their own, because their work has to be done, too. The boxes are the only state there is.
 */
final class FeatureTasksReader {

  private static final Pattern TASK = Pattern.compile("^\\s*[-*]\\s+\\[([ xX])]\\s+(\\**T\\d{3,4}\\b.*)$");
  private static final Pattern STORY_TAG = Pattern.compile("\\[US(\\d{1,3})]");
  private static final Pattern PHASE = Pattern.compile("(?i)^phase (?<n>\\d+(?:\\.\\d+)?)\\s*[:–—-]\\s*(?<t>.+)$");

  /** What a group of tasks is for, and where it begins. */
  private record Group(String name, String title, int line, String said, boolean phase, List<WorkItem> tasks) {}

  private final Harvest harvest;
  private final Markdown document;
  private final Feature feature;
  private final Map<String, Group> groups = new LinkedHashMap<>();

  private FeatureTasksReader(Harvest harvest, Feature feature) {
    this.harvest = harvest;
    this.document = harvest.text();
    this.feature = feature;
  }

  static void read(Harvest harvest, Feature feature) {
    var reader = new FeatureTasksReader(harvest, feature);
    reader.tasks();
    reader.stories();
  }

  private void tasks() {
    for (int i = 1; i <= document.size(); i++) {
      var task = TASK.matcher(document.kind(i) == Markdown.Kind.TEXT ? document.line(i) : "");
      if (task.matches()) {
        group(task.group(2), i).tasks().add(new WorkItem(Plain.of(task.group(2)), !task.group(1).isBlank(), 0,
            List.of(), SourceSpan.line(document.path(), i)));
        harvest.map(i, i);
      }
    }
  }

  /** A task says itself what story it is for; else the phase it stands in does. */
  private Group group(String text, int line) {
    var phase = phase(line);
    var tag = STORY_TAG.matcher(text);
    var story = phase == null ? null : FeatureSpecReader.USER_STORY.matcher(phase.text());
    if (story != null && story.matches()) {
      return group("US" + (tag.find() ? tag.group(1) : story.group("n")),
          FeatureSpecReader.title(story.group("t")), phase, false);
    }
    if (tag.find()) {
      return group("US" + tag.group(1), "User Story " + tag.group(1), phase, false);
    }
    var found = phase == null ? null : PHASE.matcher(phase.text());
    return found != null && found.matches()
        ? group("phase-" + found.group("n"), Plain.of(found.group("t")), phase, true)
        : group("tasks", "Tasks", phase, true);
  }

  private Group group(String name, String title, @Nullable Heading phase, boolean own) {
    return groups.computeIfAbsent(name, none -> new Group(name, title, phase == null ? 1 : phase.line(),
        phase == null ? title : phase.text(), own, new ArrayList<>()));
  }

  /** The innermost phase above a line; other headings, "Tests for User Story 1", only divide it. */
  private @Nullable Heading phase(int line) {
    for (int i = document.headingIndex(line); i >= 0; i--) {
      var heading = document.headings().get(i);
      boolean phase = PHASE.matcher(heading.text()).matches()
          || FeatureSpecReader.USER_STORY.matcher(heading.text()).matches();
      if (phase && heading.last() >= line) {
        return heading;
      }
    }
    return null;
  }

  private void stories() {
    harvest.epics.add(FeatureSpecReader.epic(harvest, feature));
    var earlier = new ArrayList<Group>();
    groups.values().forEach(group -> {
      harvest.map(group.line(), group.line());
      harvest.stories.add(story(group, earlier));
      earlier.add(group);
    });
  }

  private StorySighting story(Group group, List<Group> earlier) {
    int last = group.tasks().getLast().span().lastLine();
    var definition = new StoryDefinition(Kind.EPICS, group.title(), harvest.span(group.line(), last), null, List.of(),
        group.tasks(), List.of(), List.of());
    return new StorySighting(null, feature.story(group.name()), "", feature.id(), definition, List.of(state(group)),
        needs(group, earlier), List.of(), false, false);
  }

  private StatedStatus state(Group group) {
    long done = group.tasks().stream().filter(WorkItem::done).count();
    var status = done == group.tasks().size() ? StoryStatus.DONE
        : done > 0 ? StoryStatus.IN_PROGRESS : StoryStatus.BACKLOG;
    return new StatedStatus(Source.TRACKER, "%d of %d tasks done".formatted(done, group.tasks().size()), status, "",
        group.tasks().getFirst().span());
  }

  /** Phases follow each other; the stories between them may be built side by side. */
  private List<Need> needs(Group group, List<Group> earlier) {
    var said = new Said(Basis.SECTION, group.said(), SourceSpan.line(document.path(), group.line()));
    return earlier.stream().filter(before -> group.phase() || before.phase())
        .map(before -> new Need(new Target.Labelled(feature.story(before.name())), false, said)).toList();
  }
}
