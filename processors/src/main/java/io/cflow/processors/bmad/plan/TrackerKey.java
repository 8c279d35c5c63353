package io.cflow.processors.bmad.plan;

import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.StoryNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the sprint status file's key of a story says: {@code 1-2-lend-a-book}, {@code env-1-2-x}, {@code ai3-1-y}.
 *
 * @param prefix the letters in front, empty usually
 * @param sub the third number of {@code 4-6-2-x}, empty usually; it may be the slug's own
 * @param slug without its hyphens
 */
record TrackerKey(String prefix, String epic, String story, String sub, String slug) {

  private static final Pattern KEY = Pattern.compile(
      "^(?:story[-_])?(?:(?<p>\\p{Alpha}\\p{Alnum}{0,11})[-_]|(?<q>\\p{Alpha}{1,6}))?"
          + "(?<e>\\d{1,4}[a-z]?)[-_.](?<s>\\d{1,4}[a-z]?)"
          + "(?:[-_.](?<k>\\d{1,3})(?![\\p{Alnum}]))?(?:[-_](?<slug>.*))?$", Pattern.CASE_INSENSITIVE);

  /** Empty for the key of an epic, of a retrospective, and of anything else without two numbers. */
  static Optional<TrackerKey> of(String key) {
    var found = KEY.matcher(key);
    if (!found.matches()) {
      return Optional.empty();
    }
    var prefix = orEmpty(found.group("p")) + orEmpty(found.group("q"));
    return Optional.of(new TrackerKey(prefix, found.group("e"), found.group("s"), orEmpty(found.group("k")),
        orEmpty(found.group("slug")).replaceAll("[-_]", " ")));
  }

  static boolean isOfStory(String key) {
    return !key.toLowerCase(Locale.ROOT).contains("epic-") && !key.endsWith("-retrospective");
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  StoryNumber number() {
    return StoryNumber.of(prefix.isEmpty() ? "" : prefix + "-", epic, story, sub);
  }

  String title() {
    return Plain.words(slug);
  }

  /** The number without its third part. */
  String bare() {
    return StoryNumber.of("", epic, story, "").bare();
  }

  /** The number with its third part. */
  String deep() {
    return StoryNumber.of("", epic, story, sub).bare();
  }

  /** The epics that may be meant: {@code 4-5-1-x} is of epic 4 or of epic 4.5. */
  List<String> epics() {
    var epics = new ArrayList<>(List.of(EpicAssembly.key(epic)));
    if (!sub.isEmpty()) {
      epics.add(EpicAssembly.key(epic + "." + story));
    }
    return epics;
  }
}
