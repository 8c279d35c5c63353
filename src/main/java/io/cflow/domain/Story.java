package io.cflow.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
   * progress counts before any that is. A retired story is cancelled, a story without any statement is backlog.
   */
  public StoryStatus status() {
    if (retired) {
      return StoryStatus.CANCELLED;
    }
    boolean onlyPlanned = statuses.stream().allMatch(stated -> stated.source() == StatedStatus.Source.PLANNING);
    return statuses.stream()
        .filter(stated -> onlyPlanned || stated.source() != StatedStatus.Source.PLANNING)
        .map(StatedStatus::status)
        .min(Comparator.comparing(StoryStatus::isProgress).thenComparing(Comparator.naturalOrder()))
        .orElse(StoryStatus.BACKLOG);
  }

  /** Whether story file and tracker state different progress. */
  public boolean hasStatusDrift() {
    return statuses.stream().map(StatedStatus::status).distinct().count() > 1;
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
