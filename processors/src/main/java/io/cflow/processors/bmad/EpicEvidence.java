package io.cflow.processors.bmad;

import io.cflow.processors.bmad.TypeDetector.Candidate;
import java.util.regex.Pattern;

/** What makes a file one epic, or a collection of epics. */
final class EpicEvidence {

  private static final Pattern ABOUT = Pattern.compile(
      ".*(?:retro|summary|report|completion|complete|handoff|progress|analysis|context|review|decision|validation|index|status|checklist|tech-spec"
          + "|final|evaluation|execution|readme|guide|plan\\.).*");

  private EpicEvidence() {}

  static boolean isEpicFile(Candidate file) {
    boolean named = file.named("epic[-_. ]?\\p{Alnum}.*") || file.named("\\d+(?:\\.\\d+)?[._-]epic\\.md");
    return (named || file.folder().equals("epics")) && !ABOUT.matcher(file.name()).matches() && !file.named("epic[-_]list.*|epics?\\.md")
        && !(StoryFileReader.heading(file.text()).isPresent() && file.named("epic[-_.]?\\d+[-_.]+story.*"));
  }

  static boolean isEpic(Candidate file) {
    if (isEpicFile(file) && (hasEpicTitle(file) || PlanningReader.epicOfFileName(file.name()).isPresent()) && epics(file) <= 1) {
      return true;
    }
    return hasEpicTitle(file) && !ABOUT.matcher(file.name()).matches() && (stories(file) > 0 || file.headings("(?i).*epic goal.*") > 0);
  }

  static boolean isEpics(Candidate file) {
    boolean named = file.named("(?:.*[-_ ])?epics?(?:[-_ ].*)?\\.md") && !ABOUT.matcher(file.name()).matches() && !file.named("epic[-_]list.*");
    return named && (epics(file) >= 1 || stories(file) > 0) && !file.folder().equals("prd") || file.titled(".*epic breakdown.*")
        || epics(file) >= 2 && stories(file) >= 2 && !file.named(".*prd.*") && !file.titled(".*(?:prd|requirements|architecture).*")
            && file.named(".*stor(?:y|ies).*") && !ABOUT.matcher(file.name()).matches();
  }

  private static boolean hasEpicTitle(Candidate file) {
    var title = file.text().title();
    return title != null && title.level() <= 2 && EpicHeading.of(title.text()).isPresent();
  }

  private static long epics(Candidate file) {
    return file.text().headings().stream().flatMap(heading -> EpicHeading.of(heading.text()).stream()).map(EpicHeading::id).distinct().count();
  }

  private static long stories(Candidate file) {
    return file.text().headings().stream().filter(heading -> StoryHeading.of(heading.text()).isPresent()).count();
  }
}
