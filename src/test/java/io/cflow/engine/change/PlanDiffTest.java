package io.cflow.engine.change;

import static io.cflow.domain.StoryStatus.DONE;
import static io.cflow.domain.StoryStatus.DRAFT;
import static io.cflow.domain.StoryStatus.READY;
import static io.cflow.engine.PlanVersion.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.engine.PlanVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Two versions of a plan are compared by what they say. */
class PlanDiffTest {

  private static final PlanVersion PLAN = plan()
      .requirement("FR1", "search").requirement("FR2", "lend")
      .titled("1.1", "Search", "finds", "sorts", "counts").story("1.2", READY, "FR2");

  @Test
  void a_changed_text_is_a_change_with_both_places() {
    var change = only(PLAN, PLAN.requirement("FR1", "search twice"));

    assertThat(change).hasToString("FR1 changed (prd.md:1)");
    assertThat(change.before().text()).startsWith("search ");
    assertThat(change.after().text()).startsWith("search twice");
  }

  @Test
  void lines_broken_elsewhere_are_no_change() {
    assertThat(diff(PLAN, PLAN.requirement("FR1", "  search\n")).isEmpty()).isTrue();
  }

  @Test
  void a_status_is_no_change() {
    assertThat(diff(PLAN, PLAN.story("1.2", DONE, "FR2")).isEmpty()).isTrue();
  }

  @Test
  void what_a_review_found_is_no_change_of_the_plan_and_a_task_of_people_is() {
    var worked = PLAN.tasks("1.1", "index the words");

    assertThat(diff(worked, PLAN.tasks("1.1", "index the words", "[Review][Patch] closes no file [A.java:3]"))
        .isEmpty()).isTrue();
    assertThat(only(worked, PLAN.tasks("1.1", "index the words", "[AI-Review][High] no test", "sort them")))
        .hasToString("task 2 of story 1.1 was added (1.1.md:1)");
  }

  @Test
  void the_same_text_under_another_id_is_renumbered() {
    assertThat(only(PLAN, PLAN.without("FR2").requirement("FR7", "lend")))
        .hasToString("FR2 is now FR7 (prd.md:2)");
  }

  @Test
  void a_criterion_put_in_front_renumbers_the_others_and_is_the_only_one_added() {
    var diff = diff(PLAN, PLAN.titled("1.1", "Search", "opens", "finds", "sorts", "counts"));

    assertThat(diff.of(PlanItem.Kind.CRITERION, Change.Kind.ADDED)).hasSize(1);
    assertThat(diff.of(PlanItem.Kind.CRITERION, Change.Kind.RENUMBERED)).hasSize(3);
    assertThat(diff.changes()).hasSize(4);
  }

  @Test
  void a_renumbered_story_brings_its_criteria_along() {
    var diff = diff(PLAN, PLAN.without("1.1").titled("2.4", "Search", "finds", "sorts", "counts"));

    assertThat(diff.changes()).extracting(Change::toString).containsExactly("story 1.1 is now story 2.4 (2.4.md:1)");
  }

  @Test
  void the_parts_of_a_story_that_came_or_went_are_not_told_one_by_one() {
    assertThat(only(PLAN, PLAN.without("1.1"))).hasToString("story 1.1 was removed (1.1.md:1)");
    assertThat(only(PLAN.without("1.1"), PLAN)).hasToString("story 1.1 was added (1.1.md:1)");
  }

  @Test
  void a_dependency_is_an_item_of_its_own() {
    assertThat(only(PLAN, PLAN.waits("1.2", "1.1"))).hasToString("1.2 on 1.1 was added (epics.md:7)");
  }

  @Test
  void a_changed_section_touches_the_stories_that_cite_it_and_no_others() {
    var before = PLAN.document(architecture("ordered by title")).document(story("1.1.md", "search"));
    var after = PLAN.document(architecture("ordered by author")).document(story("1.1.md", "search"));

    var diff = diff(before, after);

    assertThat(diff.changes()).extracting(Change::toString).containsExactly("section 'Search' changed (architecture.md:3)");
    assertThat(Impact.of(before.build(), after.build(), diff).touched()).containsOnlyKeys("1.1");
  }

