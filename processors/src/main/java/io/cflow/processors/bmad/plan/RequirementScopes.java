package io.cflow.processors.bmad.plan;

import io.cflow.domain.Diagnostic;
import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Requirement;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.words.Titles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps apart the requirements of several products in one tree: each of their PRDs begins at FR1. PRDs that mostly
 * agree on what they number alike are copies of one; one that mostly disagrees is a product of its own, and its ids
 * carry its name, {@code billing:FR1}.
 */
final class RequirementScopes {

  /** The one that lies highest; {@code prd} before {@code billing-prd}; feature 001 before feature 002. */
  private static final Comparator<String> MAIN_FIRST = Comparator
      .comparing((String family) -> family.chars().filter(c -> c == '/').count())
      .thenComparing(family -> !family.matches("(?i)(?:.*/)?prd"))
      .thenComparing(Comparator.naturalOrder());

  private final Map<String, DocumentType> types;
  /** By PRD, what it says by id. */
  private final Map<String, Map<String, Requirement>> families = new TreeMap<>(MAIN_FIRST);
  /** Name of a PRD that is a product of its own. */
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> familyOfOthers = new HashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  RequirementScopes(List<Requirement> found, Map<String, DocumentType> types) {
    this.types = types;
    for (var requirement : found) {
      family(requirement.source().path()).ifPresent(family -> families
          .computeIfAbsent(family, none -> new HashMap<>()).putIfAbsent(requirement.id(), requirement));
    }
    tellApart();
    if (!names.isEmpty()) {
      assignOthers(found);
    }
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** A whole PRD and the folder of its shards are one; so are the papers of one run folder. */
  private Optional<String> family(String path) {
    return switch (types.getOrDefault(path, DocumentType.OTHER)) {
      case PRD -> Optional.of(path.matches("(?i)(?:.*/)?prds?[-_][^/]+/prd\\.[^./]+") ? folder(path)
          : path.replaceFirst("\\.[^./]+$", ""));
      case PRD_SHARD -> Optional.of(folder(path));
      default -> Optional.empty();
    };
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private void tellApart() {
    var products = new ArrayList<String>();
    for (var family : families.keySet()) {
      var alike = products.stream().filter(known -> agree(families.get(known), families.get(family))).findFirst();
      if (alike.isPresent()) {
        var name = names.get(alike.get());
        if (name != null) {
          names.put(family, name);
        }
        differences(families.get(alike.get()), families.get(family));
      } else {
        if (!products.isEmpty()) {
          name(family, products.getFirst());
        }
        products.add(family);
      }
    }
  }

  private void name(String family, String main) {
    var name = nameOf(family);
    names.put(family, name);
    var first = families.get(family).values().stream().map(Requirement::source).min(Comparator.naturalOrder());
    diagnostics.add(new Diagnostic(DiagnosticCode.REQUIREMENT_SCOPED, Severity.INFO, first.orElseThrow(),
        "numbers its requirements like %s, but says other things: its ids are %s:..".formatted(main, name)));
  }

  private static String nameOf(String family) {
    var folders = family.split("/");
    var own = folders[folders.length - 1].replaceFirst("(?i)^prd[-_. ]", "").replaceFirst("(?i)[-_. ]prd$", "");
    boolean generic = own.matches("(?i)prd|spec") && folders.length > 1;
    return generic ? folders[folders.length - 2].replaceFirst("(?i)^prd[-_. ]", "") : own;
  }

  /** Two PRDs without a number in common do not get in each other's way. */
  private static boolean agree(Map<String, Requirement> left, Map<String, Requirement> right) {
    var shared = left.keySet().stream().filter(right::containsKey).toList();
    long alike = shared.stream().filter(id -> alike(left.get(id), right.get(id))).count();
    return alike * 2 >= shared.size();
  }

  private static boolean alike(Requirement left, Requirement right) {
    return Titles.alike(left.text(), right.text());
  }

  private void differences(Map<String, Requirement> kept, Map<String, Requirement> other) {
    other.forEach((id, requirement) -> {
      var first = kept.get(id);
      if (first != null && !alike(first, requirement)) {
        diagnostics.add(new Diagnostic(DiagnosticCode.REQUIREMENT_CONFLICT, Severity.WARNING, requirement.source(),
            "%s says something else in %s".formatted(id, first.source())));
      }
    });
  }

  /** Epics documents repeat the requirements of the PRD they were made from. */
  private void assignOthers(List<Requirement> found) {
    var votes = new TreeMap<String, Map<String, Integer>>();
    for (var requirement : found) {
      var path = requirement.source().path();
      if (family(path).isEmpty()) {
        families.forEach((family, own) -> {
          var same = own.get(requirement.id());
          if (same != null && alike(same, requirement)) {
            votes.computeIfAbsent(path, none -> new TreeMap<>(MAIN_FIRST)).merge(family, 1, Integer::sum);
          }
        });
      }
    }
    votes.forEach((path, families) -> families.entrySet().stream().max(Map.Entry.comparingByValue())
        .ifPresent(best -> familyOfOthers.put(path, best.getKey())));
  }

  Requirement scoped(Requirement requirement) {
    var path = requirement.source().path();
    var family = family(path).orElseGet(() -> familyOfOthers.getOrDefault(path, ""));
    var name = names.get(family);
    return name == null ? requirement : requirement.in(name);
  }

  String meant(String id, Collection<String> paths) {
    if (names.isEmpty()) {
      return id;
    }
    var nearest = families.entrySet().stream().filter(entry -> entry.getValue().containsKey(id))
        .map(Map.Entry::getKey)
        .max(Comparator.comparingInt((String family) -> paths.stream()
            .mapToInt(path -> nearness(family, path)).max().orElse(0)).thenComparing(MAIN_FIRST.reversed()));
    return nearest.map(names::get).map(name -> name + ":" + id).orElse(id);
  }

  /** A document made from a PRD is nearer than any that only lies beside it. */
  private int nearness(String family, String path) {
    if (family.equals(family(path).orElseGet(() -> familyOfOthers.getOrDefault(path, "")))) {
      return Integer.MAX_VALUE;
    }
    int shared = 0;
    for (int i = 0; i < Math.min(family.length(), path.length()) && family.charAt(i) == path.charAt(i); i++) {
      shared += path.charAt(i) == '/' ? 1 : 0;
    }
    return shared;
  }
}
