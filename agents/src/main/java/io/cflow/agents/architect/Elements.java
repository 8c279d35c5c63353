package io.cflow.agents.architect;

import io.cflow.agents.Escape;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.RoleName;
import io.cflow.agents.text.Section;
import io.cflow.agents.text.Words;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the parts of a product out of the places where BMAD's templates declare them. */
final class Elements {

  private static final Pattern GENERIC = Pattern.compile(
      "(?i).*\\b(?:diagrams?|overview|summary|strategy|strategies|requirements?|notes?|points?|patterns?|structure|"
          + "guidelines?|standards?|organi[sz]ation|hierarchy|template|specifications?|architecture|interactions?|"
          + "relationships?|considerations?|constraints?|approach|dependencies|testing|tests?|flows?|mapping|matrix|"
          + "list|table|responsibilit\\w+|design|states?|lifecycle|internal|external|new|existing|core|key|"
          + "integrations?|components?|services|apis?|modules?|examples?|implementation|details|rationale|selected|"
          + "options?|"
          + "phase|epic|story|fr|boundaries|compatibility)$|(?i)^(?:how|why|what|when)\\b.*");
  private static final Pattern STORE = Pattern.compile(
      "(?i).*\\b(?:database|db|cache|caching|data ?store|storage|persistence|search engine|vector|warehouse)\\b.*");
  private static final Pattern BROKER =
      Pattern.compile("(?i).*\\b(?:queue|broker|messag\\w+|event bus|streaming|pub/?sub|job processing)\\b.*");
  private static final Pattern APPLICATION = Pattern.compile(
      "(?i).*\\b(?:(?:front|back)-?end framework|web framework|api framework|framework|runtime|ui library|mobile app|"
          + "desktop|frontend|backend|cli|server|bot|tui)\\b.*");
  private static final Pattern NOT_DEPLOYED = Pattern.compile(
      "(?i).*\\b(?:test\\w*|lint\\w*|css|style|styling|language|bundler|build|ci/?cd|ci|iac|logging|monitoring|"
      + "format\\w*|"
          + "package manager|validation|icons?|component library|state management|migrations?|orm|driver|client|"
          + "access|docs|documentation|mock\\w*|types?|authentication|api style|http)\\b.*");
  private static final Pattern EXTERNAL = Pattern.compile(
      "(?i)(?:external|third[- ]party) (?:apis?|services?|systems?|integrations?)(?: integrations?| used)?|外部(?:api|"
      + "系统|服务|接口)");
  private static final int MOST_COMPONENTS = 80;

  private Elements() {}

  static List<Element> people(Plan plan) {
    var places = new LinkedHashMap<String, SourceSpan>();
    plan.stories().stream().filter(story -> !story.retired()).flatMap(story -> story.statement().stream())
        .forEach(statement -> RoleName.ofStory(statement.role()).stream().map(RoleName::key)
            .filter(RoleName::isPerson).forEach(role -> places.putIfAbsent(role, statement.span())));
    return places.entrySet().stream().map(each -> person(each.getKey(), each.getValue())).toList();
  }

  static List<Element> externalSystems(Sources sources) {
    return sources.about("external", "third-party", "third party", "外部").stream()
        .filter(section -> EXTERNAL.matcher(section.title()).matches())
        .flatMap(section -> named(section, Element.Kind.EXTERNAL_SYSTEM)).toList();
  }

  static List<Element> components(Sources sources) {
    return sources.architecture().stream().filter(section -> isComponents(section))
        .flatMap(section -> section.children().stream()).flatMap(Elements::leaves)
        .map(child -> element(Element.Kind.COMPONENT, child)).flatMap(List::stream).limit(MOST_COMPONENTS).toList();
  }

  static List<Element> containers(List<Technology> technologies) {
    return technologies.stream().flatMap(technology -> kind(technology).map(kind -> new Element(kind,
        technology.category().isBlank() ? technology.name() : technology.category(), technology.name(),
        technology.purpose(), technology.at()))).toList();
  }

  private static Element person(String role, SourceSpan at) {
    return new Element(Element.Kind.PERSON, role, "", "", at);
  }

  private static boolean isComponents(Section section) {
    return section.title().toLowerCase(Locale.ROOT)
        .matches("(?:core |main |system |key |backend |frontend |logical )?(?:components|component architecture|"
            + "component overview|组件|核心组件|building blocks|modules)");
  }

  /** A child that only groups others ("Server components") gives way to them. */
  private static Stream<Section> leaves(Section section) {
    boolean groups = GENERIC.matcher(section.title()).matches() && !section.children().isEmpty();
    return groups ? section.children().stream().flatMap(Elements::leaves) : Stream.of(section);
  }

  private static Stream<Element> named(Section section, Element.Kind kind) {
    var children = section.children().stream().flatMap(child -> element(kind, child).stream()).toList();
    return !children.isEmpty() ? children.stream() : section.items().stream()
        .filter(item -> item.text().matches("[^:：]{2,50}[:：–—].*"))
        .map(item -> new Element(kind, item.text().split("\\s*[:：–—(]", 2)[0], "",
            Escape.excerpt(item.text().split("[:：–—]", 2)[1].strip(), 160), item.at()))
        .filter(element -> isName(element.name()));
  }

  private static List<Element> element(Element.Kind kind, Section section) {
    var name = section.title().replaceFirst("^[^\\p{L}\\d]+", "").split("\\s*[:：(（]|\\s[-–—]\\s", 2)[0].strip();
    return isName(name) ? List.of(new Element(kind, name, "", purpose(section), section.heading())) : List.of();
  }

  private static boolean isName(String name) {
    var words = Words.of(name);
    return !words.isEmpty() && words.size() <= 5 && name.length() <= 60
        && !(words.size() < 2 && GENERIC.matcher(name).matches()) && !isPhrase(name);
  }

  private static boolean isPhrase(String name) {
    return name.matches("(?i).*\\b(?:diagrams?|overview|summary|notes|considerations|requirements|points|strategy|"
        + "relationships?|interactions?|compatibility|constraints?|guidelines|patterns?|dependencies|none|purpose|"
        + "documentation|base url.*|authentication|rate limits|updates?|status|notes?)$");
  }

  private static String purpose(Section section) {
    return section.items().stream().map(Section.Item::text)
        .filter(item -> item.toLowerCase(Locale.ROOT).matches("(?:purpose|responsibilit\\w+|role)[:：].*"))
        .map(item -> item.split("[:：]", 2)[1].strip()).findFirst()
        .or(() -> labelled(section)).map(text -> Escape.excerpt(text, 160))
        .orElseGet(() -> Escape.excerpt(section.firstParagraph(), 160));
  }

  private static Optional<String> labelled(Section section) {
    return section.prose().map(line -> Prose.of(line.text()))
        .filter(text -> text.matches("(?i)(?:purpose|responsibilit\\w+|role)[:：]\\s*\\S.*"))
        .map(text -> text.split("[:：]", 2)[1].strip()).findFirst();
  }

  private static Stream<Element.Kind> kind(Technology technology) {
    var category = technology.category();
    return Map.of(BROKER, Element.Kind.BROKER, STORE, Element.Kind.STORE, APPLICATION, Element.Kind.APPLICATION)
        .entrySet().stream().filter(each -> !NOT_DEPLOYED.matcher(category).matches())
        .filter(each -> each.getKey().matcher(category).matches()).map(Map.Entry::getValue).sorted().limit(1);
  }
}
