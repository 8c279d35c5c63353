package io.cflow.engine;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Claim;
import io.cflow.domain.Discrepancy.Field;
import io.cflow.domain.Discrepancy.Kind;
import io.cflow.domain.Discrepancy.Source;
import io.cflow.domain.Epic;
import io.cflow.domain.Judgement;
import io.cflow.domain.Plan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.domain.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Statuses that disagree. What BMAD's own repair does: the lower one, and a person is asked. */
final class StatusDrift {

  private static final String HELD = "one document holds it back and another does not: only a person can lift that";
  private static final String FILES = "two files of one story differ: keep one, and retire or renumber the other";
  private static final String FOREIGN = "only who keeps the other document can change it there";
  private static final String LOWER = "a story is only as far as its weakest evidence";
  private static final String PLANNED = "progress is kept in the story file and the tracker, not in planning documents";

  private StatusDrift() {}

  static Stream<Discrepancy> ofStories(Plan plan) {
    return plan.stories().stream().filter(story -> !story.retired() && story.hasStatusDrift())
        .map(story -> of(plan, story));
  }

  private static Discrepancy of(Plan plan, Story story) {
    var reason = reason(plan, story);
    boolean settled = !reason.equals(HELD) && !reason.equals(FILES);
    return new Discrepancy(Kind.STORY, story.id(), Field.STATUS, story.statuses().stream().map(Claim::of).toList(),
        settled ? story.lowest().word() : "", reason, reason.equals(LOWER));
  }

  private static String reason(Plan plan, Story story) {
    if (story.statuses().stream().anyMatch(said -> !said.status().isProgress())) {
      return HELD;
    }
    if (steps(story, said -> said.source() == StatedStatus.Source.STORY_FILE) > 1) {
      return FILES;
    }
    if (steps(story, said -> said.source() != StatedStatus.Source.PLANNING) <= 1) {
      return PLANNED;
    }
    return story.statuses().stream().anyMatch(said -> isAhead(said, story) && isForeign(plan, said)) ? FOREIGN : LOWER;
  }

  private static boolean isAhead(StatedStatus said, Story story) {
    return said.source() != StatedStatus.Source.PLANNING && said.status().step() != story.lowest().step();
  }

  private static boolean isForeign(Plan plan, StatedStatus said) {
    return plan.documents().stream()
        .anyMatch(document -> document.path().equals(said.span().path()) && !document.type().isWrittenBack());
  }

  private static long steps(Story story, Predicate<StatedStatus> who) {
    return story.statuses().stream().filter(who).map(said -> said.status().step()).distinct().count();
  }

  static Stream<Discrepancy> ofEpics(Plan plan) {
    var stories = plan.stories().stream().collect(Collectors.groupingBy(Story::epic));
    return plan.epics().stream().filter(epic -> !epic.retired()).flatMap(epic -> Stream.concat(
        of(epic, stories.getOrDefault(epic.id(), List.of())).stream(), retrospective(plan, epic).stream()));
  }

  /** That the retrospective ran is no acceptance: its verdict says whether the epic is. */
  private static Optional<Discrepancy> retrospective(Plan plan, Epic epic) {
    var tracker = epic.tracker();
    return tracker == null || tracker.status() != StoryStatus.DONE ? Optional.empty() : plan.judgements().stream()
        .filter(each -> each.kind() == Judgement.Kind.RETROSPECTIVE && !each.past())
        .filter(each -> each.subject().equals(Judgement.Subject.epic(epic.id())))
        .filter(each -> each.verdict() == Verdict.FAIL || each.word().equalsIgnoreCase("rejected"))
        .findFirst().map(each -> new Discrepancy(Kind.EPIC, epic.id(), Field.STATUS,
            List.of(Claim.of(tracker), new Claim(Source.RETROSPECTIVE, each.word(), each.source())), "",
            "its retrospective did not accept it: only a person can say what holds", false));
  }

  private static Optional<Discrepancy> of(Epic epic, List<Story> stories) {
    var tracker = epic.tracker();
    if (tracker == null) {
      return Optional.empty();
    }
    return switch (tracker.status()) {
      case DONE -> stories.stream().filter(story -> isOpen(story.status())).findFirst()
          .map(open -> drift(epic, tracker, open, "an epic is done when its stories are"));
      case BACKLOG -> stories.stream().filter(story -> hasBegun(story.status())).findFirst()
          .map(begun -> drift(epic, tracker, begun, "an epic is in progress from its first story on"));
      default -> Optional.empty();
    };
  }

  private static Discrepancy drift(Epic epic, StatedStatus tracker, Story witness, String reason) {
    var place = witness.statuses().isEmpty() ? witness.source() : witness.statuses().getFirst().span();
    var source = witness.statuses().isEmpty() ? Source.PLANNING : Claim.of(witness.statuses().getFirst()).source();
    var other = new Claim(source, "story %s %s".formatted(witness.id(), witness.status().word()), place);
    return new Discrepancy(Kind.EPIC, epic.id(), Field.STATUS, List.of(Claim.of(tracker), other),
        StoryStatus.IN_PROGRESS.word(), reason, false);
  }

  private static boolean isOpen(StoryStatus status) {
    return status != StoryStatus.DONE && status != StoryStatus.CANCELLED && status != StoryStatus.DEFERRED;
  }

  private static boolean hasBegun(StoryStatus status) {
    return status == StoryStatus.IN_PROGRESS || status == StoryStatus.REVIEW || status == StoryStatus.DONE;
  }
}