  @Test
  void a_requirement_touches_the_stories_that_serve_it_and_those_behind_them_wait() {
    var before = PLAN.waits("1.1", "1.2");
    var after = before.requirement("FR2", "lend twice");

    var impact = Impact.of(before.build(), after.build(), diff(before, after));

    assertThat(impact.touched()).containsOnlyKeys("1.2");
    assertThat(impact.waiting()).containsExactly("1.1");
  }

  @Test
  void less_without_a_word_is_shrinkage_and_struck_out_is_not() {
    assertThat(Shrinkage.of(PLAN.build(), PLAN.without("1.2").build()).losses())
        .containsExactly("1 stories instead of 2; gone without a word: 1.2");
    assertThat(Shrinkage.of(PLAN.build(), PLAN.retired("1.2").dropped("FR2").build()).isEmpty()).isTrue();
    assertThat(Shrinkage.of(PLAN.build(), PLAN.without("1.2").story("1.3", DRAFT).build()).isEmpty()).isTrue();
  }

  @Test
  void the_scope_follows_from_what_is_touched() {
    var nobody = new Progress(Set.of(), Set.of());

    assertThat(scope(PLAN.requirement("FR2", "lend twice"), nobody)).isEqualTo(ChangeScope.MINOR);
    assertThat(scope(PLAN.requirement("FR2", "lend twice"), new Progress(Set.of("1.2"), Set.of())))
        .isEqualTo(ChangeScope.MODERATE);
    assertThat(scope(PLAN.story("1.3", DRAFT), nobody)).isEqualTo(ChangeScope.MODERATE);
    assertThat(scope(PLAN.dropped("FR2"), nobody)).isEqualTo(ChangeScope.MAJOR);
    assertThat(scope(PLAN.requirement("FR2", "lend twice"), new Progress(Set.of(), Set.of("1.2"))))
        .isEqualTo(ChangeScope.MAJOR);
  }

  @Test
  void another_project_of_the_same_name_is_recognised_as_one() {
    var other = plan().requirement("FR1", "bake").requirement("FR2", "sell").titled("1.1", "Bake").titled("1.2", "Sell")
        .titled("1.3", "Clean");

    assertThat(correction(other, new Progress(Set.of(), Set.of())).isForeign()).isTrue();
    assertThat(correction(other, new Progress(Set.of(), Set.of())).asks(Correction.Policy.NEVER)).isTrue();
    assertThat(correction(PLAN.requirement("FR1", "search twice"), new Progress(Set.of(), Set.of())).isForeign())
        .isFalse();
  }

  @Property(tries = 200)
  void equal_plans_do_not_differ_and_swapped_plans_differ_backwards(
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 5) Integer> one,
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 5) Integer> other) {
    var before = generated(one);
    var after = generated(other);

    assertThat(PlanDiff.of(before, before).isEmpty()).isTrue();
    var there = PlanDiff.of(before, after);
    var back = PlanDiff.of(after, before);
    assertThat(back.changes()).hasSameSizeAs(there.changes());
    assertThat(there.changes().stream().filter(change -> change.kind() == Change.Kind.ADDED).count())
        .isEqualTo(back.changes().stream().filter(change -> change.kind() == Change.Kind.REMOVED).count());
  }

  /** Requirement FRn says the n-th number. */
  private static Plan generated(List<Integer> texts) {
    var plan = plan();
    for (int i : IntStream.range(0, texts.size()).toArray()) {
      plan = plan.requirement("FR" + i, "text " + texts.get(i));
    }
    return plan.build();
  }

  private static Change only(PlanVersion before, PlanVersion after) {
    var changes = diff(before, after).changes();
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private static PlanDiff diff(PlanVersion before, PlanVersion after) {
    return PlanDiff.of(before.build(), after.build());
  }

  private static Correction correction(PlanVersion after, Progress progress) {
    return Correction.of(2, PLAN.build(), after.build(), progress);
  }

  private static ChangeScope scope(PlanVersion after, Progress progress) {
    return correction(after, progress).scope();
  }

  private static Document architecture(String text) {
    return new Document("docs/architecture.md", DocumentType.ARCHITECTURE, "test", "0".repeat(64), 9,
        List.of("# Architecture", "", "## Search", "Hits are " + text + ".", "## Loans", "A loan has a date."));
  }

  private static Document story(String name, String anchor) {
    return new Document("stories/" + name, DocumentType.STORY, "test", "0".repeat(64), 9,
        List.of("# Story [Source: docs/architecture.md#" + anchor + "]"));
  }
}
