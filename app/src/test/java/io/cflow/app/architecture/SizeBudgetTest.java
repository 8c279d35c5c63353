package io.cflow.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Elegance is a property of the tail: the longest file and the longest method count, not the average. */
class SizeBudgetTest {

  private static final int FILE = 400;
  private static final int METHOD = 40;

  @Test
  void no_file_is_longer_than_400_lines() {
    var files = new TreeMap<String, Integer>();
    Repository.mainSources().forEach(file ->
        files.put(Repository.name(file), (int) Repository.text(file).lines().count()));

    assertThat(over(files, FILE)).isEmpty();
  }

  @Test
  void no_method_is_longer_than_40_lines() {
    var methods = new TreeMap<String, Integer>();
    Repository.mainSources().forEach(file -> SourceSize.methods(Repository.text(file)).forEach(method ->
        methods.merge(Repository.name(file) + "#" + method.name(), method.lines(), Math::max)));

    assertThat(methods).hasSizeGreaterThan(100);
    assertThat(over(methods, METHOD)).isEmpty();
  }

  @Test
  void a_method_is_counted_from_its_signature_to_its_last_brace() {
    var methods = SourceSize.methods("""
        class Counted {
          /** Not counted. */
          void one() {}

          @Override
          public String toString() {
            return "";
          }
        }
        """);

    assertThat(methods).contains(new SourceSize.Method("one", 1), new SourceSize.Method("toString", 4));
  }

  private static Map<String, Integer> over(Map<String, Integer> sizes, int limit) {
    return sizes.entrySet().stream()
        .filter(size -> size.getValue() > limit)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
