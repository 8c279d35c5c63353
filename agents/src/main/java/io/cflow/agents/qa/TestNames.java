package io.cflow.agents.qa;

import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which story and criteria a test says it is for, read from its name: {@code story_1_3_ac2_every_word},
 * {@code Story 1.3 / AC2: …}, {@code 1.3-UNIT-001}.
 */
final class TestNames {

  /** What a name claims; without criteria it is about the story as a whole. */
  record Claim(String story, List<Integer> criteria) {
    Claim {
      criteria = List.copyOf(criteria);
    }
  }

  private static final int LONGEST = 1_000;
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern STORY =
      Pattern.compile("(?<![a-z])story_?(\\d{1,4}[a-z]?(?:_\\d{1,4}[a-z]?(?![a-z0-9])){0,3})");
  private static final Pattern CASE =
      Pattern.compile("(?<![a-z0-9])(\\d{1,4}[a-z]?(?:_\\d{1,4}[a-z]?){1,3})_(unit|int|e2e)_(\\d{3})(?!\\d)");
  private static final Pattern CRITERION = Pattern.compile("(?<![a-z])ac_?(\\d{1,3})(?!\\d)");

  private final Map<String, String> stories = new HashMap<>();
  private final Map<String, Integer> criterionOfCase;

  /**
   * Knows the stories of {@code plan}.
   *
   * @param criterionOfCase ordinal of the criterion for each case id of the test plans, such as {@code 1.3-UNIT-001}
   */
  TestNames(Plan plan, Map<String, Integer> criterionOfCase) {
    for (Story story : plan.stories()) {
      stories.putIfAbsent(key(story.id()), story.id());
    }
    this.criterionOfCase = Map.copyOf(criterionOfCase);
  }

  Optional<Claim> claim(TestResult test) {
    var name = key(test.fullName());
    return byCase(name).or(() -> byStory(name));
  }

  private Optional<Claim> byCase(String name) {
    var found = CASE.matcher(name);
    if (!found.find()) {
      return Optional.empty();
    }
    var story = Optional.ofNullable(stories.get(found.group(1)));
    return story.map(id -> new Claim(id, criteria(name, caseId(id, found.group(2), found.group(3)))));
  }

  private Optional<Claim> byStory(String name) {
    var found = STORY.matcher(name);
    var longest = new ArrayList<Claim>();
    while (found.find() && longest.isEmpty()) {
      known(found.group(1)).ifPresent(id -> longest.add(new Claim(id, criteria(name, ""))));
    }
    return longest.stream().findFirst().or(() -> byWords(name));
  }

  /** Some stories have an id of words: {@code story_1_1_import_rooms_ac1}. */
  private Optional<Claim> byWords(String name) {
    return stories.keySet().stream().filter(key -> ("_" + name).contains("_story_" + key + "_"))
        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .map(key -> new Claim(stories.get(key), criteria(name, "")));
  }

  /** {@code story_2_1_21_days} is story 2.1 when there is no story 2.1.21. */
  private Optional<String> known(String numbers) {
    for (var rest = numbers; !rest.isEmpty(); rest = rest.substring(0, Math.max(0, rest.lastIndexOf('_')))) {
      if (stories.containsKey(rest)) {
        return Optional.of(stories.get(rest));
      }
    }
    return Optional.empty();
  }

  private List<Integer> criteria(String name, String caseId) {
    var planned = criterionOfCase.get(caseId);
    if (planned != null) {
      return List.of(planned);
    }
    return CRITERION.matcher(name).results().map(found -> Integer.valueOf(found.group(1))).distinct().sorted().toList();
  }

  private static String caseId(String story, String level, String number) {
    return story + "-" + level.toUpperCase(Locale.ROOT) + "-" + number;
  }

  private static String key(String name) {
    var head = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return HUMP.matcher(head).replaceAll("_").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
