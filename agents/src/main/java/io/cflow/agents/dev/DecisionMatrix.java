package io.cflow.agents.dev;

import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Section;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Options that a document weighs, with the arithmetic done: a weighted decision matrix.
 *
 * @param weighted whether the document gives weights; else every criterion counts 1
 * @param stable whether the best option stays the best when any single weight changes by 20 %
 * @param options best first
 * @param state {@code proposed}, {@code decided} or empty, as the section says
 */
record DecisionMatrix(
    String subject, String state, boolean weighted, List<Criterion> criteria, List<Option> options, boolean stable,
    SourceSpan source) {

  record Criterion(String name, double weight) {}

  record Option(String name, List<Double> scores, double total) {}

  private static final Pattern OPTION = Pattern.compile("\\b(?:options?|alternatives?|approach(?:es)?|candidates?)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern WEIGHT = Pattern.compile(
      "\\(?\\b(?:weight|w)\\s{0,2}[:=]?\\s{0,2}(\\d{1,3}(?:\\.\\d{1,2})?)\\s?%?\\)?|\\((?:×|x)\\s?(\\d{1,3})\\)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern SCORE = Pattern.compile("^[+-]?\\d{1,3}(?:\\.\\d{1,2})?(?:\\s?/\\s?\\d{1,3})?$");
  private static final double VARIATION = 0.2;

  /** The matrices of {@code section}'s own tables: a column of options and at least one column of figures. */
  static List<DecisionMatrix> in(Section section) {
    return section.tables().stream().flatMap(table -> read(section, table).stream()).toList();
  }

  Option best() {
    return options.getFirst();
  }

  private static Optional<DecisionMatrix> read(Section section, MarkdownTable table) {
    if (table.rows().size() < 2 || !OPTION.matcher(table.header().getFirst()).find()) {
      return Optional.empty();
    }
    var columns = IntStream.range(1, table.header().size()).filter(column -> isScored(table, column)).boxed().toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    var criteria = columns.stream().map(column -> criterion(table.header().get(column))).toList();
    var options = table.rows().stream().map(row -> option(row, columns, criteria))
        .sorted(Comparator.comparingDouble(Option::total).reversed()).toList();
    boolean weighted = columns.stream().anyMatch(column -> WEIGHT.matcher(table.header().get(column)).find());
    return Optional.of(new DecisionMatrix(section.title(), state(section), weighted, criteria, options,
        isStable(criteria, options), table.rows().getFirst().at()));
  }

  private static boolean isScored(MarkdownTable table, int column) {
    return table.rows().stream().allMatch(row -> SCORE.matcher(row.cell(column)).matches());
  }

  private static Criterion criterion(String heading) {
    var weight = WEIGHT.matcher(heading);
    if (!weight.find()) {
      return new Criterion(heading, 1);
    }
    var figure = weight.group(1) != null ? weight.group(1) : weight.group(2);
    return new Criterion(weight.replaceFirst("").strip(), Double.parseDouble(figure));
  }

  private static Option option(MarkdownTable.Row row, List<Integer> columns, List<Criterion> criteria) {
    var scores = columns.stream().map(column -> score(row.cell(column))).toList();
    return new Option(row.cell(0), scores, total(scores, criteria.stream().map(Criterion::weight).toList()));
  }

  private static double score(String cell) {
    int slash = cell.indexOf('/');
    return Double.parseDouble((slash < 0 ? cell : cell.substring(0, slash)).strip());
  }

  private static double total(List<Double> scores, List<Double> weights) {
    return IntStream.range(0, scores.size()).mapToDouble(i -> scores.get(i) * weights.get(i)).sum();
  }

  private static boolean isStable(List<Criterion> criteria, List<Option> options) {
    return IntStream.range(0, criteria.size()).allMatch(changed -> List.of(1 - VARIATION, 1 + VARIATION).stream()
        .allMatch(factor -> staysBest(criteria, options, changed, factor)));
  }

  private static boolean staysBest(List<Criterion> criteria, List<Option> options, int changed, double factor) {
    var weights = new ArrayList<>(criteria.stream().map(Criterion::weight).toList());
    weights.set(changed, weights.get(changed) * factor);
    double best = total(options.getFirst().scores(), weights);
    return options.stream().skip(1).allMatch(option -> total(option.scores(), weights) < best);
  }

  private static String state(Section section) {
    var text = section.text().toLowerCase(Locale.ROOT);
    if (text.contains("status: proposed") || text.contains("not decided") || text.contains("to be decided")) {
      return "proposed";
    }
    return text.contains("status: accepted") || text.contains("status: decided") || text.contains("**decision:**")
        ? "decided" : "";
  }
}
