package io.cflow.app.engine;

import io.cflow.engine.Question;
import io.cflow.engine.Verb;
import io.cflow.store.Questions.Answered;
import io.cflow.store.Questions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks people what no gate of the workflow asks, and does what follows from their answers. */
public final class Consultation {

  private static final Logger LOG = LoggerFactory.getLogger(Consultation.class);

  private final Questions questions;
  private final boolean approving;
  private final Map<Question.Kind, Resolution> resolutions = new ConcurrentHashMap<>();

  /** @param approving accepts every question at once, as the local operator who asked for it */
  public Consultation(Questions questions, boolean approving) {
    this.questions = questions;
    this.approving = approving;
  }

  /** From here on answers to its kinds of questions have consequences. */
  public void register(Resolution resolution) {
    resolution.kinds().forEach(kind -> resolutions.put(kind, resolution));
  }

  /** Asks, unless exactly this is asked already. @return the question */
  public UUID ask(UUID execution, Question question) {
    var decision = questions.ask(execution, question);
    LOG.info("execution {} asks: {}", execution, question.text());
    if (approving) {
      answer(decision, Verb.ACCEPT, Gates.OPERATOR, Gates.APPROVED, Optional.empty());
    }
    return decision;
  }

  /** What the question was about has gone. */
  public void lapse(UUID execution, Question.Kind kind, String subject, String reason) {
    questions.lapse(execution, kind, subject, reason);
  }

  /** What open questions of these kinds were about has gone, except what is about {@code but}. */
  public void lapseOthers(UUID execution, Set<Question.Kind> kinds, String but, String reason) {
    kinds.forEach(kind -> questions.open(execution, kind).stream()
        .filter(subject -> !subject.equals(but))
        .forEach(subject -> questions.lapse(execution, kind, subject, reason)));
  }

  /** @return false if it was answered before, or has lapsed */
  boolean answer(UUID decision, Verb verb, String actor, String text, Optional<String> content) {
    boolean counts = questions.answer(decision, verb, actor, text, content);
    questions.unapplied(decision).ifPresent(this::resolve);
    return counts;
  }

  /** Does what an earlier process did not get to. */
  public void resume() {
    questions.unapplied().forEach(this::resolve);
  }

  private void resolve(Answered answer) {
    var resolution = resolutions.get(answer.kind());
    if (resolution != null) {
      resolution.resolve(answer);
      questions.applied(answer.decision());
    }
  }
}
