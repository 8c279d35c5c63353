package io.cflow.processors.bmad.harvest;

import io.cflow.domain.Judgement;
import java.util.List;

/**
 * What one document judges, before anybody knows whether its subject exists.
 *
 * @param names what the document calls its subject, the most trusted first: {@code 1.10}, {@code epic 2}
 */
public record JudgementSighting(Judgement judgement, List<String> names) {

  public JudgementSighting {
    names = List.copyOf(names);
  }
}
