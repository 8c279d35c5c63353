package io.cflow.processors.writeback;

import io.cflow.processors.bmad.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A gate file as lines with its keys at the left margin. */
record GateLines(List<Numbered> lines) {

  private static final Pattern KEY = Pattern.compile("^([A-Za-z_][\\w-]{0,60}):(?:[ \\t]+(.*))?$");
  private static final Pattern SCALAR = Pattern.compile(
      "^(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^']|'')*+'|[^\"'|>&*!%@`{\\[#][^#]*?)([ \\t]*(?:[ \\t]#.*)?)$");
  private static final int LONGEST = 2_000;

  /** @param number from 1 */
  record Numbered(int number, String text) {}

  GateLines {
    lines = List.copyOf(lines);
  }

  /** Empty unless the file is one YAML document that reads. */
  static Optional<GateLines> of(Manuscript text) {
    var lines = text.lines();
    long starts = lines.stream().filter(line -> line.stripTrailing().equals("---")).count();
    boolean one = starts == 0 || starts == 1 && lines.getFirst().stripTrailing().equals("---");
    try {
      return one && !YamlText.fields(lines).entries().isEmpty() ? Optional.of(of(lines)) : Optional.empty();
    } catch (YamlText.Malformed notYaml) {
      return Optional.empty();
    }
  }

  static GateLines of(List<String> lines) {
    var numbered = new ArrayList<Numbered>();
    lines.forEach(line -> numbered.add(new Numbered(numbered.size() + 1, line)));
    return new GateLines(numbered);
  }

  private Optional<Numbered> find(String key) {
    return lines.stream().filter(line -> line.text().length() <= LONGEST).filter(line -> {
      var found = KEY.matcher(line.text());
      return found.matches() && found.group(1).equals(key);
    }).findFirst();
  }

  int line(String key) {
    return find(key).orElseThrow().number();
  }

  /** A key's value as it is written, quotes included, without a comment behind it. */
  Optional<String> raw(String key) {
    return find(key).map(line -> line.text().substring(key.length() + 1).strip()).map(SCALAR::matcher)
        .filter(java.util.regex.Matcher::matches).map(found -> found.group(1));
  }

  Optional<String> text(String key) {
    return raw(key).map(value -> value.replaceAll("^[\"']|[\"']$", ""));
  }

  /** One scalar on the key's own line, and nothing that continues it. */
  boolean isSimple(String key) {
    return raw(key).isPresent() && block(key).size() == 1;
  }

  Change replaced(String key, String value) {
    var line = find(key).orElseThrow();
    var old = raw(key).orElseThrow();
    int from = line.text().indexOf(old, key.length() + 1);
    return new Change.Replace(line.number(), from, from + old.length(), value);
  }

  /** A key's line and the lines that belong to it; comments and blank lines behind the last one do not. */
  List<Numbered> block(String key) {
    var start = find(key);
    if (start.isEmpty()) {
      return List.of();
    }
    var block = new ArrayList<>(List.of(start.get()));
    for (var line : lines.subList(start.get().number(), lines.size())) {
      if (!line.text().isBlank() && !line.text().matches("[ \\t#-].*")) {
        break;
      }
      block.add(line);
    }
    while (block.size() > 1 && block.getLast().text().strip().matches("(?:#.*)?")) {
      block.removeLast();
    }
    return block;
  }

  /** One more item of a list, which is begun at the end of the file where there is none. */
  List<Change> appended(String key, String item) {
    var block = block(key);
    if (block.isEmpty()) {
      return List.of(new Change.Insert(lines.size(), List.of(key + ":", "  " + item)));
    }
    var first = block.getFirst();
    if (block.size() > 1) {
      var indent = block.get(1).text().replaceFirst("\\S.*$", "");
      return List.of(new Change.Insert(block.getLast().number(), List.of(indent + item)));
    }
    return first.text().strip().matches(key + ":\\s*\\[\\s*]")
        ? List.of(new Change.Replace(first.number(), 0, first.text().length(), key + ":"),
            new Change.Insert(first.number(), List.of("  " + item)))
        : List.of();
  }
}
