package io.cflow.agents.architect;

import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Section;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import java.util.List;
import java.util.stream.Stream;

/** Where an architect looks: the architecture first, the planning documents where it is silent. */
record Sources(List<Section> architecture, List<Section> planning) {

  private static final DocumentType[] ARCHITECTURE = {
      DocumentType.ARCHITECTURE, DocumentType.ARCHITECTURE_SHARD, DocumentType.TECH_SPEC};
  private static final DocumentType[] PLANNING = {
      DocumentType.PRD, DocumentType.PRD_SHARD, DocumentType.BRIEF, DocumentType.PROJECT_CONTEXT};

  static Sources of(Plan plan) {
    return new Sources(Outline.of(plan, ARCHITECTURE), Outline.of(plan, PLANNING));
  }

  Stream<Section> all() {
    return Stream.concat(architecture.stream(), planning.stream());
  }

  /** Sections about one of {@code phrases}: of the architecture, else of the planning documents. */
  List<Section> about(String... phrases) {
    var own = architecture.stream().filter(section -> section.level() > 0 && section.isAbout(phrases)).toList();
    return own.isEmpty()
        ? planning.stream().filter(section -> section.level() > 0 && section.isAbout(phrases)).toList()
        : own;
  }

  boolean hasArchitecture() {
    return !architecture.isEmpty();
  }
}
