package io.cflow.processors.report;

import io.cflow.domain.Artifact;
import io.cflow.domain.Epic;
import io.cflow.domain.Story;
import io.cflow.engine.change.Change;
import io.cflow.engine.change.Correction;
import io.cflow.engine.change.PlanItem;
import io.cflow.engine.change.PlanItem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Sprint Change Proposal in the five parts BMAD gives it. It says what the documents say and what follows from that
 * by rule; why somebody changed them it cannot know, and says so.
 */
public final class ChangeProposal {

  private static final int TEXT = 400;
  private static final int LISTED = 40;

  private final Correction correction;
  private final MarkdownPage page;

  private ChangeProposal(Correction correction) {
    this.correction = correction;
    this.page = new MarkdownPage("Sprint Change Proposal: %s, plan version %d".formatted(
        Markup.text(correction.is().project()), correction.version()));
  }

  /** {@code sprint-change-proposal-v2.md}: named by the version, because a date would not be the same everywhere. */
  public static Artifact of(Correction correction) {
    var proposal = new ChangeProposal(correction);
    proposal.write();
    return new Artifact(path(correction.version()), proposal.page.written());
  }

  /** {@code plan-diff-v2.json}: the same for programs, in the shape of {@code cflow diff --json}. */
  public static Artifact diff(Correction correction) {
    return new Artifact(
        "plan-diff-v" + correction.version() + ".json", DiffJson.render(correction.diff(), correction.impact()) + "\n");
  }

  /** Where the proposal for a version lies below the project's {@code .cflow}. */
  public static String path(int version) {
    return "sprint-change-proposal-v" + version + ".md";
  }

  private void write() {
    page.paragraph("Scope: **%s**, for %s.".formatted(
        correction.scope().label(), correction.scope().recipients()));
    issue();
    impact();
    approach();
    details();
    handoff();
  }

  private void issue() {
    page.section("1. Issue Summary");
    page.paragraph("The planning documents changed while their plan is being worked: %s."
        .formatted(Markup.count(correction.diff().changes().size(), "difference", "differences")));
    page.bullets(limited(correction.diff().changes()).map(change -> Markup.text(change.toString(), TEXT)).toList());
    page.bullets(correction.shrinkage().losses().stream().map(loss -> "**Less than before:** " + Markup.text(loss, TEXT))
        .toList());
    if (correction.isForeign()) {
      page.paragraph("**Less than half of what the running plan speaks of is in these documents.** They may belong to "
          + "another project of the same name.");
    }
    page.paragraph("Why they were changed is for their author to say; it is in no document.");
  }

  private void impact() {
    page.section("2. Impact Analysis");
    page.subsection("Epic Impact");
    page.bullets(orNone(epics()));
    page.subsection("Story Impact");
    page.table(List.of("story", "stands", "because"), correction.impact().touched().entrySet().stream()
        .map(each -> MarkdownPage.row(
            Markup.text(each.getKey()), standing(each.getKey()), Markup.text(reasons(each.getValue()), TEXT)))
        .toList());
    page.bullets(correction.impact().waiting().stream().limit(LISTED)
        .map(story -> "%s waits for one of them and is not touched itself".formatted(Markup.text(story))).toList());
    page.subsection("Artifact Impact");
    page.bullets(orNone(correction.impact().touched().keySet().stream().limit(LISTED)
        .filter(story -> !correction.progress().finished().contains(story))
        .map(story -> "test plan and tests of story %s".formatted(Markup.text(story))).toList()));
    page.subsection("Technical Impact");
    page.bullets(orNone(correction.diff().of(Kind.SECTION).stream().limit(LISTED)
        .map(change -> Markup.text(change.toString(), TEXT)).toList()));
  }

  private List<String> epics() {
    var ids = new LinkedHashSet<String>();
    correction.diff().of(Kind.EPIC).forEach(change -> ids.add(change.item().id()));
    Stream.of(correction.was(), correction.is()).flatMap(plan -> plan.stories().stream())
        .filter(story -> correction.impact().touched().containsKey(story.id()) && !story.epic().isEmpty())
        .map(Story::epic).forEach(ids::add);
    return ids.stream().map(id -> "epic %s%s".formatted(Markup.text(id), title(id))).toList();
  }

