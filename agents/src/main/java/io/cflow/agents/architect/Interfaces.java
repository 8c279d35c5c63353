package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.architect.Interface.Trait;
import io.cflow.agents.text.MarkdownTable;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Section;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds interfaces: rows of tables with a From and a To, sections about external systems, verbs of integration. */
final class Interfaces {

  private static final Map<Trait, String[]> COLUMNS = columns();

  private Interfaces() {}

  static List<Interface> in(Plan plan, Sources sources, Landscape landscape) {
    var declared = sources.all().flatMap(section -> section.tables().stream()).flatMap(Interfaces::rows)
        .map(each -> withSection(each, sources)).toList();
    var external = landscape.of(Element.Kind.EXTERNAL_SYSTEM).stream()
        .filter(system -> declared.stream().noneMatch(each -> isSame(each.to(), system) || isSame(each.from(), system)))
        .map(system -> toSystem(plan, system, sources));
    var unique = new LinkedHashMap<String, Interface>();
    Stream.concat(declared.stream(), external).forEach(each ->
        unique.putIfAbsent(each.name().toLowerCase(Locale.ROOT), each));
    return List.copyOf(unique.values());
  }

  /** Statements of requirements and criteria that speak of an exchange, whether or not an interface is declared. */
  static List<Gathered.Statement> mentions(Plan plan) {
    var mentions = new ArrayList<Gathered.Statement>();
    plan.requirements().stream().filter(each -> !each.dropped() && Traits.isExchange(each.text())).forEach(each ->
        mentions.add(new Gathered.Statement(Escape.excerpt(Prose.item(each.text()), 200), each.source())));
    Outline.prose(plan.documents(DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD)).filter(line ->
            Prose.isListItem(line.text()) && Traits.isExchange(line.text()))
        .forEach(line -> mentions.add(new Gathered.Statement(Escape.excerpt(Prose.item(line.text()), 200), line.at())));
    return mentions;
  }

  /** The systems a table of interfaces names that are no component of the product. */
  static List<Element> neighbours(Sources sources, List<Element> components) {
    return sources.architecture().stream().flatMap(section -> section.tables().stream()).flatMap(Interfaces::rows)
        .flatMap(each -> Stream.of(each.from(), each.to()).map(name ->
            new Element(Element.Kind.EXTERNAL_SYSTEM, name, "", each.traits().getOrDefault(Trait.EXCHANGE, ""),
            each.at())))
        .filter(each -> components.stream().noneMatch(component -> isSame(each.name(), component))).toList();
  }

  /** A row of the table wins over the section that describes the neighbour; the section fills the gaps. */
  private static Interface withSection(Interface each, Sources sources) {
    var described = new EnumMap<Trait, String>(Trait.class);
    sources.architecture().stream().filter(section -> section.level() > 2 && !section.title().isBlank()
            && (section.title().equalsIgnoreCase(each.to()) || section.title().equalsIgnoreCase(each.from())))
        .forEach(section -> Traits.in(Prose.of(section.text())).forEach(described::putIfAbsent));
    described.putAll(each.traits());
    return new Interface(each.from(), each.to(), described, each.at());
  }

  private static Stream<Interface> rows(MarkdownTable table) {
    int from = exact(table, "from", "source", "producer", "caller");
    int to = exact(table, "to", "target", "consumer", "callee", "destination");
    var columns = new EnumMap<Trait, Integer>(Trait.class);
    COLUMNS.forEach((trait, names) -> columns.put(trait, table.column(names)));
    boolean exchange = columns.values().stream().anyMatch(column -> column >= 0);
    return from < 0 || to < 0 || !exchange ? Stream.empty() : table.rows().stream()
        .filter(row -> !row.cell(from).isBlank() && !row.cell(to).isBlank())
        .map(row -> new Interface(row.cell(from), row.cell(to), traits(row, columns), row.at()));
  }

  private static Map<Trait, String> traits(MarkdownTable.Row row, Map<Trait, Integer> columns) {
    var text = String.join("; ", row.cells());
    var traits = new EnumMap<>(Traits.in(text));
    columns.forEach((trait, column) -> {
      if (!row.cell(column).isBlank()) {
        traits.put(trait, Escape.excerpt(row.cell(column), 120));
      }
    });
    return traits;
  }

  private static int exact(MarkdownTable table, String... names) {
    for (int i = 0; i < table.header().size(); i++) {
      if (List.of(names).contains(table.header().get(i).toLowerCase(Locale.ROOT).strip())) {
        return i;
      }
    }
    return -1;
  }

  private static Interface toSystem(Plan plan, Element system, Sources sources) {
    var section = sources.all().filter(each -> each.heading().equals(system.at())).findFirst();
    var text = system.purpose() + "\n" + section.map(Section::text).orElse("");
    var traits = new EnumMap<>(Traits.in(Prose.of(text)));
    if (!system.purpose().isBlank()) {
      traits.put(Trait.EXCHANGE, system.purpose());
    }
    return new Interface(plan.project(), system.name(), traits, system.at());
  }

  private static boolean isSame(String name, Element element) {
    var left = name.toLowerCase(Locale.ROOT);
    var right = element.name().toLowerCase(Locale.ROOT);
    return left.equals(right) || left.contains(right) || right.contains(left);
  }

  private static Map<Trait, String[]> columns() {
    var columns = new EnumMap<Trait, String[]>(Trait.class);
    columns.put(Trait.EXCHANGE, new String[] {"exchange", "protocol", "interface", "communication", "via", "method"});
    columns.put(Trait.TIMING, new String[] {"timing", "sync", "coupling", "mode"});
    columns.put(Trait.ORDER, new String[] {"order"});
    columns.put(Trait.VOLUME, new String[] {"volume", "rate", "frequency", "load"});
    columns.put(Trait.DELIVERY, new String[] {"delivery", "guarantee"});
    columns.put(Trait.SIZE, new String[] {"size"});
    columns.put(Trait.TRANSACTION, new String[] {"transaction"});
    columns.put(Trait.REPLY, new String[] {"reply", "response"});
    columns.put(Trait.FAILURE, new String[] {"failure", "error"});
    return columns;
  }
}
