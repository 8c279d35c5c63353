package io.cflow.processors.bmad.item;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The acceptance criteria of one section. A section keeps to one way of marking them; the ways are tried from the
 * most to the least explicit: headings with a number, lines with a number, Given, list items, table rows, paragraphs.
 */
final class Criteria {

  private final Markdown document;
  private final Section section;
  /** Lines of the section that can hold a criterion. */
  private final List<Integer> lines;
  private final NavigableMap<Integer, String> groups;

  private Criteria(Markdown document, Section section) {
    this.document = document;
    this.section = section;
    this.groups = groups(document, section);
    this.lines = IntStream.rangeClosed(section.line() + 1, section.last())
        .filter(i -> document.kind(i) == Markdown.Kind.TEXT).boxed().toList();
  }

  static List<AcceptanceCriterion> of(Markdown document, Section section) {
    var reader = new Criteria(document, section);
    var starts = reader.starts();
    return starts.size() == 1 && starts.getFirst() == section.line() && section.inline().isEmpty()
        ? List.of() : reader.criteria(starts);
  }

  private List<Integer> starts() {
    var attempts = List.<java.util.function.Supplier<List<Integer>>>of(
        this::headings, this::marked, this::gherkin, this::numbered, this::givens, this::bullets, this::lettered,
        this::rows, this::scenes, this::paragraphs);
    return attempts.stream().map(java.util.function.Supplier::get).filter(starts -> !starts.isEmpty()).findFirst()
        .orElse(List.of());
  }

  /** {@code ### AC1: ...}; plainly numbered headings only when nothing below them is numbered itself. */
  private List<Integer> headings() {
    var inside = document.headings(section.line() + 1, section.last());
    var marked = inside.stream().filter(heading -> CriterionForms.MARKED_HEADING.matcher(heading.text()).matches())
        .map(Heading::line).toList();
    if (!marked.isEmpty()) {
      return marked;
    }
    var scenarios = inside.stream().filter(heading -> CriterionForms.SCENARIO_HEADING.matcher(heading.text()).matches())
        .map(Heading::line).toList();
    if (!scenarios.isEmpty()) {
      return scenarios;
    }
    var numbered = inside.stream().filter(heading -> CriterionForms.NUMBERED_HEADING.matcher(heading.text()).matches())
        .map(Heading::line).toList();
    boolean ownNumbers = lines.stream().map(document::line).anyMatch(line -> CriterionForms.NUMBERED.matcher(line)
        .matches());
    return numbered.size() >= 2 && !ownNumbers ? numbered : List.of();
  }

  private List<Integer> marked() {
    return matching(CriterionForms.MARKED);
  }

  private List<Integer> matching(Pattern pattern) {
    var found = lines.stream().filter(i -> pattern.matcher(document.line(i)).matches()).toList();
    return atLeastIndent(found, 1);
  }

  /** Items deeper than the shallowest by more than {@code slack} columns belong to the item above them. */
  private List<Integer> atLeastIndent(List<Integer> found, int slack) {
    int margin = found.stream().mapToInt(i -> Plain.indent(document.line(i))).min().orElse(0);
    return found.stream().filter(i -> Plain.indent(document.line(i)) <= margin + slack).toList();
  }

  private List<Integer> gherkin() {
    var fenced = specified();
    boolean isGherkin = fenced.stream().map(document::line).anyMatch(line -> CriterionForms.GIVEN.matcher(line)
        .matches()
        || CriterionForms.MARKED.matcher(line).matches());
    if (!isGherkin) {
      return List.of();
    }
    for (var pattern : List.of(CriterionForms.MARKED, CriterionForms.GHERKIN_SCENARIO, CriterionForms.GIVEN)) {
      var found = fenced.stream().filter(i -> pattern.matcher(document.line(i)).matches()).toList();
      if (!found.isEmpty()) {
        return pattern == CriterionForms.GIVEN ? withoutRepeatedGivens(found) : found;
      }
    }
    return List.of();
  }

  /** Code of fences that may hold a specification: other languages hold something else. */
  private List<Integer> specified() {
    var fenced = new ArrayList<Integer>();
    boolean open = false;
    for (int i = section.line() + 1; i <= section.last(); i++) {
      if (document.kind(i) == Markdown.Kind.FENCE) {
        open = CriterionForms.SPECIFICATION_FENCE.matcher(document.line(i)).matches();
      } else if (open && document.kind(i) == Markdown.Kind.CODE) {
        fenced.add(i);
      }
    }
    return fenced;
  }

  private List<Integer> numbered() {
    var found = atLeastIndent(lines.stream().filter(i -> CriterionForms.NUMBERED.matcher(document.line(i)).matches())
        .toList(), 1);
    return found.isEmpty() || areSteps(found) || isBelowBullets(found) ? List.of() : found;
  }

  /** {@code 1. Given 2. When 3. Then}: numbers that count steps. Criteria may well begin with When, too. */
  private boolean areSteps(List<Integer> numbered) {
    var lines = numbered.stream().map(document::line).toList();
    long steps = lines.stream().filter(line -> CriterionForms.WHEN.matcher(line).matches()).count()
        + lines.stream().filter(line -> CriterionForms.THEN.matcher(line).matches()).count();
    return CriterionForms.GIVEN.matcher(lines.getFirst()).matches() && steps * 3 >= lines.size()
        && lines.stream().anyMatch(line -> CriterionForms.THEN.matcher(line).matches());
  }

  /** Numbers nested in bullets are steps of a criterion. */
  private boolean isBelowBullets(List<Integer> numbered) {
    int margin = Plain.indent(document.line(numbered.getFirst()));
    return lines.stream().anyMatch(i -> i < numbered.getFirst() && CriterionForms.BULLET.matcher(document.line(i))
        .matches()
        && Plain.indent(document.line(i)) < margin);
  }

