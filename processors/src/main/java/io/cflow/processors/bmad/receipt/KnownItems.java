package io.cflow.processors.bmad.receipt;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.Epic;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.References;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is in the plan, by every name a line may use for it. */
public final class KnownItems {

  private final Set<String> requirements = new HashSet<>();
  private final Set<String> epics = new HashSet<>();
  private final Set<String> stories = new HashSet<>();
  private final Set<SourceSpan> orphans = new HashSet<>();

  public KnownItems(List<Requirement> requirements, List<Epic> epics, List<Story> stories,
      List<Diagnostic> diagnostics) {
    requirements.forEach(requirement -> this.requirements.add(requirement.id()));
    epics.forEach(epic -> this.epics.add(EpicHeading.key(epic.id())));
    stories.forEach(this::add);
    diagnostics.stream().filter(found -> found.code() == DiagnosticCode.ORPHAN_STORY)
        .filter(found -> found.severity() == Severity.WARNING).forEach(found -> orphans.add(found.span()));
  }

  private void add(Story story) {
    addName(story.id());
    story.aliases().forEach(this::addName);
    epics.add(EpicHeading.key(story.epic()));
  }

  private void addName(String name) {
    stories.add(name.toLowerCase(Locale.ROOT));
    StoryHeading.of("Story " + name).map(StoryHeading::number)
        .ifPresent(number -> stories.add(number.bare()));
  }

  boolean holds(ItemShape shape) {
    return switch (shape.kind()) {
      case STORY -> stories.contains(shape.id().toLowerCase(Locale.ROOT));
      case EPIC -> epics.contains(shape.id());
      case REQUIREMENT -> requirements.contains(shape.id());
      case CRITERION, TASK -> false;
    };
  }

  /** Whether everything that a line names is in the plan; also when it names nothing. */
  boolean holdsAll(String line) {
    return References.in(line).stream().allMatch(this::holds);
  }

  private boolean holds(Target target) {
    return switch (target) {
      case Target.OfStory story -> stories.contains(story.number().bare());
      case Target.OfEpic epic -> epics.contains(EpicHeading.key(epic.id()));
      case Target.Labelled label -> true;
      case Target.Nothing nothing -> true;
    };
  }

  /** A line of the tracker whose story nobody describes. */
  boolean isOrphan(String path, int line) {
    return orphans.contains(SourceSpan.line(path, line));
  }
}
