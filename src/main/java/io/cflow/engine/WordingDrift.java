package io.cflow.engine;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Claim;
import io.cflow.domain.Discrepancy.Field;
import io.cflow.domain.Discrepancy.Kind;
import io.cflow.domain.Discrepancy.Source;
import io.cflow.domain.Document;
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
    return stories(plan, Field.TITLE, StoryDefinition::title, Story::title,
        "the story's own file has the latest word");
  }

  static Stream<Discrepancy> ofCriteria(Plan plan) {
    return stories(plan, Field.CRITERIA, WordingDrift::criteria, story -> Integer.toString(story.criteria().size()),
        "work goes by the story's own file; a change proposal brings the plan up to date");
  }

  /** Empty for a definition that says nothing about its criteria. */
  private static String criteria(StoryDefinition definition) {
    return definition.criteria().isEmpty() ? "" : Integer.toString(definition.criteria().size());
  }

  private static Stream<Discrepancy> stories(
      Plan plan, Field field, Function<StoryDefinition, String> said, Function<Story, String> counts, String reason) {
    return plan.stories().stream().filter(story -> !story.retired()).flatMap(story -> {
      var claims = story.definitions().stream().filter(each -> !said.apply(each).isEmpty())
          .map(each -> Claim.of(each, said.apply(each))).toList();
      return disagree(claims)
          ? Stream.of(new Discrepancy(Kind.STORY, story.id(), field, claims, counts.apply(story), reason))
          : Stream.of();
    });
  }

  static Stream<Discrepancy> ofRequirements(Plan plan) {
    var documents = plan.documents().stream()
        .collect(Collectors.toMap(Document::path, Function.identity(), (first, second) -> first));
    return plan.requirements().stream().filter(each -> !each.copies().isEmpty()).flatMap(requirement -> {
      var claims = claims(requirement, documents);
      return disagree(claims)
          ? Stream.of(new Discrepancy(Kind.REQUIREMENT, requirement.id(), Field.TEXT, claims, requirement.text(),
              "the newest definition counts: a shard before the whole document, both before their copies"))
          : Stream.of();
    });
  }

  private static List<Claim> claims(Requirement requirement, Map<String, Document> documents) {
    var claims = new ArrayList<Claim>();
    claims.add(new Claim(Source.PLANNING, requirement.text(), requirement.source()));
    requirement.copies().forEach(copy -> text(copy, documents)
        .ifPresent(text -> claims.add(new Claim(Source.PLANNING, text, copy))));
    return claims;
  }

  private static Optional<String> text(SourceSpan span, Map<String, Document> documents) {
    return Optional.ofNullable(documents.get(span.path()))
        .filter(document -> span.lastLine() <= document.lines().size())
        .map(document -> String.join("\n", document.lines().subList(span.firstLine() - 1, span.lastLine())).strip());
  }

  private static boolean disagree(List<Claim> claims) {
    return claims.stream().map(claim -> words(claim.value())).distinct().count() > 1;
  }

  /** Markup, case and punctuation are no disagreement. */
  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
