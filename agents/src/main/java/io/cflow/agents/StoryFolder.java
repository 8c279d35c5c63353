package io.cflow.agents;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the artifacts about one story go. */
public final class StoryFolder {

  private StoryFolder() {}

  /** {@code stories/1.3/file}. */
  public static String path(String story, String file) {
    return "stories/" + name(story) + "/" + file;
  }

  /** A story's id as a file name; an id with other characters gets a mark, so that no two ids share a name. */
  public static String name(String story) {
    if (story.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,59}")) {
      return story;
    }
    var slug = Escape.slug(story, 40);
    return (slug.isEmpty() ? "story" : slug) + "-" + digest(story).substring(0, 8);
  }

  /** SHA-256 of the text in hex. */
  public static String digest(String text) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
