package io.cflow.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.StoryDefinition.Kind;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static final SourceSpan FILE = SourceSpan.line("stories/1.1.md", 1);
  private static final SourceSpan EPICS = SourceSpan.line("epics.md", 40);

  @Test
  void a_story_is_only_as_far_as_the_lower_of_its_file_and_the_tracker() {
    assertThat(story(stated(Source.STORY_FILE, StoryStatus.REVIEW), stated(Source.TRACKER, StoryStatus.DONE)).status())
        .isEqualTo(StoryStatus.REVIEW);
    assertThat(story(stated(Source.STORY_FILE, StoryStatus.DONE), stated(Source.TRACKER, StoryStatus.READY)).status())
        .isEqualTo(StoryStatus.READY);
  }

  @Property(tries = 100)
  void neither_source_can_lift_the_other(@ForAll StoryStatus file, @ForAll StoryStatus tracker) {
    var status = story(stated(Source.STORY_FILE, file), stated(Source.TRACKER, tracker)).status();

    assertThat(status).isIn(file, tracker);
    if (file.isProgress() && tracker.isProgress()) {
      assertThat(status).isLessThanOrEqualTo(file).isLessThanOrEqualTo(tracker);
    } else {
      assertThat(status.isProgress()).isFalse();
    }
  }

  @Test
  void planning_documents_are_believed_only_when_nobody_else_says_anything() {
    assertThat(story(stated(Source.PLANNING, StoryStatus.DONE)).status()).isEqualTo(StoryStatus.DONE);
    assertThat(story(stated(Source.PLANNING, StoryStatus.DRAFT), stated(Source.TRACKER, StoryStatus.DONE)).status())
        .isEqualTo(StoryStatus.DONE);
  }

  @Test
  void two_planning_documents_are_believed_like_one() {
    assertThat(story(stated(Source.PLANNING, StoryStatus.DONE), stated(Source.PLANNING, StoryStatus.REVIEW)).status())
        .isEqualTo(StoryStatus.REVIEW);
  }

  @Test
  void a_story_nobody_says_anything_about_is_backlog() {
    assertThat(story().status()).isEqualTo(StoryStatus.BACKLOG);
  }

  @Test
  void a_retired_story_is_cancelled_whatever_is_stated() {
    var story = new Story(
        "1.1", List.of(), "1", "Title", List.of(definition(Kind.STORY, FILE)),
        List.of(stated(Source.STORY_FILE, StoryStatus.DONE)), List.of(), true, false);

    assertThat(story.status()).isEqualTo(StoryStatus.CANCELLED);
  }

  @Test
  void what_the_engine_wrote_last_holds_and_otherwise_the_lower_counts() {
    var story = story(stated(Source.STORY_FILE, StoryStatus.REVIEW), stated(Source.TRACKER, StoryStatus.DONE));

    assertThat(story.status(said -> said.source() == Source.TRACKER)).isEqualTo(StoryStatus.DONE);
    assertThat(story.status(said -> false)).isEqualTo(StoryStatus.REVIEW);
  }

  @Test
  void a_story_that_is_only_tracked_can_be_done_or_held_but_not_begun() {
    assertThat(tracked(StoryStatus.DONE).status()).isEqualTo(StoryStatus.DONE);
    assertThat(tracked(StoryStatus.BLOCKED).status()).isEqualTo(StoryStatus.BLOCKED);
    assertThat(tracked(StoryStatus.READY).status()).isEqualTo(StoryStatus.DRAFT);
    assertThat(tracked(StoryStatus.IN_PROGRESS).status()).isEqualTo(StoryStatus.DRAFT);
    assertThat(tracked(StoryStatus.BACKLOG).isOnlyTracked()).isTrue();
    assertThat(story().isOnlyTracked()).isFalse();
  }

  private static Story tracked(StoryStatus status) {
    return new Story("1.1", List.of(), "1", "Title", List.of(definition(Kind.TRACKER, FILE)),
        List.of(stated(Source.TRACKER, status)), List.of(), false, false);
  }

  @Test
  void sources_that_disagree_drift() {
    assertThat(story(stated(Source.STORY_FILE, StoryStatus.DONE), stated(Source.TRACKER, StoryStatus.DONE))
        .hasStatusDrift()).isFalse();
    assertThat(story(stated(Source.STORY_FILE, StoryStatus.DONE), stated(Source.TRACKER, StoryStatus.REVIEW))
        .hasStatusDrift()).isTrue();
  }

  @Test
  void the_first_definition_that_says_something_counts() {
    var criterion = new AcceptanceCriterion(1, "1", "", "Readers find a book by its title.", EPICS);
    var item = new WorkItem("write the query", false, 0, List.of(1), EPICS);
    var file = new FileEntry("src/Search.java", "created", EPICS);
    var statement = new UserStory("reader", "find a book", "", EPICS);
    var planned = new StoryDefinition(
        Kind.EPICS, "Title", EPICS, statement, List.of(criterion), List.of(item), List.of(file), List.of());
    var story = new Story(
        "1.1", List.of(), "1", "Title", List.of(definition(Kind.STORY_EMPTY, FILE), planned), List.of(), List.of(),
        false, false);

    assertThat(story.criteria()).containsExactly(criterion);
    assertThat(story.tasks()).containsExactly(item);
    assertThat(story.files()).containsExactly(file);
    assertThat(story.statement()).contains(statement);
    assertThat(story.source()).isEqualTo(FILE);
    assertThat(story().criteria()).isEmpty();
    assertThat(story().statement()).isEmpty();
  }

  @Test
  void only_story_files_are_story_files() {
    assertThat(Arrays.stream(Kind.values()).filter(Kind::isStoryFile)).containsExactly(Kind.STORY, Kind.STORY_EMPTY);
  }

  @Test
  void a_story_that_is_defined_nowhere_is_refused() {
    assertThatThrownBy(() -> new Story(
        "1.1", List.of(), "1", "Title", List.of(), List.of(), List.of(), false, false))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("story 1.1 is defined nowhere");
  }

  private static Story story(StatedStatus... statuses) {
    return new Story(
        "1.1", List.of(), "1", "Title", List.of(definition(Kind.STORY, FILE)), List.of(statuses), List.of(), false,
        false);
  }

  private static StoryDefinition definition(Kind kind, SourceSpan span) {
    return new StoryDefinition(kind, "Title", span, null, List.of(), List.of(), List.of(), List.of());
  }

  private static StatedStatus stated(Source source, StoryStatus status) {
    return new StatedStatus(source, status.name(), status, "", FILE);
  }
}
