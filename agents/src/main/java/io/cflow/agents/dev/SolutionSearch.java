package io.cflow.agents.dev;

import io.cflow.agents.Escape;
import io.cflow.agents.text.ItemText;
import io.cflow.agents.text.Line;
import io.cflow.agents.text.Measure;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Section;
import io.cflow.agents.text.Words;
import io.cflow.domain.DocumentType;
import io.cflow.domain.FileEntry;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.RequirementLink;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Searches the project's documents for what bears on one story. */
final class SolutionSearch {

  private static final int MOST_SECTIONS = 6;
  private static final int MOST_STORIES = 4;
  private static final int EXCERPT = 220;
  /** A hit below this share of the best one is noise. */
  private static final double NOISE = 0.3;
  private static final Pattern REJECTED = Pattern.compile(
      "\\brejected\\b|\\bdiscarded\\b|\\bnot chosen\\b|\\bruled out\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern OPEN = Pattern.compile(
      "\\bTBD\\b|\\bto be (?:decided|defined|determined)\\b|\\bnot decided\\b|\\bopen question|\\bproposed, not\\b"
          + "|\\bStatus: proposed\\b|\\[NEEDS INPUT|\\bneeds? (?:a )?spike\\b|\\binvestigate whether\\b",
      Pattern.CASE_INSENSITIVE);

  private final Plan plan;
  private final Story story;
  private final List<Bm25.Hit<Section>> sections;

  SolutionSearch(Plan plan, Story story) {
    this.plan = plan;
    this.story = story;
    this.sections = sections();
  }

  Solutions found() {
    var decisions = sections.stream().map(Bm25.Hit::item).flatMap(section -> DecisionMatrix.in(section).stream())
        .toList();
    return new Solutions(story.id(), story.title(), bound(), sections.stream().map(SolutionSearch::guidance).toList(),
        similar(), decisions, quotes(REJECTED), decisions.isEmpty() ? spikes() : List.of());
  }

  private List<Solutions.Bound> bound() {
    var words = Words.content(StoryText.of(story));
    return story.covers().stream().flatMap(link -> requirement(link)
        .filter(requirement -> !link.inherited() || sharesTwo(words, ItemText.of(requirement)))
        .map(requirement -> new Solutions.Bound(
        requirement.id(), ItemText.of(requirement), link.inherited(), requirement.source()))).toList();
  }

  /** An epic's requirement may belong to a sibling. */
  private static boolean sharesTwo(Set<String> words, String text) {
    return Words.content(text).stream().filter(words::contains).count() >= 2;
  }

  private Stream<Requirement> requirement(RequirementLink link) {
    return plan.requirements().stream().filter(each -> each.id().equals(link.requirement()) && !each.dropped());
  }

  private List<Bm25.Hit<Section>> sections() {
    var index = new Bm25<Section>();
    var seen = new HashSet<String>();
    Outline.of(plan, DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD, DocumentType.TECH_SPEC,
            DocumentType.PROJECT_CONTEXT).stream()
        .filter(section -> section.level() > 0)
        .filter(section -> !section.isAbout("change log", "table of contents", "checklist", "next steps"))
        .filter(section -> seen.add(section.title() + section.text()))
        .forEach(section -> index.add(section, section.title() + " " + content(section)));
    return best(index.search(StoryText.of(story), 2), MOST_SECTIONS);
  }

  private List<Solutions.Similar> similar() {
    var index = new Bm25<Story>();
    plan.stories().forEach(each -> index.add(each, StoryText.of(each)));
    var others = index.search(StoryText.of(story), 3).stream().filter(hit -> !hit.item().id().equals(story.id()))
        .toList();
    return best(others, MOST_STORIES).stream().map(SolutionSearch::similar).toList();
  }

  private static <T> List<Bm25.Hit<T>> best(List<Bm25.Hit<T>> hits, int most) {
    return hits.stream().limit(most).filter(hit -> hit.score() >= NOISE * hits.getFirst().score()).toList();
  }

  private static Solutions.Similar similar(Bm25.Hit<Story> hit) {
    var story = hit.item();
    return new Solutions.Similar(story.id(), story.title(), story.status(),
        story.files().stream().map(FileEntry::path).toList(), telling(hit), rounded(hit.score()), story.source());
  }

  private static Solutions.Guidance guidance(Bm25.Hit<Section> hit) {
    var section = hit.item();
    var line = section.prose().filter(each -> each.text().length() < 2_000)
        .max(Comparator.comparingLong((Line each) -> shared(each, hit)).thenComparing(Line::number,
            Comparator.reverseOrder())).filter(each -> shared(each, hit) > 0);
    return new Solutions.Guidance(section.title(),
        line.map(each -> Escape.excerpt(quoted(each), EXCERPT)).orElse(""), telling(hit), rounded(hit.score()),
        line.map(section::at).orElse(section.heading()));
  }

  private static long shared(Line line, Bm25.Hit<Section> hit) {
    var words = Words.content(line.text());
    return hit.terms().stream().filter(words::contains).count();
  }

  private static String quoted(Line line) {
    var text = line.text().strip();
    return Prose.item(text.startsWith("|") ? text.substring(1).replaceFirst("\\|$", "").replace("|", " · ") : text);
  }

  private static List<String> telling(Bm25.Hit<?> hit) {
    return hit.terms().stream().limit(6).toList();
  }

  private static double rounded(double score) {
    return Math.round(score * 10) / 10.0;
  }

  private static String content(Section section) {
    return section.prose().map(Line::text).filter(line -> !line.matches("[|:\\- ]*"))
        .map(line -> line.replace('|', ' ')).reduce("", (all, line) -> all + " " + line);
  }

  private List<Solutions.Quote> quotes(Pattern pattern) {
    return sections.stream().map(Bm25.Hit::item).flatMap(section -> section.prose()
        .filter(line -> pattern.matcher(line.text()).find())
        .map(line -> new Solutions.Quote(Escape.excerpt(Prose.item(line.text()), 300), section.at(line)))).toList();
  }

  /** Measures to be proven and matters the documents themselves call open. */
  private List<Solutions.Quote> spikes() {
    var spikes = new ArrayList<>(quotes(OPEN));
    story.criteria().forEach(criterion -> Measure.in(criterion.text()).stream()
        .filter(measure -> measure.bound() != Measure.Bound.UNSTATED && measure.isDuration())
        .forEach(measure -> spikes.add(new Solutions.Quote(
            "Measure early whether \"%s\" can be kept".formatted(measure.words()), criterion.span()))));
    if (sections.isEmpty() && !plan.documents(DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD).isEmpty()) {
      spikes.add(new Solutions.Quote("No section of the architecture shares two words with this story: find out where"
          + " it belongs", story.source()));
    }
    return spikes.stream().distinct().toList();
  }
}
