package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.RequirementText;
import io.cflow.agents.text.Statement;
import io.cflow.agents.text.Verbs;
import io.cflow.agents.text.Words;
import io.cflow.domain.Plan;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import java.util.List;

/** What the documents specify, what they only use, and what they leave out. */
record SpecFindings(
    List<Endpoint> endpoints,
    List<OpenApi> specifications,
    List<Operation> operations,
    List<Entity> entities,
    List<FieldDrift> drifts,
    List<ErrorCatalogue.Entry> errors,
    Budget budget) {

  /** An action a requirement asks for, by its verb. */
  record Operation(String requirement, String verb, String object, SourceSpan at) {}

  static SpecFindings of(Plan plan) {
    var sources = Sources.of(plan);
    var specifications = OpenApi.in(plan);
    var entities = Entities.in(sources);
    return new SpecFindings(Endpoints.in(plan, specifications), specifications, operations(plan), entities,
        FieldDrift.in(entities), ErrorCatalogue.of(plan), Budget.of(plan));
  }

  List<Endpoint> unspecified() {
    return endpoints.stream().filter(Endpoint::isUnspecified).toList();
  }

  List<Endpoint> unused() {
    return endpoints.stream().filter(Endpoint::isUnused).toList();
  }

  /** Entities whose attributes are listed, but which no table definition declares. */
  List<Entity> withoutTable() {
    var tables = entities.stream().filter(each -> each.form() == Entity.Form.TABLE).map(each ->
        Entities.key(each.name())).toList();
    return entities.stream().filter(each -> each.form() == Entity.Form.ATTRIBUTES)
        .filter(each -> !tables.contains(Entities.key(each.name()))).toList();
  }

  private static List<Operation> operations(Plan plan) {
    return plan.requirements(Requirement.Kind.FUNCTIONAL).stream().filter(each -> !each.dropped())
        .flatMap(each -> operation(each).stream()).toList();
  }

  private static List<Operation> operation(Requirement requirement) {
    var response = Statement.of(RequirementText.of(requirement)).response();
    var words = Words.of(Escape.excerpt(response, 200));
    int verb = Verbs.first(words.subList(0, Math.min(4, words.size())));
    return verb < 0 ? List.of() : List.of(new Operation(requirement.id(), Verbs.base(words.get(verb)),
        String.join(" ", words.subList(verb + 1, Math.min(words.size(), verb + 7))), requirement.source()));
  }
}
