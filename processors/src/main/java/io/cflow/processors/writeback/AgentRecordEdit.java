package io.cflow.processors.writeback;

import io.cflow.domain.FileEntry;
import io.cflow.processors.bmad.text.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a developer leaves in a story: the Dev Agent Record with its File List. Entries are added, never changed; what
 * is missing of the record is made in the template's order.
 *
 * @param model who worked; only written where nobody is named
 * @param debugLog what to look at
 * @param notes what was done
 */
public record AgentRecordEdit(String model, List<String> debugLog, List<String> notes, List<FileChange> files)
    implements Edit {

  /** @param path below the project's folder @param change created, modified or deleted */
  public record FileChange(String path, String change) {
    public FileChange {
      path = OneLine.of(path).replace('`', '\'');
      change = OneLine.of(change);
    }
  }

  private static final Pattern RECORD = Pattern.compile("(?i)dev(?:eloper)? agent record");
  private static final Pattern REVIEWS = Pattern.compile("(?i)qa results?");
  private static final Pattern PLACEHOLDER = Pattern.compile(
      "\\s*(?:[-*]\\s+)?(?:\\{\\{[^{}]{1,80}}}|_[^_]{1,300}_|\\*[^*]{1,300}\\*|\\([^()]{1,300}\\)|\\[[^\\[\\]]{1,300}]"
          + "|TBD|N/A|none yet\\.?)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TABLE = Pattern.compile("\\s*\\|.*\\|.*");

  /** Its parts in the template's order. */
  private enum Part {
    MODEL("Agent Model Used", "agent models? used"),
    DEBUG_LOG("Debug Log References", "debug log(?: references)?"),
    NOTES("Completion Notes List", "completion notes(?: list)?"),
    FILES("File List", "file list");

    private final String title;
    private final Pattern titles;

    Part(String title, String titles) {
      this.title = title;
      this.titles = Pattern.compile(titles, Pattern.CASE_INSENSITIVE);
    }
  }

  public AgentRecordEdit {
    model = OneLine.paragraph(model);
    debugLog = debugLog.stream().map(OneLine::of).toList();
    notes = notes.stream().map(OneLine::of).toList();
    files = List.copyOf(files);
  }

  @Override
  public Wanted on(Page page) {
    var section = page.section(RECORD);
    if (section.isEmpty()) {
      return Wanted.of(newRecord(page), "there is nothing to record");
    }
    if (!files.isEmpty() && isTable(page, section.get())) {
      return new Wanted.Refused("the File List is a table");
    }
    var changes = new ArrayList<Change>();
    for (var part : Part.values()) {
      changes.addAll(changes(page, section.get(), part));
    }
    return Wanted.of(changes, "it is recorded already");
  }

  private static boolean isTable(Page page, Heading section) {
    return find(page, section, Part.FILES)
        .filter(found -> page.ownLines(found).stream().anyMatch(line -> TABLE.matcher(page.line(line)).matches()))
        .isPresent();
  }

  private List<String> entries(Part part) {
    return switch (part) {
      case MODEL -> model.isEmpty() ? List.of() : List.of(model);
      case DEBUG_LOG -> debugLog.stream().map(entry -> "- " + entry).toList();
      case NOTES -> notes.stream().map(note -> "- " + note).toList();
      case FILES -> files.stream().map(file -> "- `%s` - %s".formatted(file.path(), file.change())).toList();
    };
  }

  private List<Change> newRecord(Page page) {
    var body = new ArrayList<String>();
    for (var part : Part.values()) {
      if (!entries(part).isEmpty()) {
        if (!body.isEmpty()) {
          body.add("");
        }
        body.addAll(page.headed(3, part.title, entries(part)));
      }
    }
    int after = page.section(REVIEWS).map(reviews -> page.lastWritten(0, reviews.line() - 1)).orElse(page.end());
    return body.isEmpty() ? List.of() : List.of(page.block(after, page.headed(2, "Dev Agent Record", body)));
  }

  private List<Change> changes(Page page, Heading section, Part part) {
    var present = find(page, section, part);
    if (present.isEmpty()) {
      var body = entries(part);
      return body.isEmpty() ? List.of()
          : List.of(page.block(place(page, section, part), page.headed(section.level() + 1, part.title, body)));
    }
    return additions(page, present.get(), part);
  }

  /** A File List may stand outside of the record. */
  private static Optional<Heading> find(Page page, Heading section, Part part) {
    var inside = page.section(section, part.titles);
    return inside.isPresent() || part != Part.FILES ? inside : page.section(part.titles);
  }

  /** After the part that comes before it in the template, or at the top of the record. */
  private static int place(Page page, Heading section, Part part) {
    for (int i = part.ordinal() - 1; i >= 0; i--) {
      var before = page.section(section, Part.values()[i].titles);
      if (before.isPresent()) {
        return page.end(before.get());
      }
    }
    return page.ownLines(section).stream().reduce((first, second) -> second).orElse(section.line());
  }

  private List<Change> additions(Page page, Heading present, Part part) {
    var missing = missing(page, present, part);
    if (missing.isEmpty()) {
      return List.of();
    }
    var own = page.ownLines(present);
    if (own.size() == 1 && PLACEHOLDER.matcher(page.line(own.getFirst())).matches()) {
      int line = own.getFirst();
      return List.of(new Change.Replace(line, 0, page.line(line).length(), missing.getFirst()),
          new Change.Insert(line, missing.subList(1, missing.size())));
    }
    if (own.isEmpty() && page.end(present) == present.line()) {
      return List.of(page.block(present.line(), missing));
    }
    return part == Part.MODEL ? List.of() : List.of(new Change.Insert(page.end(present), missing));
  }

  /** A file that is listed, in whatever form, is not listed again. */
  private List<String> missing(Page page, Heading present, Part part) {
    var listed = part == Part.FILES
        ? Alone.read(page).files().stream().map(FileEntry::path).collect(Collectors.toSet()) : Set.<String>of();
    return entries(part).stream()
        .filter(entry -> listed.stream().noneMatch(path -> entry.startsWith("- `" + path + "` - ")))
        .filter(entry -> !page.holds(present, List.of(entry))).toList();
  }
}
