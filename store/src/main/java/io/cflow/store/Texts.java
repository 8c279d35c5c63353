package io.cflow.store;

import io.cflow.engine.PlannedTask;
import io.cflow.engine.Track;
import io.cflow.engine.WorkPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What text must be like before PostgreSQL takes it. */
final class Texts {

  /** Longer summaries and reasons are cut: the whole text stands in the artifacts. */
  private static final int MAX = 2_000;

  private Texts() {}

  /** Short enough for a list; never ends in half a character. */
  static String brief(String text) {
    if (text.length() <= MAX) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX - 2)) ? MAX - 2 : MAX - 1;
    return text.substring(0, end) + "…";
  }

  /** PostgreSQL refuses U+0000 in text. */
  static String clean(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }

  static @Nullable Object clean(@Nullable Object value) {
    return value instanceof String text ? clean(text) : value;
  }

  /** As the tables will give it back. */
  static WorkPlan clean(WorkPlan work) {
    return new WorkPlan(
        work.tasks().stream().map(Texts::clean).toList(), work.tracks().stream().map(Texts::clean).toList());
  }

  private static PlannedTask clean(PlannedTask task) {
    return new PlannedTask(
        task.number(), clean(task.track()), task.stage(), task.capability(), clean(task.story()), task.needs());
  }

  private static Track clean(Track track) {
    return new Track(
        clean(track.name()), track.stage(), track.standing(), track.waitsFor().stream().map(Texts::clean).toList(),
        clean(track.note()));
  }

  /** SHA-256 in hex. */
  static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
