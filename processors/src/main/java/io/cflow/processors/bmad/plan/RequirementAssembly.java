package io.cflow.processors.bmad.plan;

import io.cflow.domain.DocumentType;
import io.cflow.domain.NaturalOrder;
import io.cflow.domain.Requirement;
import io.cflow.domain.SourceSpan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One requirement for each id, however many documents repeat it. */
final class RequirementAssembly {

  private RequirementAssembly() {}

  static List<Requirement> assemble(List<Requirement> found, Map<String, DocumentType> types) {
    var byId = found.stream()
        .collect(Collectors.groupingBy(Requirement::id, () -> new TreeMap<>(NaturalOrder.INSTANCE),
        Collectors.toList()));
    return byId.values().stream().map(copies -> merge(copies, types)).toList();
  }

  private static Requirement merge(List<Requirement> copies, Map<String, DocumentType> types) {
    var ordered = copies.stream()
        .sorted(Comparator.comparingInt((Requirement copy) -> rank(types.get(copy.source().path())))
        .thenComparing(Requirement::source)).toList();
    var first = ordered.getFirst();
    List<SourceSpan> others = ordered.stream().skip(1).map(Requirement::source).distinct().toList();
    return new Requirement(first.id(), first.kind(), first.spelling(), first.section(), first.text(), first.tags(),
        first.dropped(),
        first.synthetic(), first.source(), others);
  }

  /** The requirements document defines, the epics document repeats; a shard is newer than the whole. */
  private static int rank(DocumentType type) {
    return switch (type) {
      case PRD_SHARD -> 0;
      case PRD -> 1;
      default -> 2;
    };
  }
}
