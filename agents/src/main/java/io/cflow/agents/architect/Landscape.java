package io.cflow.agents.architect;

import io.cflow.domain.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Everything the documents declare the product to be made of and to talk to, each name once. */
record Landscape(List<Element> elements, List<Technology> technologies) {

  static Landscape of(Plan plan, Sources sources) {
    var technologies = Technologies.in(sources);
    var components = Elements.components(sources);
    var elements = Stream.of(Elements.people(plan), Elements.externalSystems(sources),
        Interfaces.neighbours(sources, components), Elements.containers(technologies), components)
        .flatMap(List::stream).toList();
    return new Landscape(unique(elements), technologies);
  }

  List<Element> of(Element.Kind kind) {
    return elements.stream().filter(element -> element.kind() == kind).toList();
  }

  /** The boxes of a container diagram that belong to the product. */
  List<Element> containers() {
    return elements.stream().filter(element -> switch (element.kind()) {
      case APPLICATION, STORE, BROKER -> true;
      default -> false;
    }).toList();
  }

  /** A shard repeats its mono document: the first declaration counts. */
  private static List<Element> unique(List<Element> elements) {
    var byName = new LinkedHashMap<String, Element>();
    elements.forEach(each -> byName.putIfAbsent(each.kind() + each.name().toLowerCase(Locale.ROOT), each));
    return new ArrayList<>(byName.values());
  }
}
