package io.cflow.processors.bmad.text;

import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sections of a range of lines, in document order; a section may lie inside another. */
public final class Sections {

  private static final Pattern BOLD_LABEL = Pattern.compile(
      "^\\s*(?:[-*+]\\s+(?:\\[.]\\s*)?|\\d{1,2}\\.\\s+|>\\s*|[├└│─\\s]+)?(?:\\*\\*|__)([^*_]{1,80})(?:\\*\\*"
          + "|__)\\s*([:：]?)\\s*(.*)$");
  private static final Pattern PLAIN_LABEL = Pattern.compile("^\\s*(?:[-*+>]\\s+|[├└│─\\s]+)?[*_]?([\\p{L}][^:："
      + "|*_]{1,50}?)[*_]?\\s*[:：][*_]?\\s*(.*)$");
  private static final Pattern LABEL_ONLY = Pattern.compile("^\\s*([\\p{L}][\\p{L} /()'-]{1,50}?)\\s*[:：]\\s*$");
  /** Bold words inside criteria that open a criterion, not a section. */
  private static final Pattern CRITERION = Pattern.compile(
      "^(?:acs?\\b|ac\\s?[-#]?\\d|\\d|given\\b|when\\b|then\\b|and\\b|but\\b|scenario\\b|dado\\b|dada\\b"
          + "|quando\\b|cuando\\b"
          + "|ent[ãa]o\\b|entonces\\b|étant\\b|quand\\b|alors\\b|et\\b|e\\b|y\\b|iv\\d|fr\\d|nfr\\d).*",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern GROUP = Pattern.compile(
      ".*\\b(?:functional|integration|quality|criteria|requirements?|must|should|could|performance|security|ui|ux|api"
          + "|backend|frontend|database|testing|error|edge)\\b.*", Pattern.CASE_INSENSITIVE);

  private static final Pattern GUIDANCE = Pattern.compile(
      ".*\\b(?:notes?|guidance|details|considerations?|strategy|approach|plan|cases?|scenarios?)\\b.*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERED_ITEM = Pattern.compile("\\s*\\d{1,2}[.)]\\s");

  private final Markdown document;
  private final int last;
  private final List<Section> found = new ArrayList<>();
  private final Map<SectionKind, BitSet> inside = new EnumMap<>(SectionKind.class);

  private Sections(Markdown document, int last) {
    this.document = document;
    this.last = last;
  }

  public static Sections of(Markdown document, int first, int last) {
    var sections = new Sections(document, last);
    sections.collect(first);
    sections.closeAll();
    return sections;
  }

  public Stream<Section> all() {
    return found.stream();
  }

  public Stream<Section> all(SectionKind kind) {
    return found.stream().filter(section -> section.kind() == kind);
  }

  public Optional<Section> first(SectionKind kind) {
    return all(kind).findFirst();
  }

  /** Whether a heading of the kind stands above the line, and its section still goes on there. */
  public boolean isInside(SectionKind kind, int line) {
    return inside.computeIfAbsent(kind, this::lines).get(line);
  }

  private BitSet lines(SectionKind kind) {
    var lines = new BitSet();
    all(kind).filter(section -> !section.isLabel()).forEach(section -> lines.set(section.line() + 1, section.last() + 1));
    return lines;
  }

  /** What opens inside a section of this document part, in order. */
  public List<Section> inner(Section outer) {
    return found.subList(after(outer.line()), after(outer.last()));
  }

  /** How many sections open at or before a line. */
  private int after(int line) {
    int low = 0;
    int high = found.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (found.get(middle).line() <= line) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The line before which a story's own head (status, epic, estimates) ends. */
  public int endOfHead() {
    return found.stream()
        .filter(section -> switch (section.kind()) {
          case CRITERIA, TASKS, RECORD, FILES -> true;
          case NOTES -> !section.isLabel();
          default -> false;
        })
        .mapToInt(Section::line).min().orElse(last + 1);
  }

  private void collect(int first) {
    int next = document.headingIndex(first - 1) + 1;
    for (int i = first; i <= last; i++) {
      if (next < document.headings().size() && document.headings().get(next).line() == i) {
        found.add(headed(document.headings().get(next++)));
      } else if (document.kind(i) == Markdown.Kind.TEXT) {
        var label = labelled(i);
        if (label != null) {
          found.add(label);
        }
      }
    }
  }

  private Section headed(Heading heading) {
    var kind = Vocabulary.kindOf(heading.text());
    if (kind == SectionKind.OTHER) {
      var withValue = PLAIN_LABEL.matcher(heading.text());
      if (withValue.matches() && isValued(Vocabulary.kindOf(withValue.group(1)))) {
        return new Section(Vocabulary.kindOf(withValue.group(1)), withValue.group(1), heading.level(), 0,
            heading.line(),
            last, withValue.group(2));
      }
    }
    return new Section(isCriterion(heading.text()) ? SectionKind.OTHER : kind, heading.text(), heading.level(), 0,
        heading.line(), last, "");
  }

  private static boolean isValued(SectionKind kind) {
    return kind == SectionKind.STATUS || kind == SectionKind.NEEDS || kind == SectionKind.BLOCKS;
  }

  private static boolean isCriterion(String plain) {
    return CRITERION.matcher(plain).matches() && Vocabulary.kindOf(plain) == SectionKind.OTHER;
  }

  private @Nullable Section labelled(int number) {
    var line = document.line(number);
    if (line.stripLeading().startsWith("|")) {
      return row(number, line);
    }
    if (line.length() > 600 || line.indexOf(':') < 0 && line.indexOf('：') < 0 && line.indexOf("**") < 0) {
      return null;
    }
    var bold = BOLD_LABEL.matcher(line);
    if (bold.matches()) {
      return boldLabel(number, line, bold);
    }
    var plain = PLAIN_LABEL.matcher(line);
    if (plain.matches()) {
      var title = Plain.of(plain.group(1));
      var kind = Vocabulary.kindOf(title);
      boolean known = isValued(kind) || kind == SectionKind.CRITERIA || kind == SectionKind.TASKS;
      if (known && (Character.isUpperCase(title.charAt(0)) || !Character.isLowerCase(title.charAt(0)))) {
        return label(kind, title, number, line, plain.group(2));
      }
    }
    var only = LABEL_ONLY.matcher(line);
    return only.matches() && Plain.indent(line) == 0 && Character.isUpperCase(only.group(1).charAt(0))
        ? label(Vocabulary.kindOf(Plain.of(only.group(1))), only.group(1), number, line, "") : null;
  }

  /** {@code | Depends on | Story 1.1 |} in a table of two columns. */
  private @Nullable Section row(int number, String line) {
    var cells = line.length() > 600 ? List.<String>of() : Table.cells(line);
    var kind = cells.size() == 2 ? Vocabulary.kindOf(cells.getFirst()) : SectionKind.OTHER;
    return kind == SectionKind.NEEDS || kind == SectionKind.BLOCKS
        ? label(kind, cells.getFirst(), number, line, cells.getLast()) : null;
  }

  private @Nullable Section boldLabel(int number, String line, java.util.regex.Matcher bold) {
    var text = Plain.of(bold.group(1));
    boolean colon = text.endsWith(":") || !bold.group(2).isEmpty();
    if (!colon && !bold.group(3).isBlank() || text.isEmpty()) {
      return null;
    }
    int inner = text.indexOf(':');
    var title = inner >= 0 ? text.substring(0, inner).strip() : text;
    var value = inner >= 0 && inner < text.length() - 1 ? text.substring(inner + 1) + " " + bold.group(3)
        : bold.group(3);
    return CRITERION.matcher(title).matches() && Vocabulary.kindOf(title) == SectionKind.OTHER
        ? null : label(Vocabulary.kindOf(title), title, number, line, value);
  }

  private Section label(SectionKind kind, String title, int number, String line, String inline) {
    return new Section(kind, title, Section.LABEL, Plain.indent(line), number, last, inline.strip());
  }

  private void closeAll() {
    for (int i = 0; i < found.size(); i++) {
      found.set(i, found.get(i).endingAt(endOf(i)));
    }
  }

  private int endOf(int index) {
    var section = found.get(index);
    for (int j = index + 1; j < found.size(); j++) {
      if (ends(section, found.get(j))) {
        return found.get(j).line() - 1;
      }
    }
    return last;
  }

  private boolean ends(Section open, Section next) {
    if (!next.isLabel()) {
      return open.isLabel() || next.level() <= open.level() || isOtherSubject(open, next) && !isGroup(open, next);
    }
    if (open.kind() == SectionKind.CRITERIA && isItemOf(open, next)) {
      return false;
    }
    if (!open.isLabel()) {
      return open.kind() == SectionKind.CRITERIA && next.indent() <= 1 && isOtherSubject(open, next);
    }
    return next.indent() <= open.indent() && !isGroup(open, next);
  }

  /** {@code 4. **Testing**} among numbered criteria is one of them, whatever it is called. */
  private boolean isItemOf(Section criteria, Section next) {
    boolean itself = NUMBERED_ITEM.matcher(document.line(criteria.line())).lookingAt();
    return !itself && NUMBERED_ITEM.matcher(document.line(next.line())).lookingAt();
  }

  private static boolean isOtherSubject(Section open, Section next) {
    return switch (open.kind()) {
      case CRITERIA -> switch (next.kind()) {
        case OTHER, CRITERIA, REQUIREMENTS, STATEMENT, COVERAGE -> false;
        default -> true;
      };
      case TASKS -> next.kind() == SectionKind.NOT_CRITERIA || next.kind() == SectionKind.CRITERIA;
      default -> false;
    };
  }

  /** A part of the criteria; "Testing" and "Technical requirements" are one as headings below theirs only. */
  private static boolean isGroup(Section open, Section next) {
    boolean possible = switch (next.kind()) {
      case OTHER, REQUIREMENTS -> true;
      case NOTES -> !next.isLabel() && !GUIDANCE.matcher(next.title()).matches();
      default -> false;
    };
    return open.kind() == SectionKind.CRITERIA && possible && GROUP.matcher(next.title()).matches();
  }
}
