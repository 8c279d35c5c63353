package io.cflow.processors.report;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Claim;
import io.cflow.domain.Discrepancy.Kind;
import io.cflow.domain.Discrepancy.Source;
import io.cflow.domain.Plan;
import io.cflow.engine.Reconciliation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Disagreements of one sort: one sentence, one repair.
 *
 * @param rows at least one, in the plan's order
 */
record DriftGroup(List<Discrepancy> rows) {

  private record Sort(Kind kind, Discrepancy.Field field, String reason) {}

  static List<DriftGroup> of(Plan plan) {
    Map<Sort, List<Discrepancy>> groups = new LinkedHashMap<>();
    Reconciliation.of(plan).forEach(each -> groups
        .computeIfAbsent(new Sort(each.kind(), each.field(), each.reason()), sort -> new ArrayList<>()).add(each));
    return groups.values().stream().map(DriftGroup::new).toList();
  }

  private Discrepancy first() {
    return rows.getFirst();
  }

  /** {@code 12 stories disagree between sprint-status.yaml and their files}. */
  String sentence() {
    var subject = switch (first().kind()) {
      case EPIC -> Markup.count(rows.size(), "epic", "epics");
      case STORY -> Markup.count(rows.size(), "story", "stories");
      case REQUIREMENT -> Markup.count(rows.size(), "requirement", "requirements");
    };
    return subject + " " + switch (first().field()) {
      case STATUS -> status();
      case NUMBER -> verb("carries", "carry") + " a number that is taken";
      case TITLE -> verb("is", "are") + " titled differently in different documents";
      case CRITERIA -> verb("has", "have") + " other acceptance criteria planned than in the story file";
      case TEXT -> verb("is", "are") + " worded differently in different documents";
    };
  }

  private String status() {
    var sources = rows.stream().flatMap(row -> row.claims().stream()).map(Claim::source).collect(Collectors.toSet());
    if (first().kind() == Kind.EPIC) {
      return verb("disagrees", "disagree") + " with " + verb("its", "their")
          + (sources.contains(Source.RETROSPECTIVE) ? " retrospective" : " stories");
    }
    if (sources.equals(Set.of(Source.TRACKER, Source.STORY_FILE))) {
      return "%s between %s and %s".formatted(
          verb("disagrees", "disagree"), trackers(), verb("its file", "their files"));
    }
    return verb("states", "state") + " different statuses";
  }

  private String trackers() {
    return rows.stream().flatMap(row -> row.claims().stream()).filter(claim -> claim.source() == Source.TRACKER)
        .map(claim -> claim.span().path()).map(path -> path.substring(path.lastIndexOf('/') + 1)).distinct().sorted()
        .collect(Collectors.joining(" and "));
  }

  private String verb(String one, String many) {
    return rows.size() == 1 ? one : many;
  }

  String reason() {
    return first().reason();
  }

  /** What to do about all of them. */
  String repair() {
    return switch (first().field()) {
      case STATUS -> rows.stream().anyMatch(Discrepancy::repairable)
          ? "cflow sync DIR --repair writes the proposed status" : "say in all of them what is true";
      case NUMBER -> "renumber the later story in all documents that name it";
      case TITLE, CRITERIA, TEXT -> "bring the others in line, or let them stand";
    };
  }

  /** {@code "done" sprint-status.yaml:7}, one for each document. */
  static String claims(Discrepancy discrepancy, int length) {
    return discrepancy.claims().stream()
        .map(claim -> "\"%s\" %s".formatted(Markup.line(Wording.of(claim.value()), length),
            TextPage.place(claim.span()))).distinct()
        .collect(Collectors.joining(", "));
  }
}
