package io.cflow.processors.bmad.harvest;

import io.cflow.domain.Judgement;
import io.cflow.domain.Judgement.Issue;
import io.cflow.domain.Judgement.Kind;
import io.cflow.domain.Judgement.Subject;
import io.cflow.domain.SourceSpan;
import io.cflow.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A judgement while its document is read; whatever the document does not say stays empty. */
public final class JudgementDraft {

  private static final Pattern SCORE = Pattern.compile("\\s*(100|\\d{1,2})(?:\\.\\d+)?\\s*(?:/\\s*100|%)?\\s*");

  private final Kind kind;
  private SourceSpan source;
  private final List<String> names = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();
  private String word = "";
  private @Nullable Integer score;
  private String reason = "";
  private String by = "";
  private String at = "";
  private boolean past;
  private boolean partial;

  public JudgementDraft(Kind kind, SourceSpan source) {
    this.kind = kind;
    this.source = source;
  }

  public JudgementDraft named(String name) {
    names.add(name);
    return this;
  }

  public JudgementDraft named(List<String> all) {
    names.addAll(all);
    return this;
  }

  public JudgementDraft saying(String text) {
    word = text.strip();
    return this;
  }

  public JudgementDraft scored(String text) {
    var found = SCORE.matcher(text);
    score = found.matches() ? Integer.valueOf(found.group(1)) : null;
    return this;
  }

  public JudgementDraft because(String text) {
    reason = text.strip();
    return this;
  }

  public JudgementDraft by(String text) {
    by = text.strip();
    return this;
  }

  public JudgementDraft at(String text) {
    at = text.strip();
    return this;
  }

  public JudgementDraft standingAt(SourceSpan place) {
    source = place;
    return this;
  }

  public JudgementDraft past() {
    past = true;
    return this;
  }

  public JudgementDraft partial() {
    partial = true;
    return this;
  }

  public JudgementDraft found(Issue issue) {
    issues.add(issue);
    return this;
  }

  public List<Issue> issues() {
    return issues;
  }

  public @Nullable Verdict verdict() {
    for (var verdict : Verdict.values()) {
      if (verdict.name().equalsIgnoreCase(word)) {
        return verdict;
      }
    }
    return null;
  }

  public JudgementSighting sighting() {
    return new JudgementSighting(
        new Judgement(kind, Subject.UNKNOWN, word, verdict(), score, reason, by, at, past, partial, issues,
            source), names);
  }
}
