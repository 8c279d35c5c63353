package io.cflow.processors.bmad;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/** Names the dialect a project is written in. */
final class Flavour {

  private Flavour() {}

  static String of(List<Harvest> harvests) {
    if (has(harvests, DocumentType.SPRINT_STATUS) || anyPath(harvests, "(?i)(?:.*/)?_bmad.*")) {
      return v6(harvests);
    }
    if (has(harvests, DocumentType.PRD_SHARD) || has(harvests, DocumentType.EPIC)) {
      return "v4-sharded";
    }
    if (hasRule(harvests, "speckit-.*")) {
      return "spec-kit";
    }
    if (hasRule(harvests, "task-master")) {
      return "task-master";
    }
    boolean brownfield = anyPath(harvests, "(?i).*brownfield.*");
    return brownfield ? "v4-brownfield" : "v4-mono";
  }

  private static String v6(List<Harvest> harvests) {
    if (anyPath(harvests, "(?i).*/specs/.*/stories\\.ya?ml")) {
      return "v6.11";
    }
    if (has(harvests, DocumentType.TECH_SPEC) && !has(harvests, DocumentType.PRD)) {
      return "v6-quickflow";
    }
    boolean alpha = has(harvests, DocumentType.WORKFLOW_STATUS) || anyPath(harvests, "(?i).*/sprint[-_]artifacts/.*");
    return alpha ? "v6-alpha" : "v6";
  }

  private static boolean has(List<Harvest> harvests, DocumentType type) {
    return harvests.stream().anyMatch(harvest -> harvest.document().type() == type);
  }

  private static boolean hasRule(List<Harvest> harvests, String regex) {
    return harvests.stream().anyMatch(harvest -> harvest.document().rule().matches(regex));
  }

  private static boolean anyPath(List<Harvest> harvests, String regex) {
    return harvests.stream().anyMatch(harvest -> harvest.path().matches(regex));
  }
}
