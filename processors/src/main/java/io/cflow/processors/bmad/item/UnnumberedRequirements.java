package io.cflow.processors.bmad.item;

import io.cflow.domain.Requirement;
import io.cflow.domain.Requirement.Kind;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Non-functional requirements that a document lists without ids: section and position make one, {@code
 * NFR~performance.2}, which no document can mean by chance. Only where the document numbers none itself.
 */
public final class UnnumberedRequirements {

  private static final Pattern HEADING = Pattern.compile(
      "(?iu)(?:\\d+(?:\\.\\d+)*[.)]?\\s+)?(?:non[- ]?functional(?: requirements?)?|nfrs?|exigences non[- ]fonctionnelles"
          + "|requisitos (?:não|no) funciona(?:is|les)|nicht-?funktionale anforderungen|非功能性?需求|비기능(?:적)? ?요구 ?사항)"
          + "(?:\\s*\\(.{1,30}\\))?");
  private static final Pattern ITEM = Pattern.compile("^(?:[-*+]|\\d{1,2}[.)])\\s+(?:\\[.]\\s*)?(\\S.{5,})$");
  private static final Pattern HAS_ID = Pattern.compile(".{0,12}\\b\\p{Upper}{2,5}[-_ ]?\\d.*");

  private UnnumberedRequirements() {}

  public static void read(Harvest harvest) {
    if (harvest.requirements.stream().anyMatch(known -> known.kind() == Kind.NON_FUNCTIONAL)) {
      return;
    }
    var counts = new HashMap<String, Integer>();
    harvest.text().headings().stream().filter(heading -> heading.level() > 1)
        .filter(heading -> heading.text().length() < 100 && HEADING.matcher(heading.text()).matches())
        .findFirst().ifPresent(section -> read(harvest, section, counts));
  }

  private static void read(Harvest harvest, Heading section, Map<String, Integer> counts) {
    var document = harvest.text();
    for (int i = section.line() + 1; i <= section.last(); i++) {
      var item = document.kind(i) == Markdown.Kind.TEXT ? ITEM.matcher(document.line(i)) : null;
      if (item != null && item.matches() && !HAS_ID.matcher(item.group(1)).matches()) {
        var heading = document.headings().get(document.headingIndex(i)).text();
        var slug = Plain.words(heading).replace(' ', '-');
        add(harvest, i, heading, "NFR~%s.%d".formatted(slug, counts.merge(slug, 1, Integer::sum)));
      }
    }
  }

  private static void add(Harvest harvest, int line, String section, String id) {
    int last = RequirementReader.lastLine(harvest.text(), line);
    var text = String.join("\n", harvest.text().lines().subList(line - 1, last)).strip();
    harvest.requirements.add(new Requirement(id, Kind.NON_FUNCTIONAL, "", section, text, List.of(), false, true,
        harvest.span(line, last), List.of()));
    harvest.map(line, last);
  }
}
