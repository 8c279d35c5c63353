package io.cflow.processors.writeback;

import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.StatedStatus;
import io.cflow.domain.StatedStatus.Source;
import io.cflow.domain.Story;
import io.cflow.domain.StoryDefinition;
import io.cflow.domain.StoryStatus;
import io.cflow.engine.ReachedStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From what the engine knows of a story to the edits of its documents: only sections their owners would write, in the
 * dialect of the project. Pure; equal inputs give equal edits.
 */
public final class Projection {

  private final Plan plan;
  private final Story story;
  private final StoryReport report;
  private final Evidence evidence;

  private Projection(Plan plan, Story story, StoryReport report) {
    this.plan = plan;
    this.story = story;
    this.report = report;
    this.evidence = new Evidence(report);
  }

  /** @return the gate first, then the story's own file, then the trackers; empty for a story the plan does not know */
  public static List<DocumentEdits> of(Plan plan, StoryReport report) {
    return plan.story(report.story()).map(story -> new Projection(plan, story, report).all()).orElse(List.of());
  }

  private List<DocumentEdits> all() {
    var all = new ArrayList<DocumentEdits>();
    gate().ifPresent(all::add);
    ownFile().map(path -> new DocumentEdits(path, ownEdits(path))).ifPresent(all::add);
    report.reached().ifPresent(reached -> trackers().forEach(path -> all.add(new DocumentEdits(path,
        List.of(new TrackerEdit(story.id(), story.aliases(), story.epic(), reached.status(), reached.back(),
            report.since()))))));
    return all.stream().filter(each -> !each.edits().isEmpty()).toList();
  }

  private boolean isV6() {
    return plan.flavour().startsWith("v6");
  }

  private Optional<DocumentEdits> gate() {
    return isV6() ? Optional.empty() : report.ended().judged().flatMap(at -> report.artifact("/gate.yml")
        .map(text -> new DocumentEdits(GatePath.of(plan, story), List.of(new GateEdit(text.lines().toList(), at)))));
  }

  /** The one file that is the story; with several of them a person has to say which counts. */
  private Optional<String> ownFile() {
    var files = story.definitions().stream().filter(definition -> definition.kind() == StoryDefinition.Kind.STORY)
        .map(StoryDefinition::span).map(SourceSpan::path).distinct().toList();
    return files.size() == 1 ? Optional.of(files.getFirst()) : Optional.empty();
  }

  /** A story that is ready but has no file is not ready for BMAD's own tools. */
  private List<String> trackers() {
    boolean unwritten = report.reached().map(ReachedStatus::status).filter(StoryStatus.READY::equals).isPresent()
        && ownFile().isEmpty();
    return unwritten ? List.of() : story.statuses().stream().filter(status -> status.source() == Source.TRACKER)
        .map(StatedStatus::span).map(SourceSpan::path).distinct().toList();
  }

  private List<Edit> ownEdits(String path) {
    var edits = new ArrayList<Edit>();
    report.ended().built().ifPresent(at -> edits.addAll(evidence.work(date(at))));
    if (isV6()) {
      report.ended().reviewed().ifPresent(at -> edits.addAll(evidence.findings()));
    } else {
      report.ended().judged().ifPresent(at -> edits.addAll(evidence.review(date(at), GatePath.of(plan, story))));
    }
    report.reached().ifPresent(reached -> {
      edits.add(new StatusEdit(reached.status(), reached.back(), Wording.of(plan)));
      if (reached.status() == StoryStatus.DONE && isBuildSpec(path)) {
        edits.add(new BuildResultEdit(""));
      }
    });
    return edits;
  }

  private boolean isBuildSpec(String path) {
    return plan.documents().stream().filter(document -> document.path().equals(path))
        .anyMatch(document -> document.lines().stream()
            .anyMatch(line -> line.matches("<(?:frozen-after-approval|intent-contract)\\b.{0,300}")));
  }

  private static String date(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
