package io.cflow.app.engine;

import io.cflow.engine.Event;
import io.cflow.engine.Step;
import io.cflow.engine.Verb;
import io.cflow.port.Committed.Consequence;
import io.cflow.port.CrashPoint;
import io.cflow.port.Journal;
import io.cflow.processors.door.Answer;
import io.cflow.processors.door.BadRequest;
import io.cflow.processors.door.Reply;
import io.cflow.processors.door.SignalRequest;
import io.cflow.store.Decisions;
import io.cflow.store.Decisions.Decision;
import io.cflow.store.GroupJournal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people decide. */
public final class Gates {

  private static final Logger LOG = LoggerFactory.getLogger(Gates.class);
  static final String OPERATOR = "operator";
  static final String APPROVED = "approved by --answer approve";

  private final Decisions decisions;
  private final Consultation consultation;
  private final Journal journal;
  private final boolean approving;

  /** @param approving answers every question at once, as the local operator who asked for it */
  public Gates(Decisions decisions, Consultation consultation, Journal journal, boolean approving) {
    this.decisions = decisions;
    this.consultation = consultation;
    this.journal = journal;
    this.approving = approving;
  }

  /** A question was asked. */
  public void opened(Consequence asked) {
    CrashPoint.DECISION_ASKED.hit();
    LOG.info("execution {} asks: {}", asked.execution(), asked.step() instanceof Step.Ask ask ? ask.question() : "");
    answerAll(asked.execution());
  }

  void answerAll(UUID execution) {
    if (approving) {
      decisions.open(execution).forEach(
          decision -> apply(decision, Verb.ACCEPT, OPERATOR, APPROVED, Optional.empty()));
    }
  }

  /** Applies an answer; the first valid one wins, and the same answer again is the same answer. */
  public Reply decide(Answer answer) {
    var decision = decisions.find(answer.tenant(), answer.decision())
        .orElseThrow(() -> BadRequest.notFound("decision " + answer.decision()));
    if (answer.version().isEmpty()) {
      throw new BadRequest(428, "say which question you answer: If-Match: \"" + decision.contentHash() + "\"");
    }
    if (!answer.version().equals(decision.contentHash())) {
      throw new BadRequest(412, "the question has changed since you saw it");
    }
    if (!decision.verbs().contains(answer.verb().label())) {
      throw new BadRequest(422, "'verb' must be one of " + String.join(", ", decision.verbs()));
    }
    if (!decision.isOpen()
        || !apply(decision, answer.verb(), answer.actor(), answer.text(), answer.content())) {
      refuseUnlessSame(decisions.find(answer.tenant(), answer.decision()).orElseThrow(), answer.verb());
    }
    return Reply.ok("{\"id\":\"%s\",\"state\":\"answered\"}".formatted(decision.id()));
  }

  private static void refuseUnlessSame(Decision now, Verb verb) {
    if (!now.verb().equals(verb.label())) {
      throw new BadRequest(409, "the question is " + now.state() + " already" + (now.verb().isEmpty() ? "" : ": " + now.verb()));
    }
  }

  /** @return whether it counted: of many answers one does */
  private boolean apply(Decision decision, Verb verb, String actor, String text, Optional<String> content) {
    var track = decision.track();
    if (track == null) {
      return consultation.answer(decision.id(), verb, actor, text, content);
    }
    var event = new Event.Decided(decision.id(), track, verb == Verb.ACCEPT, actor, text);
    return offer(decision.execution(), event).stream().anyMatch(Step.Move.class::isInstance);
  }

  /** @throws BadRequest 409 if the workflow does not list the transition */
  public Reply signal(SignalRequest request) {
    if (!decisions.knowsExecution(request.tenant(), request.execution())) {
      throw BadRequest.notFound("execution " + request.execution());
    }
    var steps = offer(request.execution(), new Event.Signalled(request.signal(), request.actor()));
    for (var step : steps) {
      if (step instanceof Step.Refuse refuse) {
        throw new BadRequest(
            409, "%s -> %s is not possible: %s; allowed: %s"
                .formatted(refuse.from(), refuse.to(), refuse.reason(), refuse.allowed()));
      }
    }
    if (steps.isEmpty() && request.signal() instanceof Event.Signal.Retry retry && !retry.everything()) {
      throw new BadRequest(409, "story %s is neither parked nor held; there is nothing to retry".formatted(retry.track()));
    }
    return Reply.ok("{\"execution\":\"%s\",\"steps\":%d}".formatted(request.execution(), steps.size()));
  }

  private List<Step> offer(UUID execution, Event event) {
    CrashPoint.WORD_TAKEN.hit();
    try {
      var steps = journal.offer(execution, event).join();
      CrashPoint.WORD_APPLIED.hit();
      return steps;
    } catch (CompletionException e) {
      throw switch (e.getCause()) {
        case GroupJournal.NotOwned _ -> new BadRequest(409, "the execution is over");
        case Journal.Pending pending -> pending;
        case Journal.Unreachable unreachable -> unreachable;
        case IllegalArgumentException unknown -> new BadRequest(422, unknown.getMessage());
        case null, default -> e;
      };
    }
  }
}
