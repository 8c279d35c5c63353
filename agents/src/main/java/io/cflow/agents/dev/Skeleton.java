package io.cflow.agents.dev;

import io.cflow.agents.Escape;
import io.cflow.agents.StoryFolder;
import io.cflow.domain.Artifact;
import java.util.List;
import java.util.Locale;
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
    var template = SkeletonTemplate.of(style);
    var number = StoryFolder.name(story).replaceAll("[^A-Za-z0-9]+", "_");
    var text = tests.stream().map(test -> template.test(test.name(), comment(test)))
        .collect(Collectors.joining("", template.head(number), template.tail()));
    return new Artifact(StoryFolder.path(story, template.file(number) + "." + style.extension()), text);
  }

  private static String comment(Test test) {
    var text = Escape.excerpt(test.text(), LONGEST).replace('\\', '/').replace("*/", "* /");
    return "AC%d: %s".formatted(test.criterion(), text);
  }

  /** A name that a test run can be traced back by, from anything. */
  static String name(String story, int criterion, String text) {
    var id = story.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    var words = Escape.slug(text, 48).replace('-', '_');
    var name = "story_%s_ac%d%s".formatted(id, criterion, words.isEmpty() ? "" : "_" + words);
    return name.length() > 120 ? name.substring(0, 120) : name;
  }
}
