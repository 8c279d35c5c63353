package io.cflow.engine;

import io.cflow.domain.Discrepancy;
import io.cflow.domain.Discrepancy.Claim;
import io.cflow.domain.Discrepancy.Field;
import io.cflow.domain.Discrepancy.Kind;
import io.cflow.domain.Plan;
import io.cflow.domain.Story;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers that name two stories. The later one is proposed the next free number of its epic. */
final class NumberDrift {

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4}[a-z]?)\\.(\\d{1,4})[a-z]?(?:\\.\\d{1,4}[a-z]?)?");

  private final Map<String, Story> stories = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  private NumberDrift(Plan plan) {
    plan.stories().forEach(story -> {
      stories.put(story.id(), story);
      taken.add(story.id());
      taken.addAll(story.aliases());
    });
  }

  static Stream<Discrepancy> of(Plan plan) {
    var numbers = new NumberDrift(plan);
    return plan.stories().stream().filter(story -> !story.retired()).flatMap(numbers::of);
  }

  /** A story whose number was taken is called {@code 2.3-export-a-list}: the number, and what sets it apart. */
  private Stream<Discrepancy> of(Story story) {
    return story.aliases().stream()
        .filter(alias -> NUMBER.matcher(alias).matches() && story.id().startsWith(alias + "-")).limit(1)
        .flatMap(number -> Stream.ofNullable(stories.get(number))
            .filter(first -> !first.retired()).map(first -> drift(number, first, story)));
  }

  private Discrepancy drift(String number, Story first, Story later) {
    return new Discrepancy(Kind.STORY, later.id(), Field.NUMBER, List.of(claim(first), claim(later)), free(number),
        "one number names one story; the next free one of its epic would do", false);
  }

  private static Claim claim(Story story) {
    return Claim.of(story.definitions().getFirst(), story.title());
  }

  private String free(String number) {
    var parts = NUMBER.matcher(number);
    if (!parts.matches()) {
      return "";
    }
    int next = Integer.parseInt(parts.group(2)) + 1;
    while (!taken.add(parts.group(1) + "." + next)) {
      next++;
    }
    return parts.group(1) + "." + next;
  }
}
