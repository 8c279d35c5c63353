package io.cflow.agents;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A flat YAML mapping of words and lists of words. Only composed, never constructed, so that {@code 1.10} stays. */
final class YamlMapping {

  private static final int LONGEST = 64 * 1024;

  private YamlMapping() {}

  /**
   * Reads the values of each key, a single value as a list of one.
   *
   * @throws DefinitionException for anything but a flat mapping without duplicates
   */
  static Map<String, List<String>> read(String file, String yaml) {
    if (!(compose(file, yaml) instanceof MappingNode mapping)) {
      throw new DefinitionException(file, "(file)", "must be a mapping");
    }
    var values = new LinkedHashMap<String, List<String>>();
    for (NodeTuple entry : mapping.getValue()) {
      var key = word(file, "(file)", entry.getKeyNode());
      if (values.put(key, words(file, key, entry.getValueNode())) != null) {
        throw new DefinitionException(file, key, "stands twice");
      }
    }
    return values;
  }

  private static Node compose(String file, String yaml) {
    var limits = new LoaderOptions();
    limits.setCodePointLimit(LONGEST);
    limits.setNestingDepthLimit(4);
    limits.setMaxAliasesForCollections(0);
    try {
      return new Yaml(new SafeConstructor(limits)).compose(new StringReader(yaml));
    } catch (YAMLException broken) {
      throw new DefinitionException(file, "(file)", "not YAML: " + broken.getMessage());
    }
  }

  private static List<String> words(String file, String key, Node node) {
    return node instanceof SequenceNode sequence
        ? sequence.getValue().stream().map(element -> word(file, key, element)).toList()
        : List.of(word(file, key, node));
  }

  private static String word(String file, String key, Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new DefinitionException(file, key, "must be a word or a list of words");
  }
}
