package io.cflow.engine;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Claim;
import io.cflow.domain.Discrepancy.Field;
import io.cflow.domain.Discrepancy.Kind;
import io.cflow.domain.Discrepancy.Source;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Titles, counts of criteria and wordings of requirements that disagree. */
final class WordingDrift {

  private WordingDrift() {}

  static Stream<Discrepancy> ofTitles(Plan plan) {
    return described(plan).flatMap(story -> {
      var claims = claims(story, StoryDefinition::title);
      boolean differ = claims.stream().anyMatch(claim -> !holds(claim.value(), story.title()));
      return drift(differ, story, Field.TITLE, claims, story.title(), "the story's own file has the latest word");
    });
  }

  static Stream<Discrepancy> ofCriteria(Plan plan) {
    return described(plan).flatMap(story -> {
      var claims = claims(story, WordingDrift::criteria);
      var counts = Integer.toString(story.criteria().size());
      return drift(differ(claims), story, Field.CRITERIA, claims, counts,
          "work goes by the story's own file; a change proposal brings the plan up to date");
    });
  }

  private static Stream<Story> described(Plan plan) {
    return plan.stories().stream().filter(story -> !story.retired());
  }

  /** Definitions that say nothing about the field claim nothing. */
  private static List<Claim> claims(Story story, Function<StoryDefinition, String> field) {
    return story.definitions().stream().filter(each -> !field.apply(each).isEmpty())
        .map(each -> Claim.of(each, field.apply(each))).toList();
  }

  private static String criteria(StoryDefinition definition) {
    return definition.criteria().isEmpty() ? "" : Integer.toString(definition.criteria().size());
  }

  private static Stream<Discrepancy> drift(
      boolean differ, Story story, Field field, List<Claim> claims, String proposed, String reason) {
    return differ && claims.size() > 1
        ? Stream.of(new Discrepancy(Kind.STORY, story.id(), field, claims, proposed, reason, false)) : Stream.of();
  }

  /** Among documents that define requirements; an epics document may retell them in its own words. */
  static Stream<Discrepancy> ofRequirements(Plan plan) {
    var documents = plan.documents(DocumentType.PRD, DocumentType.PRD_SHARD).stream()
        .collect(Collectors.toMap(Document::path, Function.identity(), (first, second) -> first));
    return plan.requirements().stream().filter(each -> !each.copies().isEmpty()).flatMap(requirement -> {
      var claims = claims(requirement, documents);
      return differ(claims)
          ? Stream.of(new Discrepancy(Kind.REQUIREMENT, requirement.id(), Field.TEXT, claims, requirement.text(),
              "a shard counts before the whole document", false))
          : Stream.of();
    });
  }

  private static List<Claim> claims(Requirement requirement, Map<String, Document> documents) {
    var claims = new ArrayList<Claim>();
    Stream.concat(Stream.of(requirement.source()), requirement.copies().stream())
        .forEach(place -> text(place, documents)
            .ifPresent(text -> claims.add(new Claim(Source.PLANNING, text, place))));
    return claims;
  }

  private static Optional<String> text(SourceSpan span, Map<String, Document> documents) {
    return Optional.ofNullable(documents.get(span.path()))
        .filter(document -> span.lastLine() <= document.lines().size())
        .map(document -> String.join("\n", document.lines().subList(span.firstLine() - 1, span.lastLine())).strip());
  }

  private static boolean differ(List<Claim> claims) {
    return claims.stream().map(claim -> words(claim.value())).distinct().count() > 1;
  }

  /** A title that says more, such as a date, is the same title. */
  private static boolean holds(String left, String right) {
    return words(left).contains(words(right)) || words(right).contains(words(left));
  }

  /** Markup, case and punctuation are no disagreement. */
  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
