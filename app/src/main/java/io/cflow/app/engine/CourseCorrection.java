package io.cflow.app.engine;

import io.cflow.domain.Artifact;
import io.cflow.domain.Plan;
import io.cflow.engine.Event;
import io.cflow.engine.PlanChange;
import io.cflow.engine.Question;
import io.cflow.engine.Verb;
import io.cflow.engine.WorkPlan;
import io.cflow.engine.change.Correction;
import io.cflow.port.Intake.Accepted;
import io.cflow.port.Journal;
import io.cflow.processors.report.ChangeProposal;
import io.cflow.store.ArtifactStore;
import io.cflow.store.GroupJournal;
import io.cflow.store.Questions.Answered;
import io.cflow.store.Standing;
import io.cflow.store.Versions.Version;
import io.cflow.store.Versions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents changed while their plan is being worked: says what that means, asks where somebody has to decide, and
 * takes the execution to the new version. Every step is durable before the next one, and doing one again is harmless;
 * so what a crash left undecided is looked at again by {@link #resume}.
 */
public final class CourseCorrection implements Resolution {

  private static final Logger LOG = LoggerFactory.getLogger(CourseCorrection.class);
  private static final String ENGINE = "engine";
  private static final String AGAIN = "the documents have changed again";
  private static final String SUBJECT = "plan version ";
  private static final Set<Question.Kind> KINDS = Set.of(Question.Kind.PLAN_CHANGE, Question.Kind.SHRINKING_REREAD);

  private final Stock stock;
  private final PlanShelf plans;
  private final Consultation consultation;
  private final Journal journal;
  private final Rules rules;
  private final ReentrantLock deciding = new ReentrantLock();

  /** Where versions and what belongs to them are kept. */
  public record Stock(Versions versions, ArtifactStore artifacts, Standing standing, Publication publication) {}

  /** @param splitter makes the work of a plan, by the workflow of this name */
  public record Rules(Correction.Policy policy, Splitter splitter) {}

  /** Splits plans for executions that keep the workflow they began with. */
  @FunctionalInterface
  public interface Splitter {
    WorkPlan split(Plan plan, String workflow);
  }

  public CourseCorrection(Stock stock, PlanShelf plans, Consultation consultation, Journal journal, Rules rules) {
    this.stock = stock;
    this.plans = plans;
    this.consultation = consultation;
    this.journal = journal;
    this.rules = rules;
  }

  @Override
  public Set<Question.Kind> kinds() {
    return KINDS;
  }

  /** After documents were accepted: nothing happens for those of a new project, or the same as before. */
  public Accepted correct(Accepted accepted) {
    alone(() -> accepted.version().flatMap(stock.versions()::find)
        .ifPresentOrElse(this::consider, () -> settle(accepted)));
    return accepted;
  }

  @Override
  public void resume() {
    alone(() -> stock.versions().undecided().forEach(this::considerSafely));
  }

  /** What was approved where the execution was not, at the time. */
  void adoptApproved() {
    alone(() -> stock.versions().undecided().stream().filter(Version::isApproved).forEach(this::considerSafely));
  }

  /** Versions are looked at one after the other, so that none is adopted on top of what it was not compared with. */
  private void alone(Runnable action) {
    deciding.lock();
    try {
      action.run();
    } finally {
      deciding.unlock();
    }
  }

  /** One that cannot be looked at must not stop the others. */
  private void considerSafely(Version version) {
    try {
      consider(version);
    } catch (RuntimeException e) {
      LOG.error("version {} of {} cannot be looked at", version.version(), version.project(), e);
    }
  }

  /** The documents are again those of the running plan: whatever was asked about others has no point any more. */
  private void settle(Accepted accepted) {
    if (!accepted.fresh() && stock.standing().isHeld(accepted.execution())) {
      drop(accepted.execution(), "the documents are as before");
    }
  }

  private void drop(UUID execution, String reason) {
    consultation.lapseOthers(execution, KINDS, "", reason);
    hold(execution, Set.of(), "");
  }

  private void consider(Version version) {
    if (version.isApproved()) {
      adopt(version, ENGINE);
      return;
    }
    var was = plans.volume(version.execution()).plan();
    var correction = Correction.of(
        version.version(), was, plans.version(version.plan(), version.project()),
        stock.standing().progress(version.execution()));
    if (!correction.diff().isEmpty()) {
      publish(version, ChangeProposal.of(correction), ChangeProposal.diff(correction));
    }
    if (correction.asks(rules.policy()) || isElsewhere(version)) {
      ask(version, correction);
    } else if (stock.versions().approve(version.plan())) {
      consultation.lapseOthers(version.execution(), KINDS, "", AGAIN);
      adopt(version, ENGINE);
    }
  }

  /** Two folders of one name must not take each other's place without a word. */
  private static boolean isElsewhere(Version version) {
    return !version.origin().isEmpty() && !version.workspace().isEmpty()
        && !version.origin().equals(version.workspace());
  }

  private void publish(Version version, Artifact... documents) {
    stock.artifacts().publish(version.execution(), List.of(documents));
    stock.publication().drain();
  }

  private void ask(Version version, Correction correction) {
    consultation.lapseOthers(version.execution(), KINDS, SUBJECT + version.version(), AGAIN);
    consultation.ask(version.execution(), question(version, correction));
    // Not if the operator has accepted already; otherwise what runs may end, and nothing new starts in these.
    if (stock.versions().find(version.plan()).filter(Version::isProposed).isPresent()) {
      hold(
          version.execution(), correction.touchedWork(),
          "paused: plan version %d is not decided".formatted(version.version()));
    }
  }

  private static Question question(Version version, Correction correction) {
    boolean shrank = !correction.shrinkage().isEmpty();
    var text = shrank
        ? "The documents hold less than the running plan (%s). Take them as plan version %d?".formatted(
            String.join("; ", correction.shrinkage().losses()), version.version())
        : "The documents changed while their plan is worked (%s, differences: %d, touched stories with work: %d). "
            .formatted(correction.scope().label(), correction.diff().changes().size(), correction.touchedWork().size())
            + "Take them as plan version %d?".formatted(version.version());
    return new Question(
        shrank ? Question.Kind.SHRINKING_REREAD : Question.Kind.PLAN_CHANGE, SUBJECT + version.version(),
        warning(version, correction) + text, ChangeProposal.of(correction).content(),
        List.of(Verb.ACCEPT, Verb.EDIT, Verb.RESPOND, Verb.IGNORE));
  }

  private static String warning(Version version, Correction correction) {
    if (isElsewhere(version)) {
      return "They come from %s, the running plan from %s. ".formatted(version.origin(), version.workspace());
    }
    return correction.isForeign() ? "They look like another project of the same name. " : "";
  }

  @Override
  public void resolve(Answered answer) {
    int number = Integer.parseInt(answer.subject().substring(SUBJECT.length()));
    alone(() -> stock.versions().find(answer.execution(), number).ifPresent(version -> resolve(version, answer)));
  }

  private void resolve(Version version, Answered answer) {
    switch (answer.verb()) {
      case ACCEPT, EDIT -> {
        if (stock.versions().approve(version.plan()) || version.isApproved()) {
          answer.content().ifPresent(content -> publish(
              version, new Artifact(ChangeProposal.path(version.version()), content)));
          adopt(version, answer.actor());
        }
      }
      case RESPOND -> {
        stock.versions().giveBack(version.plan());
        hold(version.execution(), Set.of(), "");
      }
      case IGNORE -> {
        stock.versions().decline(version.plan());
        hold(version.execution(), Set.of(), "");
      }
    }
  }

  /** One transaction of the owner's. Where another process owns the execution, that one adopts it. */
  private void adopt(Version version, String actor) {
    var was = plans.volume(version.execution()).plan();
    var is = plans.version(version.plan(), version.project());
    var work = rules.splitter().split(is, version.workflow());
    offer(version.execution(), new Event.Revised(
        PlanChange.of(version.plan(), version.version(), was, is, work, actor)));
  }

  private void hold(UUID execution, Set<String> stories, String reason) {
    offer(execution, new Event.Held(stories, reason));
  }

  private void offer(UUID execution, Event event) {
    try {
      journal.offer(execution, event).join();
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof GroupJournal.NotOwned)) {
        throw e;
      }
      LOG.debug("execution {} is over, or works on another process", execution);
    }
  }
}
