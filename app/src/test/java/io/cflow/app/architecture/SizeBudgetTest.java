package io.cflow.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Elegance is a property of the tail: the longest file and the longest method count, not the average. */
class SizeBudgetTest {

  private static final int FILE = 400;
  private static final int METHOD = 40;

  @Test
  void no_file_is_longer_than_400_lines() {
    assertThat(sources().entrySet()).filteredOn(source -> source.getValue().lines().count() > FILE)
        .extracting(Map.Entry::getKey).isEmpty();
  }

  @Test
  void no_method_is_longer_than_40_lines() {
    var methods = SourceSize.methods(sources());

    assertThat(methods).hasSizeGreaterThan(1000).filteredOn(method -> method.lines() > METHOD).isEmpty();
  }

  @Test
  void a_method_is_counted_from_its_signature_to_its_last_brace() {
    var methods = SourceSize.methods(Map.of("Counted.java", """
        class Counted {
          /** Not counted. */
          void one() {}

          @Override
          public String toString() {
            return "";
          }
        }
        """));

    assertThat(methods).contains(
        new SourceSize.Method("Counted.java", "one", 1), new SourceSize.Method("Counted.java", "toString", 4));
  }

  private static Map<String, String> sources() {
    var sources = new TreeMap<String, String>();
    Repository.mainSources().forEach(file -> sources.put(Repository.name(file), Repository.text(file)));
    return sources;
  }
}
