package io.cflow.processors.writeback;

import io.cflow.domain.Plan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.words.StatusWords;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The words a team's story files use for statuses.
 *
 * @param words one for each status the engine writes
 */
public record Wording(Map<StoryStatus, String> words) {

  private static final Map<StoryStatus, String> V4 = Map.of(
      StoryStatus.BACKLOG, "Draft", StoryStatus.DRAFT, "Draft", StoryStatus.APPROVED, "Approved",
      StoryStatus.READY, "Approved", StoryStatus.IN_PROGRESS, "InProgress", StoryStatus.REVIEW, "Ready for Review",
      StoryStatus.DONE, "Done");

  private static final Map<StoryStatus, String> V6 = Map.of(
      StoryStatus.BACKLOG, "backlog", StoryStatus.DRAFT, "backlog", StoryStatus.APPROVED, "ready-for-dev",
      StoryStatus.READY, "ready-for-dev", StoryStatus.IN_PROGRESS, "in-progress", StoryStatus.REVIEW, "review",
      StoryStatus.DONE, "done");

  /** Of build specs, whatever the project's other files say. */
  static final Wording BUILD_SPEC = new Wording(Map.of(
      StoryStatus.BACKLOG, "draft", StoryStatus.DRAFT, "draft", StoryStatus.APPROVED, "ready-for-dev",
      StoryStatus.READY, "ready-for-dev", StoryStatus.IN_PROGRESS, "in-progress", StoryStatus.REVIEW, "in-review",
      StoryStatus.DONE, "done"));

  /** What BMAD v6 itself writes, in story files and in the tracker. */
  static final Wording SPRINT = new Wording(V6);

  public Wording {
    words = Map.copyOf(words);
  }

  /**
   * The dialect's own words, except where all files that state a status use one other word for it; in the case all
   * files keep to.
   */
  public static Wording of(Plan plan) {
    var stated = plan.stories().stream().flatMap(story -> story.statuses().stream())
        .filter(status -> status.source() == StatedStatus.Source.STORY_FILE).toList();
    var used = stated.stream().collect(Collectors.groupingBy(StatedStatus::status,
        Collectors.mapping(status -> StatusWords.word(status.raw()), Collectors.toSet())));
    var dialect = plan.flavour().startsWith("v6") ? V6 : V4;
    var letters = letterCase(stated.stream().map(status -> StatusWords.word(status.raw())).toList());
    var words = new EnumMap<StoryStatus, String>(StoryStatus.class);
    dialect.forEach((status, word) -> {
      var theirs = used.getOrDefault(status, java.util.Set.of());
      words.put(status, theirs.size() == 1 ? theirs.iterator().next() : letters.apply(word));
    });
    return new Wording(words);
  }

  private static UnaryOperator<String> letterCase(List<String> words) {
    if (words.size() > 1 && words.stream().allMatch(word -> word.equals(word.toUpperCase(Locale.ROOT)))) {
      return word -> word.toUpperCase(Locale.ROOT);
    }
    if (words.size() > 1 && words.stream().allMatch(word -> word.equals(word.toLowerCase(Locale.ROOT)))) {
      return word -> word.equals("InProgress") ? "in progress" : word.toLowerCase(Locale.ROOT);
    }
    return UnaryOperator.identity();
  }

  /** @throws IllegalArgumentException for a status the engine never writes */
  String word(StoryStatus status) {
    var word = words.get(status);
    if (word == null) {
      throw new IllegalArgumentException("not written back: " + status);
    }
    return word;
  }
}
