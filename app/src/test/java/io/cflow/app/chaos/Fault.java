package io.cflow.app.chaos;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** What happens to engines, how often in a hundred, and what a person would call it. */
enum Fault {
  KILL(62, "kill -9 of a process"),
  KILL_AND_LEAVE(2, "kill -9 of a process that does not come back"),
  ZOMBIE(3, "a process stopped for longer than its lease, then let go on"),
  LEAVE(4, "a process asked to go"),
  TERMINATE(9, "pg_terminate_backend of every connection"),
  CUT(7, "every connection cut on its way"),
  LOST_ANSWER(8, "the answer to a commit lost on its way"),
  SERVER(2, "PostgreSQL stopped at once and started"),
  FULL_DISK(3, "the disk for documents full, then freed");

  final int weight;
  final String title;

  Fault(int weight, String title) {
    this.weight = weight;
    this.title = title;
  }

  static Fault drawn(RandomGenerator random) {
    int ticket = random.nextInt(100);
    for (var fault : values()) {
      ticket -= fault.weight;
      if (ticket < 0) {
        return fault;
      }
    }
    throw new IllegalStateException("the weights make a hundred");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
