package io.cflow.processors.bmad.item;

import io.cflow.domain.OrderStatement.Basis;
import io.cflow.domain.SourceSpan;
import io.cflow.processors.bmad.harvest.Need;
import io.cflow.processors.bmad.harvest.Said;
import io.cflow.processors.bmad.text.Markdown;
import io.cflow.processors.bmad.text.Section;
import io.cflow.processors.bmad.text.Sections;
import io.cflow.processors.bmad.text.YamlText;
import io.cflow.processors.bmad.words.Plain;
import io.cflow.processors.bmad.words.References;
import io.cflow.processors.bmad.words.SectionKind;
import io.cflow.processors.bmad.words.Target;
import io.cflow.processors.bmad.words.Vocabulary;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a story or an epic says about its own order: dependency sections, labels and front matter. */
public final class Needs {

  private static final List<String> FRONTMATTER_NEEDS =
      List.of("dependencies", "depends_on", "dependsOn", "depends-on", "blocked_by", "blockedBy", "prerequisites",
          "requires");
  private static final List<String> FRONTMATTER_BLOCKS = List.of("blocks", "enables", "unblocks");
  private static final Pattern ABOUT_OTHERS = Pattern.compile(
      ".*\\b(?:depends? on this|blocked by this|related|downstream|follow-?ups?|parallel|enables|unblocks|future"
          + "|next stor(?:y|ies)"
          + "|non-?blocking|does not (?:depend|require)|not depend(?:ent)?|no dependency|blocks?"
          + "|will (?:consume|use|build on)|(?:consumes?|uses) this)\\b.*|.*(?:后续|後續|下游|相关|相關).*"
          + "|\\s*\\|.*\\|\\s*(?:soft|optional|recommended|nice to have)\\s*\\|.*",
          Pattern.CASE_INSENSITIVE);
  /** {@code - Blocks stories 1.4 and 1.5} among the dependencies of a story. */
  private static final Pattern TURNED = Pattern.compile(
      "\\s*(?:[-*+•]\\s+)?[*_]{0,2}(?:this (?:story )?)?"
          + "(?:(?:un)?blocks|enables|blockiert|bloque(?:ia|a)?)\\b(?!.*\\b(?:future|later|none)\\b).*",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern BESIDE = Pattern.compile("[|·•]\\s*\\*\\*([^*|]{3,40})\\*\\*:?\\s*([^|·•]{1,200})");
  private static final Pattern OTHER_LABEL = Pattern.compile(
      "(?i).*(?:parallel|related|downstream|external|technical|enables|future|optional|soft|recommended|after"
          + " this|outputs?).*");

  private Needs() {}

  public static List<Need> of(Markdown document, Sections sections) {
    var needs = new ArrayList<Need>();
    var belowCriteria = belowCriteria(sections);
    sections.all().filter(Needs::isOrder)
        .filter(section -> !isInRecord(document, sections, section) && !belowCriteria.contains(section))
        .forEach(section -> read(document, sections, section, needs));
    sections.all().filter(section -> section.isLabel() && !isHistory(sections, section.line()))
        .forEach(section -> besides(document, section, needs));
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
      add(reversed, new Said(Basis.FRONT_MATTER, scalar.value(), SourceSpan.line(document.path(), scalar.line() + 1)),
          needs);
    }
  }

  private static boolean isOrder(Section section) {
    return section.kind() == SectionKind.NEEDS || section.kind() == SectionKind.BLOCKS;
  }

  /** Records speak about work done; inside criteria and tasks only a line of its own, no item, speaks about order. */
  private static boolean isInRecord(Markdown document, Sections sections, Section section) {
    boolean item = !section.isLabel() || !document.line(section.line()).startsWith("**");
    return isHistory(sections, section.line())
        || item && (sections.isInside(SectionKind.CRITERIA, section.line())
        || sections.isInside(SectionKind.TASKS, section.line()));
  }

  /** Records and change logs tell what was so, not what is. */
  static boolean isHistory(Sections sections, int line) {
    return sections.isInside(SectionKind.RECORD, line) || sections.isInside(SectionKind.COVERAGE, line);
  }

  /** A label inside criteria or tasks is part of their text. */
  private static Set<Section> belowCriteria(Sections sections) {
    return sections.all(SectionKind.CRITERIA).filter(Section::isLabel)
        .flatMap(outer -> sections.inner(outer).stream().filter(inner -> inner.indent() > outer.indent()))
        .filter(Needs::isOrder).collect(Collectors.toSet());
  }

  private static void read(Markdown document, Sections sections, Section section, List<Need> needs) {
    boolean reversed = section.kind() == SectionKind.BLOCKS;
    if (!section.inline().isEmpty()) {
      var said = said(section, section.inline(), SourceSpan.line(document.path(), section.line()));
      if (!reversed && References.isNone(section.inline())) {
        needs.add(new Need(new Target.Nothing(), false, said));
      } else {
        add(reversed, said, needs);
      }
    }
    int last = section.isLabel() && !section.inline().isEmpty() ? section.line() : section.last();
    var taken = takenByInner(sections, section);
    for (int i = section.line() + 1; i <= last; i++) {
      if (document.kind(i) == Markdown.Kind.TEXT && !taken.get(i) && isItem(document.line(i), section)) {
        addLine(said(section, document.line(i), SourceSpan.line(document.path(), i)), reversed, needs);
      }
    }
  }

  /** {@code **Points:** 3 | **Depends on:** Story 1.1}: labels on the line of another. */
  private static void besides(Markdown document, Section section, List<Need> needs) {
    var beside = BESIDE.matcher(section.inline());
    while (beside.find()) {
      var kind = Vocabulary.kindOf(Plain.of(beside.group(1)).replaceFirst(":$", ""));
      if (kind == SectionKind.NEEDS || kind == SectionKind.BLOCKS) {
        add(kind == SectionKind.BLOCKS,
            new Said(Basis.LABEL, beside.group(2), SourceSpan.line(document.path(), section.line())), needs);
      }
    }
  }

  private static Said said(Section section, String words, SourceSpan place) {
    return new Said(section.isLabel() ? Basis.LABEL : Basis.SECTION, words, place);
  }

  private static void addLine(Said said, boolean reversed, List<Need> needs) {
    boolean turned = !reversed && TURNED.matcher(said.words()).matches();
    if (turned || !ABOUT_OTHERS.matcher(said.words()).matches()) {
      add(reversed || turned, said, needs);
    }
  }

  /** A label's value goes on in a list below it, never in another paragraph. */
  private static boolean isItem(String line, Section section) {
    return !section.isLabel() || line.stripLeading().matches("(?:[-*+•]|\\d{1,2}[.)])\\s.*")
        || Plain.indent(line) > section.indent();
  }

  /** Inner labels speak for themselves; those that only group, such as "Internal:", do not take lines away. */
  private static BitSet takenByInner(Sections sections, Section section) {
    var taken = new BitSet();
    sections.inner(section).stream().filter(inner -> inner.last() <= section.last())
        .filter(inner -> inner.kind() != SectionKind.OTHER || OTHER_LABEL.matcher(inner.title()).matches())
        .forEach(inner -> taken.set(inner.line(), inner.last() + 1));
    return taken;
  }

  private static void add(boolean reversed, Said said, List<Need> needs) {
    References.in(said.words()).forEach(target -> needs.add(new Need(target, reversed, said)));
  }
}
