package io.cflow.routes.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;

/**
 * Camel's model of what is loaded, as the rules read it; everything ordered by id.
 *
 * @param routes as they were written; what Camel makes of the REST section is left out
 * @param policies steps of each error policy, by its name
 * @param rests id of each REST operation, and where it leads
 */
public record RouteModel(List<Flow> routes, Map<String, List<Step>> policies, Map<String, String> rests) {

  public static RouteModel of(CamelContext camel) {
    var model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    var routes = model.getRouteDefinitions().stream()
        .filter(route -> !Boolean.TRUE.equals(route.isRest()))
        .map(RouteModel::flow)
        .sorted(Comparator.comparing(Flow::id))
        .toList();
    var policies = new TreeMap<String, List<Step>>();
    model.getRouteConfigurationDefinitions().forEach(policy -> policies.put(policy.getId(), steps(policy)));
    var rests = new TreeMap<String, String>();
    model.getRestDefinitions().stream()
        .flatMap(rest -> rest.getVerbs().stream())
        .forEach(verb -> rests.put(
            verb.hasCustomIdAssigned() ? verb.getId() : "",
            verb.getTo() == null ? "" : address(verb.getTo().getUri())));
    return new RouteModel(routes, policies, rests);
  }

  private static Flow flow(RouteDefinition route) {
    // Once started, a route has its policy's handlers among its own steps.
    var steps = route.getOutputs().stream()
        .filter(step -> !(step instanceof OnExceptionDefinition))
        .map(Step::new)
        .toList();
    var file = Optional.ofNullable(route.getResource()).map(Resource::getLocation).orElse("");
    return new Flow(
        String.valueOf(route.getId()), route.hasCustomIdAssigned(), address(route.getInput().getUri()),
        policy(route), file.replaceFirst(".*[/:]", ""), steps);
  }

  private static Flow.Policy policy(RouteDefinition route) {
    var applied = Optional.ofNullable(route.getAppliedRouteConfigurationIds()).orElse(Set.of());
    return new Flow.Policy(Optional.ofNullable(route.getRouteConfigurationId()), Set.copyOf(applied));
  }

  private static List<Step> steps(RouteConfigurationDefinition policy) {
    return policy.getOnExceptions().stream().map(Step::new).toList();
  }

  /** {@code timer:inbox} of {@code timer://inbox?period=1000}. */
  static String address(String uri) {
    return uri.replaceFirst("\\?.*", "").replace("://", ":");
  }

  static String scheme(String address) {
    return address.replaceFirst(":.*", "");
  }

  Stream<Step> steps() {
    return Stream.concat(
        routes.stream().flatMap(Flow::walk),
        policies.values().stream().flatMap(List::stream).flatMap(Step::walk));
  }

  /** Ids of everything a message can be seen to come by; what only groups steps is not among them. */
  public Set<String> stepIds() {
    return steps()
        .filter(step -> !step.isBranch() && !List.of("onException", "doTry").contains(step.pattern()))
        .map(Step::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> directs() {
    return routes.stream().map(Flow::from).filter(from -> from.startsWith("direct:")).collect(Collectors.toSet());
  }

  /** Routes a request from outside arrives in. */
  Set<String> restTargets() {
    return Set.copyOf(rests.values());
  }
}