  private String title(String epic) {
    return Stream.of(correction.is(), correction.was()).flatMap(plan -> plan.epics().stream())
        .filter(each -> each.id().equals(epic)).map(Epic::title).findFirst()
        .map(title -> ": " + Markup.text(title)).orElse("");
  }

  private String standing(String story) {
    if (correction.progress().finished().contains(story)) {
      return "finished; stays as it is";
    }
    if (correction.progress().begun().contains(story)) {
      return "begun; what is made from the change runs again";
    }
    return correction.is().story(story).isEmpty() ? "not begun; cancelled" : "not begun; planned again";
  }

  private static String reasons(List<Change> changes) {
    return changes.stream().limit(4).map(Change::toString).collect(Collectors.joining(", "))
        + (changes.size() > 4 ? " and %d more".formatted(changes.size() - 4) : "");
  }

  private void approach() {
    page.section("3. Recommended Approach");
    page.paragraph(switch (correction.scope()) {
      case MINOR -> "**Direct Adjustment.** Only stories that nobody has begun are touched: they become what the "
          + "documents say now.";
      case MODERATE -> "**Direct Adjustment.** Results made from what did not change are kept; the others are made "
          + "again, each story from its earliest changed task on.";
      case MAJOR -> finishedTouched().isEmpty()
          ? "**MVP Review.** Something that was promised has gone: whether the first release still does what it is for "
              + "is to be looked at before this is accepted."
          : "**MVP Review**, then Direct Adjustment. Finished stories are not opened again (no Rollback): what the "
              + "change asks of %s needs a new story.".formatted(Markup.text(String.join(", ", finishedTouched())));
    });
  }

  private Set<String> finishedTouched() {
    return correction.touchedWork().stream().filter(correction.progress().finished()::contains)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void details() {
    page.section("4. Detailed Change Proposals");
    limited(correction.diff().changes()).forEach(this::detail);
    int more = correction.diff().changes().size() - LISTED;
    if (more > 0) {
      page.paragraph("and %d more; `cflow diff` lists them all".formatted(more));
    }
  }

  private void detail(Change change) {
    page.paragraph("%s%nSection: %s".formatted(heading(change.item()), section(change.item().kind())).replace("\r", ""));
    var lines = new ArrayList<String>();
    lines.add("OLD: " + text(change.before()));
    lines.add("NEW: " + text(change.after()));
    lines.add("Rationale: " + Markup.text(change.toString(), TEXT));
    page.bullets(lines);
  }

  private String heading(PlanItem item) {
    var story = item.kind() == Kind.STORY ? item.id() : item.owner();
    return Stream.of(correction.is(), correction.was()).flatMap(plan -> plan.story(story).stream()).findFirst()
        .map(found -> "**Story: \\[%s\\] %s**".formatted(Markup.text(found.id()), Markup.text(found.title())))
        .orElse("**%s**".formatted(Markup.text(item.name())));
  }

  private static String section(Kind kind) {
    return switch (kind) {
      case REQUIREMENT -> "Requirements";
      case EPIC -> "Epic";
      case STORY -> "Story";
      case CRITERION -> "Acceptance Criteria";
      case TASK -> "Tasks / Subtasks";
      case NOTE -> "Dev Notes";
      case DEPENDENCY -> "Dependencies";
      case SECTION -> "Document";
    };
  }

  private static String text(@Nullable PlanItem item) {
    return item == null ? "(nothing)" : "%s (%s)".formatted(
        Markup.text(item.kind() == Kind.SECTION ? item.text() : item.title(), TEXT), Markup.code(item.span()));
  }

  private void handoff() {
    page.section("5. Implementation Handoff");
    page.paragraph("%s: to %s.".formatted(correction.scope().label(), correction.scope().recipients()));
    page.bullets(List.of(
        "accept: this version is worked from the next safe point on",
        "edit: the same, with your wording of this proposal in its place",
        "respond: not like this; the running plan goes on, and the documents are looked at again when they come again",
        "ignore: the running plan goes on, and these documents are not asked about again"));
  }

  private static <T> Stream<T> limited(List<T> all) {
    return all.stream().limit(LISTED);
  }

  private static List<String> orNone(List<String> items) {
    return items.isEmpty() ? List.of("none") : items;
  }
}
