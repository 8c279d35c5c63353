package io.cflow.processors.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cflow.domain.Plan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryStatus;
import io.cflow.processors.intake.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On real projects, where CFLOW_CORPUS says they are. */
class CorpusWriteBackTest {

  /** Reading a whole project again takes its time: once for each project of so many documents at most. */
  private static final int SMALL = 80;
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

  private final List<Path> projects = new ArrayList<>();

  @BeforeEach
  void find() throws IOException {
    var corpus = System.getenv("CFLOW_CORPUS");
    assumeTrue(corpus != null, "CFLOW_CORPUS is not set: real projects are not checked");
    try (var folders = Files.list(Path.of(corpus, "projects"))) {
      folders.sorted().forEach(projects::add);
    }
  }

  @Test
  void every_document_comes_out_as_it_went_in() {
    assertThat(projects).isNotEmpty().allSatisfy(project -> assertThat(read(project).values()).allSatisfy(bytes ->
        assertThat(Manuscript.of(bytes).render()).isEqualTo(bytes)));
  }

  /** Every status of every story is moved once; every line but its own stays, and some are read again. */
  @Test
  void a_status_edit_changes_its_line_and_is_found_in_its_story_only() {
    assertThat(edited(Source.STORY_FILE)).isGreaterThan(200);
  }

  @Test
  void a_tracker_edit_changes_the_value_and_the_stamp() {
    assertThat(edited(Source.TRACKER)).isGreaterThan(50);
  }

  private int edited(Source source) {
    int edited = 0;
    for (var project : projects) {
      var files = read(project);
      var plan = Projects.read(files);
      var stories = plan.stories().stream().filter(story -> path(story, source).isPresent()).toList();
      for (int i = 0; i < stories.size(); i++) {
        var story = stories.get(i);
        var patch = patch(files, plan, story, source);
        edited += patch.isChange() ? 1 : 0;
        if (patch.isChange() && files.size() <= SMALL && i == stories.size() / 2) {
          files(files, patch, changed -> assertThat(statuses(Projects.read(changed), story.id()))
              .as(patch.path()).isEqualTo(statuses(plan, story.id())));
        }
      }
    }
    return edited;
  }

  private static void files(Map<String, byte[]> files, Patch patch, Consumer<Map<String, byte[]>> check) {
    var changed = new TreeMap<>(files);
    changed.put(patch.path(), patch.after().render());
    check.accept(changed);
  }

  private static Patch patch(Map<String, byte[]> files, Plan plan, Story story, Source source) {
    var stated = story.statuses().stream().filter(status -> status.source() == source).findFirst().orElseThrow();
    var target = stated.status() == StoryStatus.DONE ? StoryStatus.REVIEW : StoryStatus.DONE;
    var path = stated.span().path();
    var text = Manuscript.of(files.get(path));
    var edit = source == Source.TRACKER
        ? new TrackerEdit(story.id(), story.aliases(), story.epic(), target, true, AT)
        : new StatusEdit(target, true, Wording.of(plan));
    var patch = Patching.of(path, text, List.of(edit));
    assertThat(patch.isChange() || !patch.remarks().isEmpty()).as("%s %s", path, story.id()).isTrue();
    if (patch.isChange()) {
      assertThat(changedLines(text, patch.after())).as("%s %s", path, story.id())
          .contains(stated.span().firstLine()).hasSizeLessThanOrEqualTo(source == Source.TRACKER ? 2 : 1);
    }
    return patch;
  }

  /** Of all stories but one. */
  private static List<String> statuses(Plan plan, String but) {
    return plan.stories().stream().filter(story -> !story.id().equals(but))
        .map(story -> story.id() + " " + story.statuses().stream().map(StatedStatus::raw).toList()).toList();
  }

  private static List<Integer> changedLines(Manuscript before, Manuscript after) {
    assertThat(after.size()).isBetween(before.size(), before.size() + 1);
    var changed = new ArrayList<Integer>();
    int added = after.size() - before.size();
    for (int i = 1; i <= before.size(); i++) {
      boolean same = before.line(i).equals(after.line(i)) || before.line(i).equals(after.line(Math.min(i + added, after.size())));
      if (!same) {
        changed.add(i);
      }
    }
    return changed;
  }

  private static Optional<String> path(Story story, Source source) {
    return story.statuses().stream().filter(status -> status.source() == source)
        .map(status -> status.span().path()).findFirst();
  }

  private static Map<String, byte[]> read(Path project) {
    var files = new TreeMap<String, byte[]>();
    new ProjectFolder().read(project, "corpus").files().forEach(file -> files.put(file.path(), file.bytes()));
    return files;
  }
}
