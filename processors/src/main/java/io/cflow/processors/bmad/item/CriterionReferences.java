package io.cflow.processors.bmad.item;

import io.cflow.domain.AcceptanceCriterion;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The acceptance criteria a task names, {@code (AC: 1, 3)}, {@code (AC: #2-#4)}, {@code (AC: all)}, by the numbers the
 * document prints for them.
 *
 * @param all whether it names every one
 */
record CriterionReferences(List<Integer> numbers, boolean all) {

  static final CriterionReferences NONE = new CriterionReferences(List.of(), false);

  private static final Pattern REFERENCE = Pattern.compile(
      "[(\\[]\\s*(?:covers\\s+|implements\\s+|supports\\s+)?ACs?\\s?[:#]?\\s?([^)\\]]{0,80})[)\\]]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RANGE = Pattern.compile("#?(\\d{1,3})\\s?[-–]\\s?#?(\\d{1,3})");
  private static final Pattern NUMBER = Pattern.compile("(?<![.\\d])\\d{1,3}(?![.\\d])");
  private static final Pattern ALL = Pattern.compile("\\s*(?:all|tous|todos|alle|全部|所有|\\*)\\s*",
      Pattern.CASE_INSENSITIVE);
  private static final int WIDEST_RANGE = 99;

  static CriterionReferences in(String text) {
    var found = REFERENCE.matcher(text);
    var numbers = new TreeSet<Integer>();
    boolean all = false;
    while (found.find()) {
      addNumbers(found.group(1), numbers);
      all = all || ALL.matcher(found.group(1)).matches();
    }
    return new CriterionReferences(List.copyOf(numbers), all);
  }

  private static void addNumbers(String list, TreeSet<Integer> numbers) {
    var range = RANGE.matcher(list);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1));
      int last = Math.min(Integer.parseInt(range.group(2)), first + WIDEST_RANGE);
      for (int i = first; i <= last; i++) {
        numbers.add(i);
      }
    }
    NUMBER.matcher(list).results().forEach(number -> numbers.add(Integer.parseInt(number.group())));
  }

  CriterionReferences and(CriterionReferences other) {
    var both = new TreeSet<>(numbers);
    both.addAll(other.numbers());
    return new CriterionReferences(List.copyOf(both), all || other.all());
  }

  /** Ordinals of what is named; a number nobody prints is taken for an ordinal, so that it can be found dangling. */
  List<Integer> ordinals(List<AcceptanceCriterion> criteria) {
    return all ? criteria.stream().map(AcceptanceCriterion::ordinal).toList()
        : numbers.stream().flatMap(number -> {
          var printed = printed(number, criteria);
          return printed.isEmpty() ? Stream.of(number) : printed.stream().map(AcceptanceCriterion::ordinal);
        }).distinct().sorted().toList();
  }

  static List<AcceptanceCriterion> printed(int number, List<AcceptanceCriterion> criteria) {
    var text = Integer.toString(number);
    return criteria.stream().filter(criterion -> criterion.printed().equals(text)).toList();
  }
}