  private List<Integer> givens() {
    var given = lines.stream().filter(i -> CriterionForms.GIVEN.matcher(document.line(i)).matches()).toList();
    if (given.isEmpty()) {
      return List.of();
    }
    boolean listed = given.stream().anyMatch(i -> CriterionForms.BULLET.matcher(document.line(i)).matches());
    boolean everyBullet = listed && bullets().size() > 2 * given.size() && lines.stream()
        .filter(i -> CriterionForms.BULLET.matcher(document.line(i)).matches())
        .noneMatch(i -> CriterionForms.STEP.matcher(document.line(i)).matches()
        || CriterionForms.THEN.matcher(document.line(i)).matches());
    return everyBullet ? List.of() : withoutRepeatedGivens(given);
  }

  /** A Given directly after a Given, without a Then between, is an And. */
  private List<Integer> withoutRepeatedGivens(List<Integer> given) {
    var starts = new ArrayList<Integer>();
    int seen = given.getFirst();
    for (int line : given) {
      if (starts.isEmpty() || hasOutcome(seen, line)) {
        starts.add(line);
      }
      seen = line;
    }
    return starts;
  }

  private boolean hasOutcome(int from, int to) {
    return IntStream.range(from, to).mapToObj(document::line).anyMatch(line -> {
      var plain = Plain.of(line).toLowerCase(java.util.Locale.ROOT);
      return CriterionForms.THEN.matcher(line).matches() || plain.matches(
          ".*(?:\\bthen\\b|\\bentão\\b|\\bentonces\\b|\\balors\\b|\\ballora\\b|\\bdann\\b|\\bthì\\b|тогда"
              + "|那么|那麼|则|則|ならば|그러면).*");
    });
  }

  private List<Integer> bullets() {
    return atLeastIndent(lines.stream().filter(i -> CriterionForms.BULLET.matcher(document.line(i)).matches())
        .filter(i -> !isGroupLabel(document.line(i))).toList(), 1);
  }

  private List<Integer> lettered() {
    return matching(CriterionForms.LETTERED);
  }

  private static boolean isGroupLabel(String line) {
    return line.matches("^\\s*\\*\\*[^*]{1,80}\\*\\*:?\\s*$");
  }

  private List<Integer> rows() {
    var rows = lines.stream().filter(i -> CriterionForms.TABLE_ROW.matcher(document.line(i)).matches())
        .filter(i -> !CriterionForms.RULE_ROW.matcher(document.line(i)).matches()).toList();
    return rows.size() < 2 ? List.of() : rows.subList(1, rows.size());
  }

  /** When without Given: the terse style. */
  private List<Integer> scenes() {
    return lines.stream().filter(i -> CriterionForms.WHEN.matcher(document.line(i)).matches()).toList();
  }

  private List<Integer> paragraphs() {
    if (!section.inline().isEmpty()) {
      return List.of(section.line());
    }
    return List.of();
  }

  private List<AcceptanceCriterion> criteria(List<Integer> starts) {
    var found = new ArrayList<AcceptanceCriterion>();
    for (int i = 0; i < starts.size(); i++) {
      int first = starts.get(i);
      int last = i + 1 < starts.size() ? starts.get(i + 1) - 1 : section.last();
      int end = lastWritten(first, document.kind(first) == Markdown.Kind.CODE ? endOfFence(first, last) : last);
      found.add(criterion(found.size() + 1, first, end));
      CollapsedCriteria.split(document, first, end, found);
    }
    return found;
  }

  private int endOfFence(int first, int last) {
    return IntStream.rangeClosed(first, last).filter(i -> document.kind(i) == Markdown.Kind.FENCE).findFirst()
        .orElse(last + 1) - 1;
  }

  private int lastWritten(int first, int last) {
    int end = last;
    while (end > first && (document.line(end).isBlank() || document.line(end).strip().matches("[-*_]{3,}"))) {
      end--;
    }
    return end;
  }

  private AcceptanceCriterion criterion(int ordinal, int first, int last) {
    int end = IntStream.rangeClosed(first + 1, last).filter(i -> CollapsedCriteria.isLabelled(document.line(i)))
        .findFirst().orElse(last + 1) - 1;
    var text = String.join("\n", document.lines().subList(first - 1, end)).strip();
    return new AcceptanceCriterion(ordinal, printed(document.line(first)), group(first), text,
        new SourceSpan(document.path(), first, last));
  }

  private static String printed(String line) {
    for (var pattern : List.of(CriterionForms.MARKED, CriterionForms.NUMBERED)) {
      var found = pattern.matcher(line);
      if (found.matches()) {
        return found.group("n");
      }
    }
    var heading = CriterionForms.MARKED_HEADING.matcher(Plain.of(line.replace("#", "")));
    return heading.matches() ? heading.group("n") : "";
  }

  private String group(int line) {
    var above = groups.lowerEntry(line);
    return above == null ? "" : above.getValue();
  }

  /** Headings and bold labels inside the section that are no criteria themselves, by line. */
  private static NavigableMap<Integer, String> groups(Markdown document, Section section) {
    var groups = new TreeMap<Integer, String>();
    document.headings(section.line() + 1, section.last()).stream()
        .filter(heading -> !CriterionForms.MARKED_HEADING.matcher(heading.text()).matches())
        .forEach(heading -> groups.put(heading.line(), heading.text()));
    for (int i = section.line() + 1; i <= section.last(); i++) {
      var label = document.kind(i) == Markdown.Kind.TEXT ? CollapsedCriteria.label(document.line(i)) : "";
      if (!label.isEmpty()) {
        groups.put(i, label);
      }
    }
    return groups;
  }
}
