package io.cflow.processors.bmad.dialect;

import io.cflow.processors.bmad.words.EpicHeading;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryFileName;
import io.cflow.processors.bmad.words.StoryHeading;
import io.cflow.processors.bmad.words.Titles;
import java.util.regex.Pattern;

/** What makes a file one epic, or a collection of epics. */
public final class EpicEvidence {

  private static final String ABOUT_WORDS = "(?:retro(?:spective)?|summary|report|completion|complete|handoff"
      + "|progress|analysis|context"
      + "|review|decisions?|validation|index|status|checklist|tech-spec|final|evaluation|execution|readme|guide"
      + "|plan|acceptance)";
  /** The words make a report of a file when they follow its number or end its name, not inside an epic's own title. */
  private static final Pattern ABOUT = Pattern.compile(
      "(?:epics?[-_ .]?(?:\\p{Alpha}{0,6}[-_]?\\d+[a-z]?)?[-_ .])?" + ABOUT_WORDS + "[-_ .].*|.*[-_ .]" + ABOUT_WORDS
          + "(?:[-_ .]\\d[\\w.-]*)?\\.md");

  private EpicEvidence() {}

  static boolean isEpicFile(Candidate file) {
    boolean named = file.named("(?:brownfield[-_])?epic[-_. ]?\\p{Alnum}.*")
        || file.named("\\d+(?:\\.\\d+)?[._-]epic\\.md");
    return (named || file.folder().equals("epics") || file.settings().isEpicShard(file.path())) && !isReport(file)
        && !file.named("epic[-_]list.*|epics?\\.md") && !StoryFileName.namesBoth(file.name());
  }

  public static boolean isEpic(Candidate file) {
    if (isEpicFile(file) && (hasEpicTitle(file) || EpicHeading.ofFileName(file.name()).isPresent())
        && epics(file) <= 1) {
      return true;
    }
    if (isEpicFile(file) && isUnnumbered(file)) {
      return true;
    }
    return hasEpicTitle(file) && !isReport(file) && (stories(file) > 0 || file.headings("(?i).*epic goal.*") > 0);
  }

  /** An enhancement small enough for one epic, which nobody numbered: it states its goal and lists its stories. */
  private static boolean isUnnumbered(Candidate file) {
    return epics(file) == 0 && file.headings("(?i)(?:epic )?(?:goals?|description)") > 0
        && file.headings("(?i)(?:user )?stories") > 0;
  }

  public static boolean isEpics(Candidate file) {
    boolean named = file.named("(?:.*[-_ ])?epics?(?:[-_ ].*)?\\.md") && !isReport(file)
        && !file.named("epic[-_]list.*");
    return named && (epics(file) >= 1 || stories(file) > 0 || unnumberedEpics(file) > 0) && !file.folder().equals("prd")
        || file.titled(".*epic breakdown.*")
        || epics(file) >= 2 && stories(file) >= 2 && !file.named(".*prd.*")
        && !file.titled(".*(?:prd|requirements|architecture).*")
            && file.named(".*stor(?:y|ies).*") && !isReport(file);
  }

  private static boolean isReport(Candidate file) {
    return ABOUT.matcher(file.name()).matches() && !isNamedAfterTitle(file);
  }

  /** An epic called "Testing and completion" may well live in a file of that name. */
  private static boolean isNamedAfterTitle(Candidate file) {
    var title = file.text().title();
    var heading = title == null ? java.util.Optional.<EpicHeading>empty() : EpicHeading.of(title.text());
    var name = file.name().replaceFirst("\\.md$", "").replaceFirst("^epic[-_ .]?\\p{Alnum}+[-_ .]", "");
    return heading.isPresent() && stories(file) > 0 && isNameOf(heading.get().title(), name);
  }

  private static boolean isNameOf(String title, String name) {
    return Plain.words(title).startsWith(Plain.words(name))
        || title.length() < 2 * name.length() && Titles.alike(title, name);
  }

  private static boolean hasEpicTitle(Candidate file) {
    var title = file.text().title();
    return title != null && title.level() <= 2 && EpicHeading.of(title.text()).isPresent();
  }

  private static long epics(Candidate file) {
    return file.text().headings().stream().flatMap(heading -> EpicHeading.of(heading.text()).stream())
        .map(EpicHeading::id).distinct().count();
  }

  private static long unnumberedEpics(Candidate file) {
    return file.text().headings().stream()
        .filter(heading -> EpicHeading.unnumbered(heading.text()).isPresent()).count();
  }

  private static long stories(Candidate file) {
    return file.text().headings().stream().filter(heading -> StoryHeading.of(heading.text()).isPresent()).count();
  }
}
