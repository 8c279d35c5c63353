package io.cflow.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A slice of value somebody can finish, as all documents together describe it.
 *
 * @param id canonical, {@code 1.10} or {@code 2.6a}; unique in a plan
 * @param aliases other spellings of the id (tracker key, file stem)
 * @param epic id of its epic, empty when it belongs to none
 * @param definitions at least one, the story's own file first
 * @param statuses one for each document that states one
 * @param retired struck out or superseded: known, not scheduled
 * @param synthetic the documents give no number; this one was made from epic and position
 */
public record Story(
    String id,
    List<String> aliases,
    String epic,
    String title,
    List<StoryDefinition> definitions,
    List<StatedStatus> statuses,
    List<RequirementLink> covers,
    boolean retired,
    boolean synthetic) {

  public Story {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(epic, "epic");
    Objects.requireNonNull(title, "title");
    aliases = List.copyOf(aliases);
    definitions = List.copyOf(definitions);
    statuses = List.copyOf(statuses);
    covers = List.copyOf(covers);
    if (definitions.isEmpty()) {
      throw new IllegalArgumentException("story " + id + " is defined nowhere");
    }
  }

  /**
   * The status the engine acts on: the lowest progress its own file or the tracker states, because a story is only as
   * far as its weakest evidence; planning documents count when neither says anything. A word that is not about
   * progress counts before any that is. A retired story is cancelled, a story without any statement is backlog. What
   * is only tracked can be finished or held, but not begun: nobody says what it is.
   */
  public StoryStatus status() {
    if (retired) {
      return StoryStatus.CANCELLED;
    }
    var lowest = lowest();
    boolean begun = lowest.compareTo(StoryStatus.BACKLOG) > 0 && lowest.compareTo(StoryStatus.DONE) < 0;
    return isOnlyTracked() && begun ? StoryStatus.DRAFT : lowest;
  }

  /** What {@link #status()} starts from: the lowest the documents state, whether or not anybody can work on that. */
  public StoryStatus lowest() {
    boolean onlyPlanned = statuses.stream().allMatch(stated -> stated.source() == StatedStatus.Source.PLANNING);
    return statuses.stream()
        .filter(stated -> onlyPlanned || stated.source() != StatedStatus.Source.PLANNING)
        .map(StatedStatus::status)
        .min(Comparator.comparing(StoryStatus::isProgress).thenComparing(Comparator.naturalOrder()))
        .orElse(StoryStatus.BACKLOG);
  }

  /**
   * The status of a story on which the engine has worked: what the engine wrote last holds, because it rests on the
   * engine's own evidence; otherwise the documents decide as in {@link #status()}.
   *
   * @param engineWrote whether a statement stands as the engine wrote it and is newer than all others
   */
  public StoryStatus status(Predicate<StatedStatus> engineWrote) {
    return statuses.stream().filter(engineWrote).map(StatedStatus::status).findFirst().orElseGet(this::status);
  }

  /** Whether documents state different steps. */
  public boolean hasStatusDrift() {
    return statuses.stream().map(stated -> stated.status().step()).distinct().count() > 1;
  }

  /** Whether the sprint status file is all that knows it. */
  public boolean isOnlyTracked() {
    return definitions.stream().allMatch(definition -> definition.kind() == StoryDefinition.Kind.TRACKER);
  }

  public Optional<UserStory> statement() {
    return definitions.stream().map(StoryDefinition::statement).flatMap(Stream::ofNullable).findFirst();
  }

  /** The criteria that count: the story file's, else the planning document's. */
  public List<AcceptanceCriterion> criteria() {
    return firstNonEmpty(StoryDefinition::criteria);
  }

  public List<WorkItem> tasks() {
    return firstNonEmpty(StoryDefinition::tasks);
  }

  public List<FileEntry> files() {
    return firstNonEmpty(StoryDefinition::files);
  }

  /** Where to look first: the story's own file, else the first document that plans it. */
  public SourceSpan source() {
    return definitions.getFirst().span();
  }

  private <T> List<T> firstNonEmpty(Function<StoryDefinition, List<T>> part) {
    return definitions.stream().map(part).filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
  }
}
