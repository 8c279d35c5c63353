package io.cflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.AcceptanceCriterion;
import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Field;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Epic;
import io.cflow.domain.Plan;
import io.cflow.domain.Receipt;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryDefinition.Kind;
import io.cflow.domain.StoryStatus;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

  @Test
  void between_tracker_and_file_the_lower_status_is_proposed_and_can_be_written() {
    var drift = only(story("1.1", said(Source.STORY_FILE, StoryStatus.REVIEW), said(Source.TRACKER, StoryStatus.DONE)));

    assertThat(drift.field()).isEqualTo(Field.STATUS);
    assertThat(drift.proposed()).isEqualTo("review");
    assertThat(drift.claims()).extracting(claim -> claim.source().name() + " " + claim.value())
        .containsExactly("STORY_FILE review", "TRACKER done");
    assertThat(drift.repairable()).isTrue();
  }

  @Test
  void approved_and_ready_for_development_are_the_same() {
    assertThat(of(story("1.1", said(Source.STORY_FILE, StoryStatus.APPROVED), said(Source.TRACKER, StoryStatus.READY))))
        .isEmpty();
  }

  @Test
  void draft_and_backlog_are_the_same() {
    assertThat(of(story("1.1", said(Source.STORY_FILE, StoryStatus.DRAFT), said(Source.TRACKER, StoryStatus.BACKLOG))))
        .isEmpty();
  }

  @Test
  void two_trackers_of_a_story_nobody_describes_agree_on_the_lower_word_one_of_them_says() {
    var drift = only(new Story("1.1", List.of(), "1", "Lend a book", List.of(criteria(Kind.TRACKER, 0)),
        List.of(said(Source.TRACKER, StoryStatus.REVIEW), said(Source.TRACKER, StoryStatus.IN_PROGRESS)), List.of(),
        false, false));

    assertThat(drift.proposed()).isEqualTo("in-progress");
  }

  @Test
  void a_document_that_is_not_written_back_is_left_to_who_keeps_it() {
    var story = story("1.1", said(Source.STORY_FILE, StoryStatus.DONE), said(Source.TRACKER, StoryStatus.REVIEW));

    assertThat(Reconciliation.of(plan(DocumentType.STORY, story))).singleElement()
        .matches(Discrepancy::repairable);
    assertThat(Reconciliation.of(plan(DocumentType.TECH_SPEC, story))).singleElement()
        .matches(drift -> !drift.repairable() && drift.proposed().equals("review"));
  }

  private static Plan plan(DocumentType file, Story story) {
    var document = new Document("STORY_FILE", file, "fixture", "0", 1, List.of());
    return new Plan("fixture", "0", "v6", List.of(document), List.of(), List.of(), List.of(story), List.of(),
        List.of(), List.of(), new Receipt(List.of()));
  }

  @Test
  void a_story_that_somebody_holds_back_is_left_to_a_person() {
    var drift = only(
        story("1.1", said(Source.STORY_FILE, StoryStatus.BLOCKED), said(Source.TRACKER, StoryStatus.DONE)));

    assertThat(drift.proposed()).isEmpty();
    assertThat(drift.repairable()).isFalse();
  }

  @Test
  void two_files_of_one_story_are_left_to_a_person() {
    var drift = only(
        story("1.1", said(Source.STORY_FILE, StoryStatus.DRAFT), said(Source.STORY_FILE, StoryStatus.DONE)));

    assertThat(drift.repairable()).isFalse();
    assertThat(drift.reason()).contains("keep one");
  }

  @Test
  void what_a_planning_document_says_is_proposed_to_follow_the_file() {
    var drift = only(
        story("1.1", said(Source.PLANNING, StoryStatus.DONE), said(Source.STORY_FILE, StoryStatus.REVIEW)));

    assertThat(drift.proposed()).isEqualTo("review");
    assertThat(drift.reason()).contains("not in planning documents");
  }

  @Property(tries = 100)
  void no_proposal_says_more_than_any_source_that_keeps_the_progress(
      @ForAll StoryStatus file, @ForAll StoryStatus tracker) {
    of(story("1.1", said(Source.STORY_FILE, file), said(Source.TRACKER, tracker))).stream()
        .filter(drift -> !drift.proposed().isEmpty()).forEach(drift -> assertThat(drift.proposed())
            .isEqualTo((file.compareTo(tracker) < 0 ? file : tracker).word()));
  }

  @Test
  void a_done_epic_with_an_open_story_is_in_progress() {
    var epic = new Epic("1", "Lending", List.of(), "", List.of(), said(Source.TRACKER, StoryStatus.DONE), false,
        List.of(SourceSpan.line("epics.md", 1)));

    assertThat(Reconciliation.of(plan(List.of(epic), List.of(story("1.1", said(Source.TRACKER, StoryStatus.REVIEW))))))
        .singleElement().satisfies(drift -> {
          assertThat(drift.kind()).isEqualTo(Discrepancy.Kind.EPIC);
          assertThat(drift.proposed()).isEqualTo("in-progress");
          assertThat(drift.claims().getLast().value()).isEqualTo("story 1.1 review");
        });
  }

  @Test
  void a_number_that_is_taken_is_proposed_the_next_free_one() {
    var first = story("2.3");
    var later = new Story("2.3-export", List.of("2.3"), "2", "Export", first.definitions(), List.of(), List.of(),
        false, false);
    var other = story("2.4");

    assertThat(of(first, later, other)).filteredOn(drift -> drift.field() == Field.NUMBER).singleElement()
        .satisfies(drift -> {
          assertThat(drift.subject()).isEqualTo("2.3-export");
          assertThat(drift.proposed()).isEqualTo("2.5");
          assertThat(drift.repairable()).isFalse();
        });
  }

  @Test
  void titles_that_only_say_more_agree_and_others_do_not() {
    assertThat(of(titled("Lend a book", "Lend a book (MVP)"))).isEmpty();
    assertThat(only(titled("Lend a book", "Borrowing")).proposed()).isEqualTo("Lend a book");
  }

  @Test
  void counts_of_criteria_are_compared_where_both_sides_have_some() {
    assertThat(of(story(criteria(Kind.STORY, 3), criteria(Kind.EPICS, 0)))).isEmpty();
    assertThat(only(story(criteria(Kind.STORY, 3), criteria(Kind.EPICS, 2))).proposed()).isEqualTo("3");
  }

  @Test
  void a_requirement_that_shard_and_whole_document_word_differently_is_shown_with_both() {
    var documents = List.of(
        new Document("prd.md", DocumentType.PRD, "prd", "0", 1, List.of("- FR1: two weeks")),
        new Document("prd/requirements.md", DocumentType.PRD_SHARD, "shard", "0", 1, List.of("- **FR1**: a month")),
        new Document("epics.md", DocumentType.EPICS, "epics", "0", 1, List.of("FR1: in other words")));
    var requirement = new Requirement("FR1", Requirement.Kind.FUNCTIONAL, "FR1", "", "- **FR1**: a month", List.of(),
        false, false, SourceSpan.line("prd/requirements.md", 1),
        List.of(SourceSpan.line("prd.md", 1), SourceSpan.line("epics.md", 1)));
    var plan = new Plan("fixture", "0", "v4", documents, List.of(requirement), List.of(), List.of(), List.of(),
        List.of(), List.of(), new Receipt(List.of()));

    assertThat(Reconciliation.of(plan)).singleElement().satisfies(drift -> assertThat(drift.claims())
        .extracting(Discrepancy.Claim::value).containsExactly("- **FR1**: a month", "- FR1: two weeks"));
  }

  @Test
  void a_retired_story_disagrees_with_nobody() {
    var story = story("1.1", said(Source.STORY_FILE, StoryStatus.DRAFT), said(Source.TRACKER, StoryStatus.DONE));

    assertThat(of(new Story(story.id(), List.of(), "1", story.title(), story.definitions(), story.statuses(),
        List.of(), true, false))).isEmpty();
  }

  private static Discrepancy only(Story story) {
    var drifts = of(story);
    assertThat(drifts).hasSize(1);
    return drifts.getFirst();
  }

  private static List<Discrepancy> of(Story... stories) {
    return Reconciliation.of(plan(List.of(), List.of(stories)));
  }

  private static Plan plan(List<Epic> epics, List<Story> stories) {
    return new Plan("fixture", "0", "v6", List.of(), List.of(), epics, stories, List.of(), List.of(), List.of(),
        new Receipt(List.of()));
  }

  private static Story story(String id, StatedStatus... statuses) {
    return new Story(id, List.of(), "1", "Lend a book", List.of(criteria(Kind.STORY, 0)), List.of(statuses), List.of(),
        false, false);
  }

  private static Story story(StoryDefinition... definitions) {
    return new Story("1.1", List.of(), "1", definitions[0].title(), List.of(definitions), List.of(), List.of(), false,
        false);
  }

  private static Story titled(String file, String plan) {
    return story(definition(Kind.STORY, file, 0), definition(Kind.EPICS, plan, 0));
  }

  private static StoryDefinition criteria(Kind kind, int count) {
    return definition(kind, "Lend a book", count);
  }

  private static StoryDefinition definition(Kind kind, String title, int criteria) {
    var span = SourceSpan.line(kind.name(), 1);
    var all = IntStream.rangeClosed(1, criteria).mapToObj(i -> new AcceptanceCriterion(i, "", "", "It works.", span));
    return new StoryDefinition(kind, title, span, null, all.toList(), List.of(), List.of(), List.of());
  }

  private static StatedStatus said(Source source, StoryStatus status) {
    return new StatedStatus(source, status.word(), status, "", SourceSpan.line(source.name(), 1));
  }
}
