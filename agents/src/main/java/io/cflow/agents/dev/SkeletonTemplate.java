package io.cflow.agents.dev;

/**
 * What a file of failing tests looks like in each {@link TestStyle}, under the same names. {@code NUMBER} stands for
 * the story's id, {@code COMMENT} and {@code NAME} for those of a test.
 */
enum SkeletonTemplate {
  JUNIT("Story_NUMBER_Test", "//", """
      import static org.junit.jupiter.api.Assertions.fail;

      import org.junit.jupiter.api.Test;

      class Story_NUMBER_Test {
      """, """

        COMMENT
        @Test
        void NAME() {
          fail("not written yet");
        }
      """, "}\n"),
  PLAIN_JAVA("Story_NUMBER_Test", "//", """
      final class Story_NUMBER_Test {
      """, """

        COMMENT
        static void NAME() {
          throw new AssertionError("not written yet");
        }
      """, "}\n"),
  PYTEST("test_story_NUMBER", "#", """
      import pytest
      """, """


      def test_NAME():
          COMMENT
          pytest.fail("not written yet")
      """, ""),
  JEST("story_NUMBER.test", "//", "", """
      COMMENT
      test('NAME', () => {
        throw new Error('not written yet');
      });

      """, ""),
  XUNIT("Story_NUMBER_Test", "//", """
      using Xunit;

      public class Story_NUMBER_Test
      {
      """, """
          COMMENT
          [Fact]
          public void NAME() => Assert.Fail("not written yet");

      """, "}\n"),
  GO("story_NUMBER_test", "//", """
      package acceptance

      import "testing"
      """, """

      COMMENT
      func Test_NAME(t *testing.T) {
      \tt.Fatal("not written yet")
      }
      """, ""),
  GHERKIN("story_NUMBER", "#", """
      Feature: story NUMBER
      """, """

        COMMENT
        Scenario: NAME
          Then it is not written yet
      """, "");

  private final String file;
  private final String commentMark;
  private final String head;
  private final String each;
  private final String tail;

  SkeletonTemplate(String file, String commentMark, String head, String each, String tail) {
    this.file = file;
    this.commentMark = commentMark;
    this.head = head;
    this.each = each;
    this.tail = tail;
  }

  static SkeletonTemplate of(TestStyle style) {
    return valueOf(style.name());
  }

  String file(String number) {
    return file.replace("NUMBER", number);
  }

  String head(String number) {
    return head.replace("NUMBER", number);
  }

  /** One test; the comment goes in last, so that nothing in it is taken for a placeholder. */
  String test(String name, String comment) {
    return each.replace("NAME", name).replace("COMMENT", commentMark + " " + comment);
  }

  String tail() {
    return tail;
  }
}
