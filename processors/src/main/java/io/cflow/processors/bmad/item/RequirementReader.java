package io.cflow.processors.bmad.item;

import io.cflow.domain.DocumentType;
import io.cflow.domain.Requirement;
import io.cflow.processors.bmad.harvest.Harvest;
import io.cflow.processors.bmad.text.Heading;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.RequirementId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads where requirements are defined; mentions in maps, logs and ranges define nothing. */
public final class RequirementReader {

  private static final Pattern DEFINITION = Pattern.compile(
      "^\\s*(?:>\\s*)?(?:#{2,6}\\s+)?(?:[-*+•]\\s+|\\d{1,3}[.)]\\s+"
          + "|\\|\\s*)?(?:\\[.]\\s*)?(?:\\\\?<a[^>]{0,80}>\\s*(?:</a>)?)?"
          + "(?:\\*{0,2}\\[[^\\]]{1,20}]\\s*)?[^\\p{L}\\p{N}\\n]{0,6}"
          + "(?<id>(?:N?FR|CR|RNF|RF|ENF|EF|UX-?DR)(?:[-_ ]?\\p{Upper}{1,12}(?=[-_ ]?\\d)|-\\p{Upper}\\d{1,2}(?=-\\d))?[-_"
          + " ]?\\d{1,4}(?:\\.\\d{1,3})*[a-z]?)(?![\\p{L}\\p{N}])"
          + "(?<mark>[*_`~\\]]{0,3}\\s*)(?<sep>[:：—–|(\\[{=]|-\\s|\\.\\s|\\s|$)(?<text>.*)$");
  private static final Pattern MAPPING = Pattern.compile(
      "(?iu)^[\\s|:→*-]*(?:->\\s*)?(?:(?:epics?|stor(?:y|ies))\\s*#?\\p{Alpha}{0,4}-?\\d.{0,300}"
          + "|(?:covered|n/a|deferred|yes|no|partial(?:ly covered)?|\\d{1,3}(?:\\.\\d{1,3}){0,2})(?:\\s*[|,;&(].{0,300}|\\s[–—-]\\s.{0,300}|\\s*)"
          + "|(?:covered (?:by|in)|deferred to)(?!\\p{L}).{0,300}"
          + "|[✅✓]\\s*(?:(?:covered|epic|stor(?:y|ies)|\\d)(?!\\p{Lu}).{0,300})?)$");
  private static final Pattern RANGE = Pattern.compile("^\\s*(?:-|–|to|through|,|&|and|\\+|/)\\s*(?:N?FR|CR)[-_"
      + " ]?\\d.*");
  private static final Pattern TAG = Pattern.compile("[\\[(](MVP|P[0-4]|Must|Should|Could|Won't|Growth|Vision"
      + "|Post-MVP|v\\d[\\w.]*)[\\])]", Pattern.CASE_INSENSITIVE);
  private static final Pattern LOG = Pattern.compile(
      "(?iu).*(?:change ?log|edit history|coverage|traceab|mapping|\\bmap\\b|matrix|touchpoint|validation"
          + "|checklist|couverture|修订|变更|變更|追踪|追溯).*");
  private static final Pattern REQUIREMENT_HEADING = Pattern.compile(
      "(?iu).*(?:requirement|exigence|requisito|anforderung|需求|要求|요구|требован|yêu cầu|functional|fonctionnel).*");

  private RequirementReader() {}

  public static void read(Harvest harvest) {
    var document = harvest.text();
    boolean everywhere = harvest.document().type() != DocumentType.EPIC;
    var context = new ArrayList<Open>();
    int next = 0;
    for (int i = 1; i <= document.size(); i++) {
      if (next < document.headings().size() && document.headings().get(next).line() == i) {
        push(context, new Open(document.headings().get(next++)));
      }
      if (document.isProse(i) && isDefining(context, everywhere)) {
        readLine(harvest, i, context.isEmpty() ? "" : context.getLast().heading().text());
      }
    }
  }

  /** A heading above the line, judged once for all the lines below it. */
  private record Open(Heading heading, boolean log, boolean aboutRequirements) {
    Open(Heading heading) {
      this(heading, heading.level() > 1 && LOG.matcher(heading.text()).matches(),
          REQUIREMENT_HEADING.matcher(heading.text()).matches());
    }
  }

  private static void push(List<Open> context, Open opened) {
    context.removeIf(open -> open.heading().level() >= opened.heading().level());
    context.add(opened);
  }

  private static boolean isDefining(List<Open> context, boolean everywhere) {
    return context.stream().noneMatch(Open::log)
        && (everywhere || context.stream().anyMatch(Open::aboutRequirements));
  }

  private static void readLine(Harvest harvest, int line, String section) {
    var text = harvest.text().line(line);
    var found = DEFINITION.matcher(text.length() > 3_000 ? text.substring(0, 3_000) : text);
    if (!found.matches() || isMention(found)) {
      return;
    }
    int last = lastLine(harvest.text(), line);
    var canonical = RequirementId.canonical(found.group("id"));
    var wording = String.join("\n", harvest.text().lines().subList(line - 1, last)).strip();
    harvest.requirements.add(new Requirement(canonical, RequirementId.kind(canonical), found.group("id"), section,
        wording,
        tags(text), isDropped(text, found.group("id")), false, harvest.span(line, last), List.of()));
    harvest.map(line, last);
  }

  private static boolean isMention(java.util.regex.Matcher found) {
    var rest = found.group("text");
    boolean bare = rest.isBlank() && !found.group().stripLeading().startsWith("#");
    boolean glued = found.group("sep").isBlank() && found.group("mark").isBlank() && !found.group().strip()
        .startsWith("#")
        && !found.group().strip().matches("^[-*+|].*") ;
    return bare || MAPPING.matcher(rest).matches() || RANGE.matcher(found.group("sep") + rest).matches() || glued
        && !rest.strip().matches("^[-–—:].*");
  }

  private static boolean isDropped(String line, String id) {
    int struck = line.indexOf("~~");
    return struck >= 0 && struck < line.indexOf(id);
  }

  private static List<String> tags(String line) {
    return TAG.matcher(line.length() > 300 ? line.substring(0, 300) : line).results().map(tag -> tag.group(1))
        .distinct().toList();
  }

  /** Continuation lines: deeper than the item, up to the next item, blank line or heading. */
  static int lastLine(Markdown document, int first) {
    int last = first;
    int margin = Plain.indent(document.line(first));
    for (int i = first + 1; i <= document.size() && document.kind(i) == Markdown.Kind.TEXT; i++) {
      if (Plain.indent(document.line(i)) <= margin) {
        break;
      }
      last = i;
    }
    return last;
  }
}
