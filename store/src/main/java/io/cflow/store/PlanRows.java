package io.cflow.store;

import io.cflow.domain.AgentTask;
import io.cflow.domain.Dependency;
import io.cflow.domain.Epic;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceFile;
import io.cflow.domain.Story;
import io.cflow.engine.PlannedTask;
import io.cflow.engine.TaskInputs;
import io.cflow.engine.Track;
import io.cflow.port.Intake.Submission;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of accepted plans, gathered for one transaction. */
final class PlanRows {

  private final RowSet documents = new RowSet(PlanSql.DOCUMENTS, "text", "text", "bytea");
  private final RowSet plans = new RowSet(
      PlanSql.PLANS, "uuid", "text", "text", "int", "text", "text", "int", "uuid", "text", "text");
  private final RowSet others = new RowSet(PlanSql.RETURN_OTHERS, "uuid", "text");
  private final RowSet planDocuments = new RowSet(PlanSql.PLAN_DOCUMENTS, "uuid", "text", "text", "text");
  private final RowSet refusals = new RowSet(PlanSql.REFUSALS, "uuid", "text", "text", "text", "text");
  private final RowSet items = new RowSet(
      PlanSql.ITEMS, "uuid", "text", "text", "text", "int", "text", "text", "text", "text");
  private final RowSet dependencies = new RowSet(
      PlanSql.DEPENDENCIES, "uuid", "text", "text", "text", "text", "text", "text");
  private final RowSet executions = new RowSet(
      PlanSql.EXECUTIONS, "uuid", "text", "uuid", "text", "text", "text", "text", "text", "text");
  private final RowSet tracks = new RowSet(PlanSql.TRACKS, "uuid", "text", "text", "text", "text", "text", "text");
  private final RowSet tasks = new RowSet(
      PlanSql.TASKS, "uuid", "text", "uuid", "int", "text", "text", "text", "text", "text", "text", "text", "int");
  private final RowSet requests = new RowSet(PlanSql.REQUESTS, "text", "text", "text", "uuid");

  /** A plan and its execution, not written yet. */
  record Version(UUID plan, int number, UUID execution, String owner) {}

  /** The sets that hold something, in the order they must be written. */
  List<RowSet> filled() {
    return Stream.of(
            documents, others, plans, planDocuments, refusals, items, dependencies, executions, tracks, tasks, requests)
        .filter(rows -> !rows.isEmpty())
        .toList();
  }

  void add(Submission submission, Version version) {
    documents(submission);
    plan(submission, version, "adopted");
    items(submission, version.plan());
    execution(submission, version);
  }

  /** A version for an execution that works another one: nobody works it until it is adopted. */
  void propose(Submission submission, Version version) {
    documents(submission);
    plan(submission, version, "proposed");
    items(submission, version.plan());
  }

  void returnOthers(UUID execution, String contentHash) {
    others.add(execution, contentHash);
  }

  void request(Submission submission, String bodyHash, UUID execution) {
    requests.add(submission.tenant(), submission.requestKey(), bodyHash, execution);
  }

  private void documents(Submission submission) {
    for (var file : submission.files().files()) {
      var hash = Texts.hash(file.bytes());
      documents.put(List.of(submission.tenant(), hash), submission.tenant(), hash, file.bytes());
    }
  }

  private void plan(Submission submission, Version version, String state) {
    var plan = submission.plan();
    var tenant = submission.tenant();
    plans.add(
        version.plan(), tenant, plan.project(), version.number(), plan.contentHash(), plan.flavour(),
        plan.diagnostics().size(), version.execution(), state, submission.workspace().map(Object::toString).orElse(""));
    submission.files().files().forEach(file -> document(file, tenant, version.plan()));
    submission.files().refusals().forEach(refusal -> refusals.add(
        version.plan(), tenant, refusal.path(), refusal.code().name(), refusal.reason()));
    plan.dependencies().forEach(edge -> dependency(edge, tenant, version.plan()));
  }

  private void document(SourceFile file, String tenant, UUID plan) {
    planDocuments.add(plan, tenant, file.path(), Texts.hash(file.bytes()));
  }

  private void dependency(Dependency edge, String tenant, UUID plan) {
    dependencies.add(
        plan, tenant, edge.from(), edge.to(), edge.strength().name(), Texts.brief(edge.reason()),
        edge.evidence().toString());
  }

  private void items(Submission submission, UUID planId) {
    var plan = submission.plan();
    var items = new Items(submission.tenant(), planId);
    items.add("requirement", plan.requirements(), Items::requirement);
    items.add("epic", plan.epics(), Items::epic);
    items.add("story", plan.stories(), Items::story);
  }

  private record Item(String id, String title, String parent, String status, String source) {}

  /** The items of one plan, each kind numbered in its order. */
  private final class Items {

    private final String tenant;
    private final UUID plan;
    private final HashMap<String, Integer> positions = new HashMap<>();

    Items(String tenant, UUID plan) {
      this.tenant = tenant;
      this.plan = plan;
    }

    <T> void add(String kind, List<T> all, Function<T, Item> itemOf) {
      all.stream().map(itemOf).forEach(item -> items.add(
          plan, tenant, kind, item.id(), positions.merge(kind, 1, Integer::sum), item.title(), item.parent(),
          item.status(), item.source()));
    }

    static Item requirement(Requirement requirement) {
      return new Item(
          requirement.id(), Texts.brief(requirement.text()), requirement.kind().name(),
          requirement.dropped() ? "dropped" : "", requirement.source().toString());
    }

    static Item epic(Epic epic) {
      var tracker = epic.tracker();
      return new Item(
          epic.id(), Texts.brief(epic.title()), "", tracker == null ? "" : tracker.raw(),
          epic.definedIn().isEmpty() ? "" : epic.definedIn().getFirst().toString());
    }

    static Item story(Story story) {
      return new Item(
          story.id(), Texts.brief(story.title()), story.epic(), story.status().name(), story.source().toString());
    }
  }

  private void execution(Submission submission, Version version) {
    var workspace = submission.workspace().map(Object::toString).orElse(null);
    executions.add(
        version.execution(), submission.tenant(), version.plan(), submission.plan().project(),
        submission.workflow().name(), submission.workflow().start().name(), version.owner(), workspace,
        submission.output().toString());
    submission.work().tracks().forEach(track -> track(track, submission.tenant(), version.execution()));
    var inputs = TaskInputs.of(submission.plan());
    submission.work().tasks().forEach(task -> task(task, submission.tenant(), version, inputs.hash(task)));
  }

  private void track(Track track, String tenant, UUID execution) {
    tracks.add(
        execution, tenant, track.name(), track.stage().name(), track.standing().label(),
        PgArray.of(track.waitsFor()), Texts.brief(track.note()));
  }

  private void task(PlannedTask task, String tenant, Version version, String inputs) {
    var execution = version.execution();
    tasks.add(
        AgentTask.id(execution, task.number()), tenant, execution, task.number(), task.track(), task.stage().name(),
        task.capability().role().name(), task.capability().name(), task.story(), PgArray.of(task.needs()), inputs,
        version.number());
  }
}
