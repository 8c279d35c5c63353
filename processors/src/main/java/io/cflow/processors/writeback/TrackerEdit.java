package io.cflow.processors.writeback;

import io.cflow.domain.StoryStatus;
import io.cflow.processors.bmad.words.StatusWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The status of a story in {@code sprint-status.yaml}, as BMAD's own tools edit it: the value on its line, the stamp,
 * and the epic's value when a story of it begins. Whatever else stands in the file stays.
 *
 * @param story id, such as {@code 1.10} or {@code 2.6a}
 * @param keys other names of the story; an equal key is its key
 * @param epic id of its epic, empty if it has none
 * @param back whether a step back is meant
 * @param at when the status was reached; written in UTC
 */
public record TrackerEdit(String story, List<String> keys, String epic, StoryStatus target, boolean back, Instant at)
    implements Edit {

  private static final Pattern NUMBERS = Pattern.compile(
      "^(?:[A-Za-z][A-Za-z0-9]{0,11}-)?(\\d{1,4}[a-z]?)-(\\d{1,4}[a-z]?)(?:-(\\d{1,3})(?=$|-\\D))?(?:-.*)?$");
  private static final Pattern STORY = Pattern.compile("^(\\d{1,4}[a-z]?)\\.(\\d{1,4}[a-z]?)(?:\\.(\\d{1,3}))?$");

  public TrackerEdit {
    Objects.requireNonNull(story, "story");
    keys = List.copyOf(keys);
    Objects.requireNonNull(epic, "epic");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(at, "at");
  }

  @Override
  public Wanted on(Page page) {
    var map = TrackerMap.of(page.text());
    if (map.isEmpty()) {
      return new Wanted.Refused("the file has no development_status that can be read");
    }
    var found = entry(map.get());
    return found.size() == 1
        ? found(page, map.get(), found.getFirst())
        : new Wanted.Refused("%d keys fit story %s; exactly one must".formatted(found.size(), story));
  }

  private List<TrackerMap.Entry> entry(TrackerMap map) {
    var exact = map.entries().stream().filter(entry -> keys.contains(entry.key())).toList();
    return exact.isEmpty() ? map.entries().stream().filter(entry -> fits(entry.key())).toList() : exact;
  }

  /** By number, never by prefix: 1-1 is not 1-10. */
  private boolean fits(String key) {
    var numbers = NUMBERS.matcher(key);
    var wanted = STORY.matcher(story);
    return numbers.matches() && wanted.matches() && numbers.group(1).equals(wanted.group(1))
        && numbers.group(2).equals(wanted.group(2))
        && (wanted.group(3) == null || wanted.group(3).equals(numbers.group(3)));
  }

  private Wanted found(Page page, TrackerMap map, TrackerMap.Entry entry) {
    if (!entry.isPlain()) {
      return new Wanted.Refused("the value of %s is quoted or stands on lines of its own".formatted(entry.key()));
    }
    return Progress.objection(StatusWords.of(entry.value()), target, back)
        .orElseGet(() -> proven(page, changes(map, entry)));
  }

  private List<Change> changes(TrackerMap map, TrackerMap.Entry entry) {
    var changes = new ArrayList<Change>();
    changes.add(entry.replaced(Wording.SPRINT.word(target)));
    if (target == StoryStatus.IN_PROGRESS) {
      lifted(map).ifPresent(changes::add);
    }
    new Stamp(map).set(at).ifPresent(changes::add);
    return changes;
  }

  private Optional<Change> lifted(TrackerMap map) {
    return map.entries().stream().filter(entry -> entry.key().equals("epic-" + epic))
        .filter(entry -> entry.isPlain() && entry.value().equals("backlog"))
        .findFirst().map(entry -> entry.replaced("in-progress"));
  }

  /** Reading it again must find these values changed, and no comment. */
  private static Wanted proven(Page page, List<Change> changes) {
    var before = TrackerMap.of(page.text()).orElseThrow();
    var after = TrackerMap.of(page.text().with(changes));
    boolean same = after.isPresent() && after.get().comments().equals(before.comments())
        && after.get().keys().equals(before.keys())
        && differences(before, after.get()) == changes.stream().filter(Change.Replace.class::isInstance)
            .filter(change -> before.isEntry(change.line())).count();
    return same ? new Wanted.Changes(changes) : new Wanted.Refused("the file does not read as it should afterwards");
  }

  private static long differences(TrackerMap before, TrackerMap after) {
    long count = 0;
    for (int i = 0; i < before.entries().size(); i++) {
      count += before.entries().get(i).value().equals(after.entries().get(i).value()) ? 0 : 1;
    }
    return count;
  }

}
