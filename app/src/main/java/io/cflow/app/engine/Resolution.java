package io.cflow.app.engine;

import io.cflow.engine.Question;
import io.cflow.store.Questions.Answered;
import java.util.Set;

/** Knows what follows from the answers to some kinds of questions. */
public interface Resolution {

  Set<Question.Kind> kinds();

  /**
   * Does what follows. Called after the answer is durable, and again after a restart unless this returned; by several
   * threads at once if several people give the same answer. Doing it twice must be as good as doing it once.
   */
  void resolve(Answered answer);

  /** Looks again at what an earlier process may have left undecided. */
  default void resume() {}
}
