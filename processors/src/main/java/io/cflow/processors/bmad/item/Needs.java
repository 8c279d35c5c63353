package io.cflow.processors.bmad.item;

import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.References;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a story or an epic says about its own order: dependency sections, labels and front matter. */
public final class Needs {

  private static final List<String> FRONTMATTER_NEEDS =
      List.of("dependencies", "depends_on", "dependsOn", "depends-on", "blocked_by", "blockedBy", "prerequisites",
          "requires");
  private static final List<String> FRONTMATTER_BLOCKS = List.of("blocks", "enables", "unblocks");
  private static final Pattern ABOUT_OTHERS = Pattern.compile(
      ".*\\b(?:depends? on this|blocked by this|related|downstream|follow-?ups?|parallel|enables|unblocks|future"
          + "|next stor(?:y|ies)"
          + "|non-?blocking|does not (?:depend|require)|not depend(?:ent)?|no dependency|blocks?)\\b.*",
          Pattern.CASE_INSENSITIVE);
  /** {@code - Blocks stories 1.4 and 1.5} among the dependencies of a story. */
  private static final Pattern TURNED = Pattern.compile(
      "\\s*(?:[-*+•]\\s+)?[*_]{0,2}(?:this (?:story )?)?(?:(?:un)?blocks|enables)\\b(?!.*\\b(?:future|later|none)\\b).*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_LABEL = Pattern.compile(
      "(?i).*(?:parallel|related|downstream|external|technical|enables|future|optional|soft|recommended|after"
          + " this|outputs?).*");
  private static final int LONGEST_REASON = 200;

  private Needs() {}

  public static List<Need> of(Markdown document, Sections sections) {
    var needs = new ArrayList<Need>();
    var all = sections.all().toList();
    for (var section : all) {
      if (isOrder(section) && !isInRecord(document, all, section) && !isBelowAnother(all, section)) {
        read(document, all, section, needs);
      }
    }
    return needs;
  }

  public static List<Need> ofFrontmatter(Markdown document) {
    var needs = new ArrayList<Need>();
    FRONTMATTER_NEEDS.forEach(key -> addScalars(document, key, false, needs));
    FRONTMATTER_BLOCKS.forEach(key -> addScalars(document, key, true, needs));
    return needs;
  }

  private static void addScalars(Markdown document, String key, boolean reversed, List<Need> needs) {
    for (var scalar : YamlText.values(document.frontmatter(), key)) {
      add(scalar.value(), reversed, SourceSpan.line(document.path(), scalar.line() + 1), needs);
    }
  }

  private static boolean isOrder(Section section) {
    return section.kind() == SectionKind.NEEDS || section.kind() == SectionKind.BLOCKS;
  }

  /** Records speak about work done; inside criteria and tasks only a line of its own, no item, speaks about order. */
  private static boolean isInRecord(Markdown document, List<Section> all, Section section) {
    boolean item = !section.isLabel() || !document.line(section.line()).startsWith("**");
    return all.stream().anyMatch(outer -> !outer.isLabel() && outer.line() < section.line()
        && section.line() <= outer.last()
        && (isHistory(outer) || item && (outer.kind() == SectionKind.CRITERIA || outer.kind() == SectionKind.TASKS)));
  }

  /** Records and change logs tell what was so, not what is. */
  static boolean isHistory(Section section) {
    return section.kind() == SectionKind.RECORD || section.kind() == SectionKind.COVERAGE;
  }

  /** A label inside criteria or tasks is part of their text. */
  private static boolean isBelowAnother(List<Section> all, Section section) {
    return all.stream().anyMatch(outer -> outer.isLabel() && outer.kind() == SectionKind.CRITERIA
        && outer.line() < section.line() && section.line() <= outer.last() && section.indent() > outer.indent());
  }

  private static void read(Markdown document, List<Section> all, Section section, List<Need> needs) {
    boolean reversed = section.kind() == SectionKind.BLOCKS;
    if (!reversed && References.isNone(section.inline())) {
      needs.add(new Need(new Target.Nothing(), false, reason(section.inline()),
          SourceSpan.line(document.path(), section.line())));
    } else if (!section.inline().isEmpty()) {
      add(section.inline(), reversed, SourceSpan.line(document.path(), section.line()), needs);
    }
    int last = section.isLabel() && !section.inline().isEmpty() ? section.line() : section.last();
    for (int i = section.line() + 1; i <= last; i++) {
      if (document.kind(i) == Markdown.Kind.TEXT && !belongsToInner(all, section, i)
          && isItem(document.line(i), section)) {
        addLine(document, i, reversed, needs);
      }
    }
  }

  private static void addLine(Markdown document, int number, boolean reversed, List<Need> needs) {
    var line = document.line(number);
    boolean turned = !reversed && TURNED.matcher(line).matches();
    if (turned || !ABOUT_OTHERS.matcher(line).matches()) {
      add(line, reversed || turned, SourceSpan.line(document.path(), number), needs);
    }
  }

  /** A label's value goes on in a list below it, never in another paragraph. */
  private static boolean isItem(String line, Section section) {
    return !section.isLabel() || line.stripLeading().matches("(?:[-*+•]|\\d{1,2}[.)])\\s.*")
        || Plain.indent(line) > section.indent();
  }

  /** Inner labels speak for themselves; those that only group, such as "Internal:", do not take lines away. */
  private static boolean belongsToInner(List<Section> all, Section section, int line) {
    return all.stream().anyMatch(inner -> inner.line() > section.line() && inner.line() <= line && line <= inner.last()
        && inner.last() <= section.last()
        && (isOrder(inner) || inner.kind() != SectionKind.OTHER || OTHER_LABEL.matcher(inner.title()).matches()));
  }

  private static void add(String text, boolean reversed, SourceSpan evidence, List<Need> needs) {
    for (var target : References.in(text)) {
      needs.add(new Need(target, reversed, reason(text), evidence));
    }
  }

  static String reason(String text) {
    var reason = text.strip();
    return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
  }
}
