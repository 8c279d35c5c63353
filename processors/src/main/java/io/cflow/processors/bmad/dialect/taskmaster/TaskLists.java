package io.cflow.processors.bmad.dialect.taskmaster;

import io.cflow.domain.DocumentType;
import io.cflow.processors.bmad.dialect.Dialect;
import io.cflow.processors.bmad.dialect.Rule;
import io.cflow.processors.bmad.harvest.Harvest;
import java.util.List;

/** task-master: one JSON file with the tasks of every tag, their states and their dependencies. */
public final class TaskLists implements Dialect {

  private static final List<Rule> RULES = List.of(
      Rule.keys("task-master", DocumentType.EPICS, file -> file.lower().matches("(?:.*/)?tasks/tasks\\.json")
          || file.lower().equals("tasks.json")));

  @Override
  public List<Rule> rules() {
    return RULES;
  }

  @Override
  public void read(Harvest harvest) {
    TaskListReader.read(harvest);
  }
}
