package io.cflow.domain;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about how good something is: a quality gate, an assessment, a retrospective, a readiness
 * report. Reading keeps what was written; what it means for a run is decided elsewhere.
 *
 * @param subject what is judged
 * @param word the judgement as it stands, {@code PASS} or {@code NEEDS WORK}; empty when the document states none
 * @param verdict null when the word is not one of the four
 * @param score 0 to 100, null when none is given
 * @param reason one line, may be empty
 * @param by who judged, may be empty
 * @param at when, as written, so that later sorts after earlier where teams write ISO dates; may be empty
 * @param past whether a later judgement of the same kind on the same subject replaces this one
 * @param partial the document could be read only in part
 */
public record Judgement(
    Kind kind,
    Subject subject,
    String word,
    @Nullable Verdict verdict,
    @Nullable Integer score,
    String reason,
    String by,
    String at,
    boolean past,
    boolean partial,
    List<Issue> issues,
    SourceSpan source) {

  /** What sort of document judges. */
  public enum Kind {
    GATE,
    RISK,
    TEST_DESIGN,
    NFR,
    TRACE,
    RETROSPECTIVE,
    READINESS,
    CHANGE_PROPOSAL;

    /** The name in JSON: {@code test-design}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What a judgement is about.
   *
   * @param id of the story or epic; empty for the plan as a whole, and for what the plan does not know
   */
  public record Subject(Scope scope, String id) {

    /** What the id names. */
    public enum Scope {
      STORY,
      EPIC,
      PLAN,
      /** The document names something that no other document describes. */
      UNKNOWN
    }

    public static final Subject PLAN = new Subject(Scope.PLAN, "");
    public static final Subject UNKNOWN = new Subject(Scope.UNKNOWN, "");

    public Subject {
      Objects.requireNonNull(scope, "scope");
      Objects.requireNonNull(id, "id");
    }

    public static Subject story(String id) {
      return new Subject(Scope.STORY, id);
    }

    public static Subject epic(String id) {
      return new Subject(Scope.EPIC, id);
    }
  }

  /** One thing somebody found; parts the document does not give are empty. */
  public record Issue(String id, String severity, String finding, String action) {

    public Issue {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(severity, "severity");
      Objects.requireNonNull(finding, "finding");
      Objects.requireNonNull(action, "action");
    }
  }

  public Judgement {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(source, "source");
    issues = List.copyOf(issues);
  }

  public Judgement on(Subject newSubject) {
    return new Judgement(kind, newSubject, word, verdict, score, reason, by, at, past, partial, issues, source);
  }

  /** The same judgement, replaced by a later one. */
  public Judgement replaced() {
    return new Judgement(kind, subject, word, verdict, score, reason, by, at, true, partial, issues, source);
  }
}
