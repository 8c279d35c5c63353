package io.cflow.agents.architect;

import io.cflow.agents.text.Line;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Section;
import io.cflow.domain.Document;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Collects {@code GET /orders/{id}} and its kin; operations of foreign systems are not ours to specify. */
final class Endpoints {

  private static final Pattern OPERATION = Pattern.compile(
      "\\b(GET|POST|PUT|PATCH|DELETE)\\b[`*\\s|:\"]{1,6}(/[A-Za-z0-9_{}:<>$\\[\\].\\-/]{0,200})");
  private static final Set<DocumentType> SPECIFYING = EnumSet.of(
      DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD, DocumentType.TECH_SPEC);
  private static final Set<DocumentType> USING = EnumSet.of(
      DocumentType.PRD, DocumentType.PRD_SHARD, DocumentType.EPICS, DocumentType.EPIC, DocumentType.STORY,
      DocumentType.UX, DocumentType.UX_SHARD);

  private final Map<String, Endpoint> found = new TreeMap<>();

  private Endpoints() {}

  static List<Endpoint> in(Plan plan, List<OpenApi> specifications) {
    var endpoints = new Endpoints();
    specifications.forEach(specification -> specification.operations().forEach(operation ->
        endpoints.add(operation.method(), operation.path(), operation.at(), true)));
    plan.documents().stream().filter(document -> SPECIFYING.contains(document.type())
        || USING.contains(document.type()))
        .forEach(endpoints::read);
    return List.copyOf(endpoints.found.values());
  }

  private void read(Document document) {
    boolean specifies = SPECIFYING.contains(document.type());
    Outline.of(document).flatten().filter(section -> !isForeign(section, document))
        .forEach(section -> section.body().forEach(line -> operations(line).forEach(match ->
            add(match.group(1), match.group(2), section.at(line), specifies))));
  }

  private static boolean isForeign(Section section, Document document) {
    return section.isAbout("external api", "external service", "third-party", "third party")
        || document.name().contains("external-api");
  }

  private static Stream<MatchResult> operations(Line line) {
    var text = line.text().length() > 4_000 ? line.text().substring(0, 4_000) : line.text();
    return text.indexOf('/') < 0 ? Stream.empty() : OPERATION.matcher(text).results();
  }

  private void add(String method, String path, SourceSpan at, boolean specified) {
    var normal = normalised(path);
    var known = found.computeIfAbsent(key(method, normal), _ ->
        new Endpoint(method, normal, new ArrayList<>(), new ArrayList<>()));
    (specified ? known.specified() : known.used()).add(at);
  }

  /** {@code :id}, {@code <id>} and {@code [id]} become {@code {id}}; trailing punctuation goes. */
  private static String normalised(String path) {
    var text = path.replaceAll("(?:[:<\\[]|\\$\\{)+([A-Za-z0-9_]+)[>\\]}]?", "{$1}").replaceAll("\\{+", "{")
        .replaceAll("}+", "}").replaceFirst("[.:/\\-<>\\[$]+$", "");
    return text.isEmpty() ? "/" : text;
  }

  /** Documents disagree about {@code /api/v1} and about names of parameters; the operation is the same. */
  private static String key(String method, String path) {
    return path.replaceFirst("^/api(?:/v\\d{1,3})?(?=/)", "").replaceAll("\\{[^}]*}", "{}") + " " + method;
  }
}
