package io.cflow.processors.bmad.item;

import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.StatusWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds the one place of a story that states its status; later mentions, such as a reviewer's, do not count. */
final class Statuses {

  private static final Pattern TABLE_CELL = Pattern.compile(
      "^\\s*\\|\\s*\\**(?:Status|Statut|Estado|状态|狀態|상태)\\**\\s*\\|\\s*([^|]{1,120}?)\\s*\\|.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern INLINE_CELL = Pattern.compile(
      "^.{0,200}[|·•]\\s*\\**(?:Status)\\**\\s*:\\**\\s*([^|·•]{1,80}?)\\s*(?:[|·•].*)?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_TITLE = Pattern.compile(
      "^.{3,}?[\\[(–—-]\\s*(?:status:\\s*)?((?:done|completed?|in[- ]progress|draft|ready for review|ready[-"
          + " ]for[- ]dev|approved|review|blocked"
          + "|cancelled|superseded|terminé|concluído|完成|已完成))\\s*[\\])]?\\W*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern TICKED = Pattern.compile("\\s*[-*+]\\s+\\[[xX]]\\s");
  private static final Pattern FOOTER = Pattern.compile(
      "^\\s*(?:[-*]\\s+)?[*_]{0,2}\\p{L}[^:：*]{0,40}[*_]{0,2}\\s?[:：].{0,300}$");
  private static final Pattern REVIEW = Pattern.compile("[^:：]{0,30}(?:\\b(?:review\\w*|qa|gate)\\b|审查|審查|评审)",
      Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_VALUE = 300;

  private final Markdown document;
  private final Sections sections;
  private final Source source;

  private Statuses(Markdown document, Sections sections, Source source) {
    this.document = document;
    this.sections = sections;
    this.source = source;
  }

  static Optional<StatedStatus> of(Markdown document, Sections sections, Source source, int first, int last) {
    var reader = new Statuses(document, sections, source);
    int endOfHead = Math.min(last + 1, sections.endOfHead());
    var attempts = List.<Supplier<Optional<StatedStatus>>>of(
        () -> reader.headed(), () -> reader.labelled(endOfHead), () -> reader.frontmatter(first),
        () -> reader.inTable(first, endOfHead), () -> reader.inTitle(first), () -> reader.inFooter(endOfHead, last));
    return attempts.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private Optional<StatedStatus> headed() {
    return sections.all(SectionKind.STATUS).filter(section -> !section.isLabel()).filter(this::isNotInRecord)
        .map(this::value).flatMap(Optional::stream).findFirst();
  }

  /** A status heading below the agents' own record is the reviewer's. */
  private boolean isNotInRecord(Section status) {
    return !sections.isInside(SectionKind.RECORD, status.line());
  }

  private Optional<StatedStatus> labelled(int endOfHead) {
    return sections.all(SectionKind.STATUS).filter(Section::isLabel).filter(section -> section.line() < endOfHead)
        .map(this::value).flatMap(Optional::stream).findFirst();
  }

  private Optional<StatedStatus> value(Section section) {
    if (!section.inline().isBlank()) {
      return Optional.of(stated(section.inline(), section.line()));
    }
    int end = section.isLabel() ? Math.min(section.last(), section.line() + 2) : section.last();
    var lines = IntStream.rangeClosed(section.line() + 1, end)
        .filter(i -> document.kind(i) == Markdown.Kind.TEXT && !isRule(i)).boxed().toList();
    var ticked = lines.stream().filter(i -> TICKED.matcher(document.line(i)).lookingAt()).findFirst();
    return ticked.or(() -> lines.stream().findFirst()).map(i -> stated(withoutLabel(document.line(i)), i));
  }

  private static String withoutLabel(String line) {
    return TICKED.matcher(line).replaceFirst("").strip()
        .replaceFirst("^(?:[-*+]\\s+)?(?:\\*\\*)?(?:Status|Current Status|Story"
        + " Status)(?:\\*\\*)?\\s?:(?:\\*\\*)?\\s*", "");
  }

  private Optional<StatedStatus> frontmatter(int first) {
    if (first > document.frontmatter().size() + 3) {
      return Optional.empty();
    }
    return YamlText.scalar(document.frontmatter(), "status")
        .map(entry -> stated(entry.value(), entry.line() + 1));
  }

  private Optional<StatedStatus> inTable(int first, int endOfHead) {
    for (int i = first; i < endOfHead; i++) {
      for (var pattern : List.of(TABLE_CELL, INLINE_CELL)) {
        var cell = document.isProse(i) ? pattern.matcher(document.line(i)) : null;
        if (cell != null && cell.matches() && StatusWords.of(cell.group(1)) != StoryStatus.UNKNOWN) {
          return Optional.of(stated(cell.group(1), i));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<StatedStatus> inTitle(int first) {
    if (first < 1 || first > document.size()) {
      return Optional.empty();
    }
    var found = IN_TITLE.matcher(Plain.cap(document.line(first)).length() > LONGEST_VALUE ? "" : document.line(first));
    return found.matches() ? Optional.of(stated(found.group(1), first)) : Optional.empty();
  }

  /** Some teams close a story with a rule and a block of labels; a reviewer's block names a reviewer. */
  private Optional<StatedStatus> inFooter(int endOfHead, int last) {
    for (int rule = last; rule >= endOfHead; rule--) {
      if (isRule(rule)) {
        var status = inBlock(rule + 1, last);
        if (status.isPresent()) {
          return status;
        }
      }
    }
    return Optional.empty();
  }

  private boolean isRule(int line) {
    return document.isProse(line) && document.line(line).strip().matches("[-*_]{3,}");
  }

  private Optional<StatedStatus> inBlock(int from, int last) {
    int first = from;
    while (first <= last && document.kind(first) == Markdown.Kind.BLANK) {
      first++;
    }
    int end = first;
    while (end <= last && document.kind(end) == Markdown.Kind.TEXT && FOOTER.matcher(document.line(end)).matches()) {
      end++;
    }
    boolean block = end - first >= 2 && (end > last || document.kind(end) != Markdown.Kind.TEXT);
    boolean review = document.lines().subList(first - 1, end - 1).stream()
        .anyMatch(line -> REVIEW.matcher(line).lookingAt());
    return block && !review ? statusOf(first, end - 1) : Optional.empty();
  }

  private Optional<StatedStatus> statusOf(int first, int end) {
    return sections.all(SectionKind.STATUS).filter(Section::isLabel)
        .filter(section -> first <= section.line() && section.line() <= end)
        .filter(section -> StatusWords.of(section.inline()) != StoryStatus.UNKNOWN)
        .map(section -> stated(section.inline(), section.line())).findFirst();
  }

  private StatedStatus stated(String text, int line) {
    var raw = text.strip();
    if (raw.length() > LONGEST_VALUE) {
      raw = raw.substring(0, LONGEST_VALUE);
    }
    return new StatedStatus(source, raw, StatusWords.of(raw), StatusWords.note(raw),
        SourceSpan.line(document.path(), line));
  }
}
