package io.cflow.agents.pm;

import io.cflow.agents.Escape;
import io.cflow.agents.text.Outline;
import io.cflow.agents.text.Prose;
import io.cflow.agents.text.Section;
import io.cflow.domain.DocumentType;
import io.cflow.domain.Plan;
import io.cflow.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a product strategy has to say, with the headings under which teams say it. */
enum Theme {
  PROBLEM("the problem", "problem statement", "problem", "pain points", "问题陈述", "問題陳述", "痛点", "痛點"),
  USERS("target users", "primary user", "user segment", "who this serves", "personas", "target audience", "users",
      "目标用户", "目標用戶", "目標使用者"),
  SOLUTION("proposed solution", "the solution", "solution overview", "executive summary", "product vision",
      "解决方案", "解決方案"),
  DIFFERENCE("differentiator", "what makes this different", "unique value", "competitive advantage", "innovation",
      "差异化", "差異化"),
  GOALS("business objectives", "goals", "objectives", "business success", "success criteria", "目标", "目標"),
  METRICS("measurable outcomes", "success metrics", "kpi", "key performance", "key results", "metrics",
      "成功指标", "成功指標"),
  NON_GOALS("non-goals", "non goals", "out of scope", "out-of-scope", "not in scope",
      "范围外", "範圍外", "不在范围", "非目标", "非目標"),
  RISKS("risks", "open questions", "assumptions", "风险", "風險"),
  FUTURE("future vision", "post-mvp", "growth features", "vision (future)", "roadmap vision", "vision"),
  CONSTRAINTS("constraints", "technical constraints", "limitations"),
  MONEY("revenue", "monetization", "pricing", "business model", "cost structure", "budget"),
  CHANNELS("go-to-market", "channels", "distribution", "marketing");

  /** Without these a strategy is incomplete. */
  static final List<Theme> REQUIRED =
      List.of(PROBLEM, USERS, SOLUTION, DIFFERENCE, GOALS, METRICS, NON_GOALS, RISKS);

  private static final int EXCERPT = 280;
  private static final int MOST_ITEMS = 8;
  private static final DocumentType[] SOURCES =
      {DocumentType.BRIEF, DocumentType.PRD, DocumentType.PRD_SHARD};

  private final String[] headings;

  Theme(String... headings) {
    this.headings = headings;
  }

  /**
   * A theme as the documents state it.
   *
   * @param statements paragraphs or list items, in the words of the document, shortened
   */
  record Stated(Theme theme, String section, List<String> statements, SourceSpan source) {}

  /** Every section of the brief and the PRD, in that order. */
  static List<Section> sections(Plan plan) {
    return Stream.of(SOURCES).flatMap(type -> Outline.of(plan, type).stream())
        .filter(section -> !section.path().toLowerCase(Locale.ROOT).contains("checklist")
            && !section.isAbout("checklist", "change log")).toList();
  }

  /** The first section with this theme that says something itself or below it. */
  Optional<Stated> in(List<Section> sections) {
    return Stream.of(headings).flatMap(heading -> sections.stream().filter(section -> section.isAbout(heading)))
        .flatMap(section -> stated(section).stream()).findFirst();
  }

  /** Every section with this theme. */
  List<Section> allIn(List<Section> sections) {
    return sections.stream().filter(section -> section.isAbout(headings)).toList();
  }

  String label() {
    return switch (this) {
      case PROBLEM -> "Problem";
      case USERS -> "Users";
      case SOLUTION -> "Solution";
      case DIFFERENCE -> "What makes it different";
      case GOALS -> "Goals";
      case METRICS -> "Metrics";
      case NON_GOALS -> "Non-goals";
      case RISKS -> "Risks and open questions";
      case FUTURE -> "Future";
      case CONSTRAINTS -> "Constraints";
      case MONEY -> "Revenue and cost";
      case CHANNELS -> "Channels";
    };
  }

  private Optional<Stated> stated(Section section) {
    var statements = new ArrayList<String>();
    section.flatten().limit(12).forEach(part -> add(statements, part));
    return statements.isEmpty() ? Optional.empty() : Optional.of(new Stated(this, section.title(),
        statements.stream().distinct().limit(MOST_ITEMS).toList(), section.heading()));
  }

  private static void add(List<String> statements, Section part) {
    var items = part.items();
    if (items.isEmpty()) {
      Optional.of(part.firstParagraph()).filter(text -> !text.isBlank() && !isPlaceholder(text))
          .ifPresent(text -> statements.add(Escape.excerpt(text, EXCERPT)));
      part.tables().forEach(table -> table.rows().forEach(row ->
          statements.add(Escape.excerpt(String.join(" · ", row.cells()), EXCERPT))));
    }
    items.stream().map(Section.Item::text).filter(text -> !isPlaceholder(text))
        .forEach(text -> statements.add(Escape.excerpt(Prose.of(text), EXCERPT)));
  }

  private static boolean isPlaceholder(String text) {
    return text.startsWith("{{") || text.startsWith("[[") || text.strip().matches("(?i)_?(?:tbd|todo|n/?a)[.:_]?");
  }
}
