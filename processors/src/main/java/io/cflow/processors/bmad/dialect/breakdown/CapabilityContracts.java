package io.cflow.processors.bmad.dialect.breakdown;

import io.cflow.domain.DiagnosticCode;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Requirement;
import io.cflow.domain.Requirement.Kind;
import io.cflow.domain.Severity;
import io.cflow.processors.bmad.dialect.Candidate;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code SPEC.md} of v6.11: why, and what the product must be able to do. */
public final class CapabilityContracts implements Dialect {

  private static final String RULE = "spec-contract";
  private static final List<Rule> RULES = List.of(
      Rule.content(RULE, DocumentType.TECH_SPEC, CapabilityContracts::isContract));
  private static final Pattern CAPABILITY = Pattern.compile("^\\s*[-*]\\s+\\**(CAP-\\d{1,4})\\**\\s*:?\\s*(.*)$");
  private static final Pattern PART = Pattern.compile("^\\s+[-*]\\s+\\**(intent|success):?\\**:?\\s*(.*)$");

  private static boolean isContract(Candidate file) {
    return file.named("spec\\.md") && YamlText.scalar(file.text().frontmatter(), "id")
        .filter(id -> id.value().startsWith("SPEC-")).isPresent();
  }

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    for (int i = 1; i <= harvest.text().size(); i++) {
      var capability = CAPABILITY.matcher(harvest.text().isProse(i) ? harvest.text().line(i) : "");
      if (capability.matches()) {
        harvest.requirements.add(requirement(harvest, i, capability.group(1), Plain.of(capability.group(2))));
      }
    }
  }

  private static Requirement requirement(Harvest harvest, int line, String id, String title) {
    var text = new StringBuilder(title);
    int last = line;
    for (int i = line + 1; i <= harvest.text().size(); i++) {
      var part = PART.matcher(harvest.text().line(i));
      if (!part.matches()) {
        break;
      }
      text.append(text.isEmpty() ? "" : " ").append(Plain.of(part.group(2)));
      last = i;
    }
    harvest.map(line, last);
    return new Requirement(id, Kind.OTHER, id, "Capabilities", text.toString(), List.of(), false, false,
        harvest.span(line, last), List.of());
  }

  /** A specification cannot be understood without its companions. */
  @Override
  public void readTogether(List<Harvest> project) {
    var paths = project.stream().map(Harvest::path).collect(Collectors.toSet());
    project.stream().filter(harvest -> harvest.document().rule().equals(RULE))
        .forEach(contract -> YamlText.values(contract.text().frontmatter(), "companions")
            .forEach(companion -> check(contract, companion, paths)));
  }

  private static void check(Harvest contract, YamlText.Scalar companion, Set<String> paths) {
    if (!paths.contains(resolved(contract.path(), companion.value()))) {
      contract.report(DiagnosticCode.SHARD_MISSING, Severity.WARNING, companion.line() + 1,
          "no such companion in the project: " + companion.value());
    }
  }

  /** Only compared with the names of the project's files, never opened. */
  private static String resolved(String from, String companion) {
    var folders = new ArrayDeque<>(List.of(from.split("/")));
    folders.removeLast();
    for (var part : companion.split("/")) {
      if (part.equals("..")) {
        folders.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        folders.addLast(part);
      }
    }
    return String.join("/", folders);
  }
}
