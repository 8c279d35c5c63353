package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DocumentType;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One requirement for each id, however many documents repeat it; one more where another product uses the id. */
final class RequirementAssembly {

  private final Map<String, DocumentType> types;
  private final Editions editions;
  private final RequirementScopes scopes;
  private final List<Requirement> requirements;

  RequirementAssembly(List<Requirement> found, Map<String, DocumentType> types, Editions editions) {
    this.types = types;
    this.editions = editions;
    this.scopes = new RequirementScopes(found, types);
    var byId = found.stream().map(scopes::scoped)
        .collect(Collectors.groupingBy(Requirement::id, () -> new TreeMap<>(NaturalOrder.INSTANCE),
            Collectors.toList()));
    this.requirements = byId.values().stream().map(this::merge).toList();
  }

  List<Requirement> requirements() {
    return requirements;
  }

  List<Diagnostic> diagnostics() {
    return scopes.diagnostics();
  }

  /** The requirement that documents at these places mean by an id. */
  String meant(String id, Collection<String> paths) {
    return scopes.meant(id, paths);
  }

  private Requirement merge(List<Requirement> copies) {
    var ordered = copies.stream()
        .sorted(Comparator.comparingInt((Requirement copy) -> editions.rank(types.get(copy.source().path())))
            .thenComparing(Requirement::source)).toList();
    var first = ordered.getFirst();
    List<SourceSpan> others = ordered.stream().skip(1).map(Requirement::source).distinct().toList();
    return new Requirement(first.id(), first.kind(), first.spelling(), first.section(), first.text(), first.tags(),
        first.dropped(),
        first.synthetic(), first.source(), others);
  }
}
