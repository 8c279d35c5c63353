package io.cflow.agents.analyst;

import io.cflow.agents.Confidence;
import io.cflow.agents.Method;
import io.cflow.agents.Report;
import io.cflow.domain.Artifact;
import io.cflow.domain.Capability;
import io.cflow.domain.Outcome;
import io.cflow.domain.SourceSpan;
import io.cflow.port.Assignment;
import java.util.List;
import java.util.stream.Stream;

/**
 * Drafts a BMAD story for each functional requirement nothing serves: connextra form (R. Davies, 2001), EARS turned
 * into Given/When/Then, INVEST (B. Wake, 2003), SPIDR (M. Cohn, 2017). Skeletons: thresholds and benefits that the
 * requirement does not state are left open.
 */
final class UserStoryCreation implements Method {

  private static final Report.Maker MAKER =
      new Report.Maker(Capability.CREATE_USER_STORIES, "user-stories/1", Confidence.HEURISTIC);

  @Override
  public Capability capability() {
    return Capability.CREATE_USER_STORIES;
  }

  @Override
  public Outcome perform(Assignment assignment) {
    var findings = StoryFindings.of(assignment.plan());
    var report = MAKER.report(summary(findings), evidence(findings), needsInput(findings), findings);
    var page = report.page("user-stories/index.md", "Story coverage of " + assignment.plan().project());
    new CoveragePage(page, findings, assignment.plan()).write();
    return report.succeeded(page, files(findings));
  }

  private static List<Artifact> files(StoryFindings findings) {
    return findings.stories().stream().map(StoryPage::of).toList();
  }

  private static String summary(StoryFindings findings) {
    int functional = Stream.of(Coverage.Degree.values()).mapToInt(each -> findings.functional(each).size()).sum();
    if (functional == 0) {
      return "No functional requirements: no story is missing";
    }
    int stated = findings.functional(Coverage.Degree.STATED).size() + findings.functional(Coverage.Degree.BY_EPIC)
        .size();
    int drafted = findings.stories().size();
    if (stated == 0) {
      return "No document says which story serves which requirement: %d of %d functional ones are probably served, "
          .formatted(findings.functional(Coverage.Degree.LIKELY).size(), functional) + drafted + " stories drafted for "
          + "the rest";
    }
    return "%d of %d functional requirements are served by a story or an epic, %d probably; %s".formatted(stated,
        functional, findings.functional(Coverage.Degree.LIKELY).size(),
        drafted == 0 ? "none is uncovered" : drafted + " stories drafted for the rest");
  }

  private static List<SourceSpan> evidence(StoryFindings findings) {
    return findings.coverage().stream().map(Coverage.Entry::at).toList();
  }

  private static List<String> needsInput(StoryFindings findings) {
    var confirm = findings.functional(Coverage.Degree.LIKELY).stream().map(entry -> "confirm that story %s serves %s"
        .formatted(entry.stories().getFirst(), entry.requirement()));
    var drafts = findings.stories().stream().filter(draft -> draft.open() > 0).map(draft ->
        "%d open places in %s".formatted(draft.open(), draft.path()));
    return Stream.concat(confirm, drafts).toList();
  }
}
