package io.cflow.processors.bmad.dialect;

import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/**
 * One way of writing one kind of document: how it is recognised, and what it says. A dialect lives in a folder of its
 * own and knows no other; the list of all of them is {@code Dialects}.
 */
public interface Dialect {

  /** How a file of this dialect is recognised; the first that fires counts. */
  List<Rule> rules();

  /** Adds what the document says to its harvest. Never throws for what the document contains. */
  default void read(Harvest harvest) {}

  /** Called once after every document was read, for what only the whole project can tell. */
  default void readTogether(List<Harvest> project) {}
}
