package io.cflow.engine;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something the engine asks outside of the workflow's gates: no track waits in a session for it. What was shown and
 * what may be said belong to the question, so that an answer is bound to them.
 *
 * @param subject what it is about: a story's id, a document's path, or {@code plan}; with the kind it names the
 *     question, of which only one is open in an execution
 * @param text one or two sentences for a person
 * @param evidence what the answer has to be based on, as markdown; empty if the text says it all
 * @param verbs what may be answered, the usual answer first
 */
public record Question(Kind kind, String subject, String text, String evidence, List<Verb> verbs) {

  /** Subject of a question about the whole plan. */
  public static final String PLAN = "plan";

  /** What is asked about. */
  public enum Kind {
    /** A new reading of the documents holds less than the running plan. */
    SHRINKING_REREAD,
    /** Documents changed while their plan is being worked. */
    PLAN_CHANGE,
    /** Documents state different statuses of one story, and no rule decides. */
    STATUS_CONFLICT,
    /** Somebody else has changed what the engine was about to write. */
    WRITE_BACK_CONFLICT;

    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Kind of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  public Question {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(evidence, "evidence");
    verbs = List.copyOf(verbs);
    if (subject.isBlank() || verbs.isEmpty()) {
      throw new IllegalArgumentException("a question has a subject and an answer: " + text);
    }
  }

  /** Everything that was shown, in one text: what an answer is bound to is the hash of it. */
  public String shown() {
    return String.join("\n", kind.label(), subject, text, evidence, verbs.toString());
  }
}
