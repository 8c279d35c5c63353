package io.cflow.processors.bmad;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.Plan;
import io.cflow.domain.ProjectFiles;
import io.cflow.domain.Severity;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.plan.Asides;
import io.cflow.processors.bmad.plan.PlanAssembly;
import io.cflow.processors.bmad.plan.WholePlanCheck;
import io.cflow.processors.bmad.receipt.Accounts;
import io.cflow.processors.bmad.receipt.KnownItems;
import io.cflow.processors.bmad.settings.SettingsReader;
import io.cflow.processors.bmad.text.Digest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a project's BMAD documents. Equal files give an equal plan, on every machine. A file that cannot be understood
 * is kept, named and reported, and never stops the others. Immutable, safe for use by several threads.
 */
public final class ProjectReader {

  /**
   * Reads the whole project.
   *
   * @return a plan without stories for a project that holds none; never throws for what the files contain
   */
  public Plan read(ProjectFiles files) {
    var settings = SettingsReader.read(files.files());
    List<Harvest> harvests = files.files().stream().map(file -> DocumentReader.read(file, settings)).toList();
    Dialects.readTogether(harvests);
    var assembly = new PlanAssembly(harvests, settings);
    var order = Asides.weigh(assembly.dependencies());
    var documents = harvests.stream().map(Harvest::document).toList();
    var stories = assembly.stories();
    var diagnostics = diagnostics(files, assembly, order);
    var items = new KnownItems(assembly.requirements(), assembly.epics(), stories, diagnostics);
    var plan = new Plan(files.project(), Digest.of(documents), Flavour.of(harvests), documents, assembly.requirements(),
        assembly.epics(), stories, order.dependencies(),
        assembly.epicDependencies(), assembly.judgements(), diagnostics,
        Accounts.receipt(files, harvests, items));
    return plan.reporting(WholePlanCheck.of(plan));
  }

  private static List<Diagnostic> diagnostics(ProjectFiles files, PlanAssembly assembly, Asides.Weighed order) {
    var refused = files.refusals().stream().map(refusal -> new Diagnostic(refusal.code(), Severity.WARNING,
        SourceSpan.line(refusal.path(), 1), refusal.reason()));
    return Stream.of(assembly.diagnostics().stream(), order.diagnostics().stream(), refused).flatMap(found -> found)
        .sorted(Comparator.comparing(Diagnostic::span))
        .toList();
  }
}
