package io.cflow.processors.bmad.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The maps and lists of a YAML file as text: every scalar is a string, {@code 1.10} stays {@code 1.10}. Nothing is
 * constructed, so no tag can do anything; explicit tags, anchors that multiply, deep nesting and duplicate keys are
 * refused.
 */
public final class YamlText {

  /**
   * A key with its value.
   *
   * @param line from 1, in the text that was read
   */
  public record Entry(String key, Value value, int line) {}

  /** A scalar with its line, from 1. */
  public record Scalar(String value, int line) {}

  /** What stands at a place of the tree. */
  public sealed interface Value {
    int line();

    record Text(String text, int line) implements Value {}

    record Items(List<Value> items, int line) implements Value {}

    record Fields(List<Entry> entries, int line) implements Value {
      public Optional<Value> get(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).map(Entry::value).findFirst();
      }

      public Optional<String> text(String key) {
        return get(key).filter(Text.class::isInstance).map(value -> ((Text) value).text());
      }
    }

    /** All scalars at or directly below this place. */
    default List<Scalar> scalars() {
      return switch (this) {
        case Text text -> List.of(new Scalar(text.text(), text.line()));
        case Items items -> items.items().stream().flatMap(item -> item.scalars().stream()).toList();
        case Fields fields -> fields.entries().stream().flatMap(entry -> entry.value().scalars().stream()).toList();
      };
    }
  }

  /** The text is not YAML, or is YAML that we refuse. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;
    private final int line;

    Malformed(String message, int line) {
      super(message);
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  private YamlText() {}

  /** Reads the first document of the text. */
  public static Value.Fields fields(List<String> lines) throws Malformed {
    var value = YamlComposer.compose(lines);
    return value instanceof Value.Fields fields ? fields : new Value.Fields(List.of(), 1);
  }

  public static Value read(List<String> lines) throws Malformed {
    return YamlComposer.compose(lines);
  }

  /** One scalar of front matter; front matter that does not parse is read by lines, as far as it goes. */
  public static Optional<Scalar> scalar(List<String> frontmatter, String key) {
    return values(frontmatter, key).stream().findFirst();
  }

  /** All scalars below a key of front matter. */
  public static List<Scalar> values(List<String> frontmatter, String key) {
    if (frontmatter.isEmpty()) {
      return List.of();
    }
    try {
      return fields(frontmatter).entries().stream().filter(entry -> entry.key().equalsIgnoreCase(key))
          .flatMap(entry -> entry.value().scalars().stream()).filter(scalar -> !scalar.value().isBlank()).toList();
    } catch (Malformed notYaml) {
      return byLines(frontmatter, key);
    }
  }

  private static List<Scalar> byLines(List<String> frontmatter, String key) {
    var found = new ArrayList<Scalar>();
    for (int i = 0; i < frontmatter.size(); i++) {
      var line = frontmatter.get(i);
      if (line.regionMatches(true, 0, key + ":", 0, key.length() + 1)) {
        var value = line.substring(key.length() + 1).strip().replaceAll("^[\"']|[\"']$", "");
        if (!value.isEmpty()) {
          found.add(new Scalar(value, i + 1));
        }
      }
    }
    return found;
  }
}
