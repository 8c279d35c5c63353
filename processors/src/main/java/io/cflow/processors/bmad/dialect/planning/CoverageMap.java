package io.cflow.processors.bmad.dialect.planning;

import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.item.StoryBlock;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.References;
import io.cflow.processors.bmad.words.RequirementId;
import io.cflow.processors.bmad.words.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which epics serve which requirements: {@code FR1: Epic 1 - note}, {@code FRs covered: FR1-FR4}. */
final class CoverageMap {

  private static final Pattern RANGE = Pattern.compile(
      "(?<k>N?FR)[-_ ]?(?<from>\\d{1,4})\\s?(?:-|–|—|to|through|à|bis|至)\\s?(?:N?FR[-_ ]?)?(?<to>\\d{1,4})(?!\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ROW = Pattern.compile("^\\W{0,6}(?<ids>(?:N?FR"
      + "|CR)[-\\w\\s,.&–]{1,120}?)\\W{0,6}(?::|：|→|->|\\|)(?<rest>.*)$");
  private static final int WIDEST_RANGE = 200;

  private CoverageMap() {}

  static void read(Harvest harvest) {
    var document = harvest.text();
    for (int i = 1; i <= document.size(); i++) {
      var line = document.line(i);
      if (document.kind(i) != Markdown.Kind.TEXT || line.length() > 500) {
        continue;
      }
      var row = ROW.matcher(line);
      if (row.matches()) {
        addRow(harvest, i, row.group("ids"), row.group("rest"));
      }
    }
  }

  private static void addRow(Harvest harvest, int line, String ids, String rest) {
    var epics = References.in(rest.replace("**", "")).stream().filter(Target.OfEpic.class::isInstance)
        .map(target -> ((Target.OfEpic) target).id()).toList();
    if (!epics.isEmpty()) {
      expand(ids).forEach(id -> harvest.coverage.computeIfAbsent(id, key -> new ArrayList<>()).addAll(epics));
      harvest.map(line, line);
    }
  }

  /** All requirement ids of a text, ranges written out. */
  static List<String> expand(String text) {
    var ids = new ArrayList<>(StoryBlock.ids(text));
    var range = RANGE.matcher(text);
    while (range.find()) {
      int from = Integer.parseInt(range.group("from"));
      int to = Math.min(Integer.parseInt(range.group("to")), from + WIDEST_RANGE);
      for (int i = from; i <= to; i++) {
        ids.add(RequirementId.canonical(range.group("k") + i));
      }
    }
    return ids.stream().distinct().toList();
  }
}
