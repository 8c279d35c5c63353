package io.cflow.processors.bmad.text;

import io.cflow.processors.bmad.text.YamlText.Entry;
import io.cflow.processors.bmad.text.YamlText.Malformed;
import io.cflow.processors.bmad.text.YamlText.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Composes YAML into {@link YamlText} values, with every limit set. */
final class YamlComposer {

  private static final int CODE_POINTS = 3_000_000;
  private static final int DEPTH = 25;
  private static final int ALIASES = 20;
  private static final int VALUES = 100_000;

  private int values;

  private YamlComposer() {}

  static Value compose(List<String> lines) throws Malformed {
    try {
      var nodes = yaml().composeAll(new java.io.StringReader(String.join("\n", lines))).iterator();
      return nodes.hasNext() ? new YamlComposer().value(nodes.next(), 0) : new Value.Fields(List.of(), 1);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new Malformed(String.valueOf(e.getProblem()), line);
    } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError e) {
      throw new Malformed("not readable as YAML", 1);
    }
  }

  private static Yaml yaml() {
    var limits = new LoaderOptions();
    limits.setAllowDuplicateKeys(false);
    limits.setMaxAliasesForCollections(ALIASES);
    limits.setNestingDepthLimit(DEPTH);
    limits.setCodePointLimit(CODE_POINTS);
    limits.setAllowRecursiveKeys(false);
    limits.setProcessComments(false);
    var dumping = new DumperOptions();
    return new Yaml(new SafeConstructor(limits), new Representer(dumping), dumping, limits, new Untyped());
  }

  /** Resolves every plain scalar to a string. */
  private static final class Untyped extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // None: a story number must not become a float, nor a word a boolean.
    }
  }

  private Value value(Node node, int depth) throws Malformed {
    int line = node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    if (depth > DEPTH || ++values > VALUES) {
      throw new Malformed("nested too deeply or repeated too often", line);
    }
    return switch (node) {
      case ScalarNode scalar when hasNoTag(node, Tag.STR) -> new Value.Text(scalar.getValue(), line);
      case SequenceNode sequence when hasNoTag(node, Tag.SEQ) -> items(sequence, line, depth);
      case MappingNode mapping when hasNoTag(node, Tag.MAP) -> fields(mapping, line, depth);
      default -> throw new Malformed("explicit tags are refused: " + node.getTag(), line);
    };
  }

  private static boolean hasNoTag(Node node, Tag natural) {
    return node.getTag().equals(natural);
  }

  private Value items(SequenceNode sequence, int line, int depth) throws Malformed {
    var items = new ArrayList<Value>();
    for (var item : sequence.getValue()) {
      items.add(value(item, depth + 1));
    }
    return new Value.Items(List.copyOf(items), line);
  }

  private Value fields(MappingNode mapping, int line, int depth) throws Malformed {
    var entries = new ArrayList<Entry>();
    var keys = new HashSet<String>();
    for (var tuple : mapping.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Malformed("a key must be a word", keyLine);
      }
      if (!keys.add(key.getValue())) {
        throw new Malformed("key appears twice: " + key.getValue(), keyLine);
      }
      entries.add(new Entry(key.getValue(), value(tuple.getValueNode(), depth + 1), keyLine));
    }
    return new Value.Fields(List.copyOf(entries), line);
  }
}
