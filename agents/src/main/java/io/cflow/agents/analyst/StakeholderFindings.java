package io.cflow.agents.analyst;

import io.cflow.agents.analyst.Stakeholder.Mention;
import io.cflow.agents.analyst.Stakeholder.Source;
import io.cflow.agents.text.RoleName;
import io.cflow.agents.text.Similarity;
import io.cflow.agents.text.Words;
import io.cflow.domain.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who has a stake, and how well the documents look after them.
 *
 * @param storiesWithRole stories that begin "As a …"
 * @param described names somebody is described under, that no story serves
 * @param undescribed roles of stories that nobody describes; empty when nobody is described at all
 * @param sameRole pairs of names of which one says all the other says
 */
record StakeholderFindings(
    int stories,
    int storiesWithRole,
    List<Stakeholder> stakeholders,
    List<String> described,
    List<String> undescribed,
    List<Twin> sameRole,
    List<RaciCheck.Row> raci) {

  record Twin(String shorter, String longer) {}

  static StakeholderFindings of(Plan plan) {
    var stakeholders = stakeholders(StakeholderSources.in(plan));
    boolean anyDescribed = stakeholders.stream().anyMatch(Stakeholder::isDescribed);
    return new StakeholderFindings(
        plan.stories().size(),
        (int) plan.stories().stream().filter(story -> story.statement().isPresent()).count(),
        stakeholders,
        names(stakeholders.stream().filter(each -> each.isDescribed() && !isServed(each, stakeholders)).toList()),
        anyDescribed ? names(stakeholders.stream().filter(each -> each.count(Source.STORY) > 0
            && !isDescribed(each, stakeholders)).toList()) : List.of(),
        twins(stakeholders),
        RaciCheck.of(plan));
  }

  private static List<Stakeholder> stakeholders(List<Mention> mentions) {
    return mentions.stream().collect(Collectors.groupingBy(mention -> RoleName.key(mention.name()), TreeMap::new,
            Collectors.toList())).entrySet().stream()
        .map(each -> stakeholder(each.getKey(), each.getValue()))
        .sorted(Comparator.comparingLong((Stakeholder each) -> -each.count(Source.STORY))
            .thenComparing(each -> -each.mentions().size()).thenComparing(Stakeholder::key)).toList();
  }

  private static Stakeholder stakeholder(String key, List<Mention> mentions) {
    return new Stakeholder(key, mostUsed(mentions),
        mentions.stream().map(Mention::influence).filter(each -> !each.isBlank()).findFirst().orElse(""),
        mentions.stream().map(Mention::interest).filter(each -> !each.isBlank()).findFirst().orElse(""), mentions);
  }

  private static String mostUsed(List<Mention> mentions) {
    return mentions.stream().collect(Collectors.groupingBy(Mention::name, TreeMap::new, Collectors.counting()))
        .entrySet().stream().max(Comparator.comparingLong(Map.Entry::getValue)).orElseThrow().getKey();
  }

  private static boolean isServed(Stakeholder described, List<Stakeholder> all) {
    return all.stream().anyMatch(each -> each.count(Source.STORY) > 0 && mayBeSame(each, described));
  }

  private static boolean isDescribed(Stakeholder used, List<Stakeholder> all) {
    return all.stream().anyMatch(each -> each.isDescribed() && mayBeSame(each, used));
  }

  private static boolean mayBeSame(Stakeholder left, Stakeholder right) {
    var leftWords = Words.content(left.key());
    var rightWords = Words.content(right.key());
    return left.key().equals(right.key()) || Similarity.containment(leftWords, rightWords) == 1
        || Similarity.containment(rightWords, leftWords) == 1;
  }

  private static List<Twin> twins(List<Stakeholder> all) {
    var twins = new ArrayList<Twin>();
    var named = all.stream().filter(each -> !Words.content(each.key()).isEmpty()).limit(200).toList();
    for (var shorter : named) {
      named.stream().filter(longer -> shorter != longer && longer.key().length() > shorter.key().length()
              && Words.content(longer.key()).containsAll(Words.content(shorter.key())))
          .forEach(longer -> twins.add(new Twin(shorter.name(), longer.name())));
    }
    return twins;
  }

  private static List<String> names(List<Stakeholder> stakeholders) {
    return stakeholders.stream().map(Stakeholder::name).toList();
  }
}
