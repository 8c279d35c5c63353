package io.cflow.processors.bmad.item;

import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.StoryHeading;
import java.util.Optional;
import java.util.regex.Pattern;

/** The heading by which a file says that it is a story, and what a heading says about its story's life. */
public final class StoryTitle {

  private static final Pattern RETIRED = Pattern.compile(
      ".*(?:\\b(?:DELETED|REMOVED|SUPERSEDED|DISSOLVED|CANCELLED|DEPRECATED|ABSORBED|ARCHIVED|OBSOLETE)\\b).*");

  private StoryTitle() {}

  /** The first heading of the file that names a story; reports quote others further down. */
  public static Optional<StoryHeading> of(Markdown document) {
    return document.headings().stream().filter(heading -> heading.level() <= 2 || heading == document.title()).limit(3)
        .map(heading -> StoryHeading.of(heading.text()).or(() -> StoryHeading.unnumbered(heading.text())))
        .flatMap(Optional::stream).findFirst()
        .or(() -> Optional.ofNullable(document.title()).flatMap(heading -> StoryHeading.bare(heading.text())));
  }

  public static boolean isRetired(String raw) {
    return Heading.isStruckOut(raw) || RETIRED.matcher(raw).matches();
  }
}
