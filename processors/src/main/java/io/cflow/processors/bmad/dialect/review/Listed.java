package io.cflow.processors.bmad.dialect.review;

import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.words.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The points of a list below a heading. */
final class Listed {

  private static final Pattern POINT = Pattern.compile("^\\s{0,1}(?:[-*+]|\\d{1,3}[.)])\\s+(?:\\[.]\\s+)?(\\S.*)$");
  private static final Pattern HEADING_NUMBER = Pattern.compile("^\\d+(?:\\.\\d+)*[.)]?\\s+");

  private Listed() {}

  /** The outermost points below the first heading whose title matches. */
  static List<String> below(Harvest harvest, String title) {
    var document = harvest.text();
    var points = new ArrayList<String>();
    document.headings().stream()
        .filter(heading -> HEADING_NUMBER.matcher(heading.text()).replaceFirst("").matches(title)).findFirst()
        .ifPresent(heading -> {
          for (int i = heading.line() + 1; i <= heading.last(); i++) {
            var point = POINT.matcher(document.isProse(i) ? document.line(i) : "");
            if (point.matches()) {
              points.add(Plain.of(point.group(1)));
              harvest.map(i, i);
            }
          }
        });
    return points;
  }
}
