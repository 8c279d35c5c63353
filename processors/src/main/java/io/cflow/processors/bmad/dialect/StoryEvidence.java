package io.cflow.processors.bmad.dialect;

import io.cflow.processors.bmad.item.StoryTitle;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.StoryFileName;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.Locale;
import java.util.regex.Pattern;

/** What makes a file a story, a report about one, or a build specification. */
public final class StoryEvidence {

  private static final Pattern SUPPORT_NAME = Pattern.compile(
      ".*(?:report|summary|validation|handoff|hand-over|complete\\.|completion|tasks-complete|\\.review\\."
          + "|review-summary|progress|-status|checklist"
          + "|overview|index|readme|-plan\\.|impact-analysis|models-review|implementation-guide|findings|followup"
          + "|context\\.|fix-summary|test-results"
          + "|improvement-guide|evaluation|quality-gate).*");
  private static final Pattern FROZEN = Pattern.compile("^\\s*<(?:frozen-after-approval|intent-contract)\\b.*");
  private static final String STORY_FOLDERS = "stories|sprint[-_]artifacts|implementation[-_]artifacts|story";

  private StoryEvidence() {}

  public static boolean isSupport(Candidate file) {
    return isInStoryFolder(file) && SUPPORT_NAME.matcher(file.name()).matches() && !hasStoryShape(file)
        && !EpicEvidence.isEpic(file)
        && (StoryFileName.of(file.name()).isPresent() || file.named(".*stor(?:y|ies).*") || file.folder()
        .equals("stories"));
  }

  public static boolean isStory(Candidate file) {
    boolean named = StoryFileName.of(file.name()).isPresent()
        && (!file.named("epic[-_. ].*") || StoryFileName.namesBoth(file.name()));
    if (file.text().isEmpty()) {
      return named && isInStoryFolder(file) || file.named(".*\\.story\\.md");
    }
    if (file.lower().matches("(?:.*/)?specs/[^/]+/stories/[^/]+\\.md")) {
      return true;
    }
    if (EpicEvidence.isEpicFile(file) || isPlanningFolder(file)) {
      return false;
    }
    boolean headed = StoryTitle.of(file.text()).isPresent();
    boolean byName = named || file.named("(?:user-?)?(?:story|us)[-_.].*");
    boolean numberedSpec = named && isBuildSpec(file);
    return numberedSpec || file.named("\\d.*\\.story\\.md") && hasStoryPart(file) || headed && (byName || isInStoryFolder(file)) && !isAssessmentTitle(file)
        || (named || isInStoryFolder(file) && !file.named(".*(?:epic|index|readme).*")) && hasStoryShape(file)
        && !isUnnumberedSpec(file, named);
  }

  private static boolean isUnnumberedSpec(Candidate file, boolean named) {
    return !named && (file.named("(?:tech-)?spec[-_.].*") || isBuildSpec(file) && !file.folder().equals("stories"));
  }

  private static boolean isAssessmentTitle(Candidate file) {
    return file.titled("(?:risk profile|test design|nfr assessment|requirements traceability).*");
  }

  /** Planning specifications below planning artifacts are no evidence that a story exists. */
  private static boolean isPlanningFolder(Candidate file) {
    return file.folder().matches("prd|architecture|epics") && StoryTitle.of(file.text()).isEmpty();
  }

  public static boolean isBuildSpec(Candidate file) {
    boolean status = file.hasFrontmatter("status");
    return status && (file.hasFrontmatter("baseline_commit") || file.hasFrontmatter("baseline_revision")
        || file.hasFrontmatter("route")
        || file.hasFrontmatter("review_loop_iteration") || file.hasLine(FROZEN));
  }

  private static boolean isInStoryFolder(Candidate file) {
    if (file.settings().isAmongStories(file.path())) {
      return true;
    }
    for (var folder : file.lower().split("/")) {
      if (folder.matches(STORY_FOLDERS)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasStoryPart(Candidate file) {
    return file.text().headings().stream().map(heading -> Vocabulary.kindOf(heading.text()))
        .anyMatch(kind -> kind == SectionKind.STATEMENT || kind == SectionKind.CRITERIA || kind == SectionKind.TASKS);
  }

  /** Criteria beside a statement, tasks or a status: at least two of the parts a story has. */
  private static boolean hasStoryShape(Candidate file) {
    var kinds = file.text().headings().stream()
        .map(heading -> Vocabulary.kindOf(heading.text().toLowerCase(Locale.ROOT))).toList();
    boolean criteria = kinds.contains(SectionKind.CRITERIA);
    boolean tasks = kinds.contains(SectionKind.TASKS);
    boolean statement = kinds.contains(SectionKind.STATEMENT);
    boolean status = kinds.contains(SectionKind.STATUS);
    return criteria && (tasks || statement || status) || tasks && statement;
  }
}
