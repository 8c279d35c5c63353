package io.cflow.agents.dev;

import io.cflow.agents.Escape;
import io.cflow.agents.StoryFolder;
import io.cflow.domain.Artifact;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Acceptance tests that fail until somebody writes them. Document text goes into comments only, on one line and
 * without backslashes: Java reads unicode escapes even inside a comment.
 */
final class Skeleton {

  private static final int LONGEST = 240;

  private final String story;
  private final List<Test> tests;

  /**
   * One test to write.
   *
   * @param name letters, digits and underscores only
   */
  record Test(String name, int criterion, String text) {
    Test {
      if (!name.matches("[a-z0-9_]{1,120}")) {
        throw new IllegalArgumentException("not a test name: " + name);
      }
    }
  }

  Skeleton(String story, List<Test> tests) {
    this.story = story;
    this.tests = tests;
  }

  Artifact in(TestStyle style) {
    var number = story.replaceAll("[^A-Za-z0-9]+", "_");
    var file = switch (style) {
      case JUNIT, PLAIN_JAVA, XUNIT -> "Story_" + number + "_Test";
      case PYTEST -> "test_story_" + number;
      case GO -> "story_" + number + "_test";
      case JEST -> "story_" + number + ".test";
      case GHERKIN -> "story_" + number;
    };
    return new Artifact(StoryFolder.path(story, file + "." + style.extension()), text(style, number));
  }

  private String text(TestStyle style, String number) {
    return switch (style) {
      case JUNIT -> "import static org.junit.jupiter.api.Assertions.fail;\n\nimport org.junit.jupiter.api.Test;\n\n"
          + "class Story_" + number + "_Test {\n" + each(test -> """

              %s
              @Test
              void %s() {
                fail("not written yet");
              }
            """.formatted(comment("//", test), test.name())) + "}\n";
      case PLAIN_JAVA -> "final class Story_" + number + "_Test {\n" + each(test -> """

              %s
              static void %s() {
                throw new AssertionError("not written yet");
              }
            """.formatted(comment("//", test), test.name())) + "}\n";
      case PYTEST -> "import pytest\n" + each(test -> """


          def test_%s():
              %s
              pytest.fail("not written yet")
          """.formatted(test.name(), comment("#", test)));
      case JEST -> each(test -> """
          %s
          test('%s', () => {
            throw new Error('not written yet');
          });

          """.formatted(comment("//", test), test.name()));
      case XUNIT -> "using Xunit;\n\npublic class Story_" + number + "_Test\n{\n" + each(test -> """
              %s
              [Fact]
              public void %s() => Assert.Fail("not written yet");

          """.formatted(comment("//", test), test.name())) + "}\n";
      case GO -> "package acceptance\n\nimport \"testing\"\n" + each(test -> """

          %s
          func Test_%s(t *testing.T) {
          	t.Fatal("not written yet")
          }
          """.formatted(comment("//", test), test.name()));
      case GHERKIN -> "Feature: story " + story.replaceAll("[^A-Za-z0-9._-]", "-") + "\n" + each(test -> """

            %s
            Scenario: %s
              Then it is not written yet
          """.formatted(comment("#", test), test.name()));
    };
  }

  private String each(Function<Test, String> template) {
    return tests.stream().map(template).collect(Collectors.joining());
  }

  private static String comment(String mark, Test test) {
    var text = Escape.excerpt(test.text(), LONGEST).replace('\\', '/').replace("*/", "* /");
    return "%s AC%d: %s".formatted(mark, test.criterion(), text);
  }

  /** A name that a test run can be traced back by, from anything. */
  static String name(String story, int criterion, String text) {
    var id = story.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    var words = Escape.slug(text, 48).replace('-', '_');
    var name = "story_%s_ac%d%s".formatted(id, criterion, words.isEmpty() ? "" : "_" + words);
    return name.length() > 120 ? name.substring(0, 120) : name;
  }
}
