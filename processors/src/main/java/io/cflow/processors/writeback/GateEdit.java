package io.cflow.processors.writeback;

import io.cflow.processors.bmad.text.YamlText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A gate file. A new one is written whole, in the template's order; in one that is there the judgement is replaced line
 * by line and the old one moves to {@code history}. Keys and comments of others stay.
 *
 * @param judgement the gate as quality assurance made it: YAML in the template's order, without {@code updated}
 * @param at when it was made
 */
public record GateEdit(List<String> judgement, Instant at) implements Edit {

  /** What a new judgement replaces; each on one line. */
  private static final List<String> REPLACED = List.of("gate", "status_reason", "reviewer", "quality_score");

  public GateEdit {
    judgement = judgement.stream().filter(line -> !line.startsWith("#")).toList();
    Objects.requireNonNull(at, "at");
  }

  @Override
  public Wanted on(Page page) {
    return page.text().size() == 0
        ? new Wanted.Changes(List.of(new Change.Insert(0, created())))
        : GateLines.of(page.text()).map(present -> update(page.text(), present))
            .orElseGet(() -> new Wanted.Refused("the gate file is not one YAML document"));
  }

  private String updated() {
    return "\"" + at.truncatedTo(ChronoUnit.SECONDS) + "\"";
  }

  private List<String> created() {
    var lines = new ArrayList<String>();
    for (var line : judgement) {
      lines.add(line);
      if (line.startsWith("reviewer:")) {
        lines.add("updated: " + updated());
      }
    }
    return lines;
  }

  private Wanted update(Manuscript text, GateLines present) {
    if (present.text("updated").filter(stamp -> updated().contains(stamp)).isPresent()) {
      return new Wanted.Nothing("this judgement is recorded already");
    }
    if (!present.isSimple("gate") || !present.isSimple("status_reason")) {
      return new Wanted.Refused("gate or status_reason is missing, or stands on several lines");
    }
    var changes = new ArrayList<Change>();
    var fresh = GateLines.of(judgement);
    REPLACED.stream().filter(present::isSimple).forEach(key ->
        fresh.raw(key).ifPresent(value -> changes.add(present.replaced(key, value))));
    changes.addAll(stamped(present));
    changes.addAll(issues(present, fresh));
    changes.addAll(present.appended("history", entry(present)));
    return proven(text, changes);
  }

  private List<Change> stamped(GateLines present) {
    if (present.isSimple("updated")) {
      return List.of(present.replaced("updated", updated()));
    }
    return List.of(new Change.Insert(present.line("status_reason"), List.of("updated: " + updated())));
  }

  /** The list is quality assurance's own; with comments of others in it, it is left. */
  private static List<Change> issues(GateLines present, GateLines fresh) {
    var block = present.block("top_issues");
    if (block.isEmpty() || block.stream().anyMatch(line -> line.text().strip().startsWith("#"))) {
      return List.of();
    }
    var lines = fresh.block("top_issues").stream().map(GateLines.Numbered::text).toList();
    var changes = new ArrayList<Change>();
    changes.add(new Change.Replace(block.getFirst().number(), 0, block.getFirst().text().length(), lines.getFirst()));
    block.stream().skip(1).forEach(line -> changes.add(new Change.Remove(line.number())));
    changes.add(new Change.Insert(block.getFirst().number(), lines.subList(1, lines.size())));
    return changes;
  }

  private static String entry(GateLines present) {
    return "- {at: %s, gate: %s, note: %s}".formatted(
        present.raw("updated").orElse("\"\""), present.raw("gate").orElse("\"\""),
        present.raw("status_reason").orElse("\"\""));
  }

  /** Reading it again must find everything of others as it was. */
  private static Wanted proven(Manuscript text, List<Change> changes) {
    var before = fields(text);
    var after = fields(text.with(changes));
    boolean kept = before.isPresent() && after.isPresent() && before.get().entries().stream()
        .filter(entry -> !REPLACED.contains(entry.key()) && !List.of("updated", "top_issues", "history").contains(entry.key()))
        .allMatch(entry -> after.get().get(entry.key()).map(value -> value.scalars().stream().map(YamlText.Scalar::value).toList())
            .equals(Optional.of(entry.value().scalars().stream().map(YamlText.Scalar::value).toList())));
    return kept ? new Wanted.Changes(changes) : new Wanted.Refused("the gate does not read as it should afterwards");
  }

  private static Optional<YamlText.Value.Fields> fields(Manuscript text) {
    try {
      return Optional.of(YamlText.fields(text.lines()));
    } catch (YamlText.Malformed notYaml) {
      return Optional.empty();
    }
  }
}
