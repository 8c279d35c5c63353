package io.cflow.processors.writeback;

import io.cflow.processors.bmad.text.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of {@code sprint-status.yaml}: entries of its map, fields above and below it, comments.
 *
 * @param entries of {@code development_status}, nested ones too, in the order of the file
 * @param fields of the file itself
 * @param comments whole lines
 */
record TrackerMap(List<Entry> entries, List<Entry> fields, List<String> comments) {

  private static final Pattern FIELD = Pattern.compile(
      "^([ \\t]*)([^\\s#:\"'-][^\\s#:]{0,150})([ \\t]*:)(?:([ \\t]+)([^#]*?)([ \\t]*(?:[ \\t]#.*)?))?$");
  private static final int LONGEST = 2_000;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _-]{0,60}");

  /**
   * A key and what stands behind it on its line.
   *
   * @param from first column of the value
   * @param value empty where it stands on lines of its own
   */
  record Entry(int line, String key, int from, String value) {

    /** A word, unquoted, on the key's line. */
    boolean isPlain() {
      return PLAIN.matcher(value).matches();
    }

    Change replaced(String word) {
      return new Change.Replace(line, from, from + value.length(), word);
    }
  }

  TrackerMap {
    entries = List.copyOf(entries);
    fields = List.copyOf(fields);
    comments = List.copyOf(comments);
  }

  /** Empty if there is no such map, or it is no YAML; fields around it may be broken, as BMAD's own template is. */
  static Optional<TrackerMap> of(Manuscript text) {
    if (!isReadable(text)) {
      return Optional.empty();
    }
    var reading = new Reading();
    for (int i = 1; i <= text.size(); i++) {
      reading.line(i, text.line(i));
    }
    return Optional.of(new TrackerMap(reading.entries, reading.fields, reading.comments));
  }

  private static boolean isReadable(Manuscript text) {
    var map = text.lines().stream().dropWhile(line -> !line.startsWith("development_status:")).toList();
    var rest = map.stream().skip(1).takeWhile(line -> line.isBlank() || " \t#".indexOf(line.charAt(0)) >= 0);
    try {
      return !map.isEmpty()
          && !YamlText.fields(Stream.concat(map.stream().limit(1), rest).toList()).entries().isEmpty();
    } catch (YamlText.Malformed notYaml) {
      return false;
    }
  }

  private static final class Reading {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> fields = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private boolean inside;

    void line(int number, String line) {
      var field = FIELD.matcher(line.length() > LONGEST ? "" : line);
      if (line.stripLeading().startsWith("#")) {
        comments.add(line);
      } else if (field.matches()) {
        field(number, line, field);
      }
    }

    private void field(int number, String line, Matcher field) {
      boolean top = field.group(1).isEmpty();
      var entry = field.group(5) == null
          ? new Entry(number, field.group(2), line.length(), "")
          : new Entry(number, field.group(2), field.start(5), field.group(5));
      if (top) {
        inside = entry.key().equals("development_status");
        fields.add(entry);
      } else if (inside) {
        entries.add(entry);
      }
    }
  }

  List<String> keys() {
    return entries.stream().map(Entry::key).toList();
  }

  boolean isEntry(int line) {
    return entries.stream().anyMatch(entry -> entry.line() == line);
  }

  Optional<Entry> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }
}
