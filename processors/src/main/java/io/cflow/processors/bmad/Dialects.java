package io.cflow.processors.bmad;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Candidate;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.dialect.breakdown.CapabilityContracts;
import io.cflow.processors.bmad.dialect.breakdown.StoryBreakdowns;
import io.cflow.processors.bmad.dialect.context.ContextDocument;
import io.cflow.processors.bmad.dialect.planning.EpicDocuments;
import io.cflow.processors.bmad.dialect.planning.RequirementDocuments;
import io.cflow.processors.bmad.dialect.quality.Assessments;
import io.cflow.processors.bmad.dialect.quality.QualityGates;
import io.cflow.processors.bmad.dialect.review.ChangeProposals;
import io.cflow.processors.bmad.dialect.review.ReadinessReports;
import io.cflow.processors.bmad.dialect.review.Retrospectives;
import io.cflow.processors.bmad.dialect.spec.Specifications;
import io.cflow.processors.bmad.dialect.speckit.FeatureSpecs;
import io.cflow.processors.bmad.dialect.story.StoryFiles;
import io.cflow.processors.bmad.dialect.taskmaster.TaskLists;
import io.cflow.processors.bmad.dialect.tracker.SprintStatuses;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.Comparator;
import java.util.List;

/** Every dialect there is, in the order in which they are asked: a new one is a folder and a line here. */
final class Dialects {

  private static final List<Dialect> ALL = List.of(
      new FeatureSpecs(),
      new TaskLists(),
      new Retrospectives(),
      new ChangeProposals(),
      new ReadinessReports(),
      new Assessments(),
      ContextDocument.PAPERS,
      new CapabilityContracts(),
      new StoryFiles(),
      new EpicDocuments(),
      new Specifications(),
      ContextDocument.UX,
      new RequirementDocuments(),
      ContextDocument.ARCHITECTURE,
      ContextDocument.BRIEF,
      ContextDocument.INDEX,
      ContextDocument.CHECKLIST,
      ContextDocument.METHOD,
      new SprintStatuses(),
      new StoryBreakdowns(),
      new QualityGates(),
      ContextDocument.WORKFLOW_STATUS,
      ContextDocument.CONFIGURATION);
  private static final List<Claim> CLAIMS = ALL.stream()
      .flatMap(dialect -> dialect.rules().stream().map(rule -> new Claim(dialect, rule)))
      .sorted(Comparator.comparing(claim -> claim.rule().evidence()))
      .toList();

  /** A dialect that takes a file for one of its own, and the rule by which it does. */
  record Claim(Dialect dialect, Rule rule) {}

  private Dialects() {}

  /** The first claim on a file; one that reads nothing when nobody knows the file. */
  static Claim of(Candidate file) {
    return CLAIMS.stream().filter(claim -> claim.rule().claims(file)).findFirst().orElseGet(() -> unclaimed(file));
  }

  private static Claim unclaimed(Candidate file) {
    var reason = file.isYaml() ? "other-yaml" : file.isMarkdown() ? "unclassified" : "not-markdown";
    return unclaimed(reason);
  }

  static Claim unclaimed(String reason) {
    return new Claim(List::of, Rule.keys(reason, DocumentType.OTHER, file -> true));
  }

  static void readTogether(List<Harvest> project) {
    ALL.forEach(dialect -> dialect.readTogether(project));
  }
}
