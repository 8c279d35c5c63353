package io.cflow.agents.analyst;

import io.cflow.domain.SourceSpan;
import java.util.List;
import java.util.stream.Stream;

/**
 * A story for a requirement nothing serves, as far as the requirement's own words carry.
 *
 * @param id next free number of its epic; empty outside any epic
 * @param area epic id, else the requirement's section as a slug
 * @param nearest the existing story that shares most words with the requirement, in words; empty when none does
 * @param spidr how it could be split: Mike Cohn's Spike, Paths, Interfaces, Data, Rules
 * @param invest checks of Bill Wake's INVEST
 */
record StoryDraft(
    String id,
    String area,
    String path,
    String title,
    String role,
    String goal,
    String benefit,
    List<Criterion> criteria,
    List<String> covers,
    String nearest,
    List<String> spidr,
    List<Check> invest,
    SourceSpan at) {

  record Criterion(String given, String when, String then) {}

  /** @param reason why not, or what makes it so */
  record Check(String property, boolean holds, String reason) {}

  /** Places only a person can fill. */
  long open() {
    var texts = Stream.concat(Stream.of(role, goal, benefit),
        criteria.stream().flatMap(each -> Stream.of(each.given(), each.when(), each.then())));
    return texts.filter(text -> text.contains("[NEEDS INPUT")).count();
  }
}
