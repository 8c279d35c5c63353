package io.cflow.processors.bmad;

import io.cflow.domain.Judgement;
import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.domain.Judgement.Subject;
import io.cflow.domain.Plan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What documents judge, as the JSON of {@code cflow inspect --json} shows it. */
final class JudgementJson {

  private JudgementJson() {}

  record View(String kind, String scope, String subject, String word, @Nullable String verdict,
      @Nullable Integer score, String reason, String by, String at, boolean past, boolean partial, List<Issue> issues,
      String source) {}

  /** The newest gate of a story; what it said before is its history, newest first. */
  record Gate(String word, @Nullable String verdict, @Nullable Integer score, String reason, String reviewer,
      String updated, boolean partial, List<Issue> top_issues, String source, List<Past> history) {}

  record Past(String word, String at, String note, String source) {}

  static View view(Judgement found) {
    return new View(found.kind().label(), found.subject().scope().name().toLowerCase(Locale.ROOT),
        found.subject().id(), found.word(), verdict(found), found.score(), found.reason(), found.by(), found.at(),
        found.past(), found.partial(), found.issues(), found.source().toString());
  }

  static @Nullable Gate gate(Plan plan, String story) {
    return plan.gate(story).map(gate -> new Gate(gate.word(), verdict(gate), gate.score(), gate.reason(), gate.by(),
        gate.at(), gate.partial(), gate.issues(), gate.source().toString(), history(plan, gate.subject())))
        .orElse(null);
  }

  private static List<Past> history(Plan plan, Subject subject) {
    return plan.judgements().stream().filter(found -> found.kind() == Kind.GATE && found.past())
        .filter(found -> found.subject().equals(subject))
        .map(found -> new Past(found.word(), found.at(), found.reason(), found.source().toString())).toList();
  }

  private static @Nullable String verdict(Judgement found) {
    return found.verdict() == null ? null : found.verdict().name();
  }
}
