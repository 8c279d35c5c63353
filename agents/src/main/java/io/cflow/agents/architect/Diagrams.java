package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import java.util.ArrayList;
import java.util.List;

/**
 * The two outer diagrams of the C4 model (S. Brown) as Mermaid flowcharts. Only declared boxes are drawn. An arrow
 * means "has to do with": who calls whom is not declared, so no direction is drawn.
 */
final class Diagrams {

  private static final int MOST_BOXES = 20;

  private Diagrams() {}

  static String context(String product, Landscape landscape) {
    var lines = new ArrayList<>(List.of("flowchart TB"));
    lines.add("  product[\"" + Escape.mermaid(product) + "\"]");
    var people = landscape.of(Element.Kind.PERSON);
    var systems = landscape.of(Element.Kind.EXTERNAL_SYSTEM);
    for (int i = 0; i < Math.min(MOST_BOXES, people.size()); i++) {
      lines.add("  person%d([\"%s\"]) --- product".formatted(i + 1, Escape.mermaid(people.get(i).name())));
    }
    for (int i = 0; i < Math.min(MOST_BOXES, systems.size()); i++) {
      lines.add("  product --- system%d[\"%s\"]".formatted(i + 1, Escape.mermaid(systems.get(i).name())));
    }
    return String.join("\n", lines);
  }

  static String containers(String product, Landscape landscape) {
    var lines = new ArrayList<>(List.of("flowchart TB", "  subgraph product[\"" + Escape.mermaid(product) + "\"]"));
    var containers = landscape.containers();
    for (int i = 0; i < Math.min(MOST_BOXES, containers.size()); i++) {
      lines.add("    " + box(i + 1, containers.get(i)));
    }
    lines.add("  end");
    var systems = landscape.of(Element.Kind.EXTERNAL_SYSTEM);
    for (int i = 0; i < Math.min(MOST_BOXES, systems.size()); i++) {
      lines.add("  product --- system%d[\"%s\"]".formatted(i + 1, Escape.mermaid(systems.get(i).name())));
    }
    return String.join("\n", lines);
  }

  private static String box(int number, Element element) {
    var technology = Escape.mermaid(element.technology());
    var label = Escape.mermaid(element.name()) + (technology.isEmpty() ? "" : "<br>" + technology);
    return switch (element.kind()) {
      case STORE -> "container%d[(\"%s\")]".formatted(number, label);
      case BROKER -> "container%d>\"%s\"]".formatted(number, label);
      default -> "container%d[\"%s\"]".formatted(number, label);
    };
  }
}
