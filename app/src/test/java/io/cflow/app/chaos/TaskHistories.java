package io.cflow.app.chaos;

import io.cflow.app.chaos.Linearizability.Kind;
import io.cflow.app.chaos.Linearizability.Operation;
import io.cflow.app.chaos.Linearizability.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all processes together saw of each task, and whether that can have happened. */
final class TaskHistories {

  private record Right(UUID task, long lease) {}

  private final Map<UUID, List<Operation>> histories = new TreeMap<>();
  private final Set<Right> refused = new HashSet<>();

  private TaskHistories() {}

  /** @param files what the processes wrote down */
  static TaskHistories read(List<Path> files, JdbcClient sql) throws IOException {
    var histories = new TaskHistories();
    sql.sql("""
        select t.id, cast(substring(l.detail from 'stale lease ([0-9]+)') as bigint) as lease
        from ledger l join agent_tasks t on t.execution_id = l.execution_id
          and l.subject = t.agent || '.' || t.capability || case when t.story = '' then '' else ' ' || t.story end
        where l.kind = 'outcome-fenced'""")
        .query((row, n) -> histories.refused.add(new Right(row.getObject("id", UUID.class), row.getLong("lease"))))
        .list();
    for (var file : files) {
      histories.add(Files.readAllLines(file));
    }
    return histories;
  }

  /** The last line of a process that was killed may be cut. */
  private void add(List<String> lines) {
    var completed = new HashMap<Right, Operation>();
    for (var line : lines) {
      var words = line.split(" ");
      if (words.length == 6) {
        add(words, completed);
      }
    }
  }

  private void add(String[] words, Map<Right, Operation> completed) {
    var right = new Right(UUID.fromString(words[1]), Long.parseLong(words[2]));
    var called = Long.parseLong(words[3]);
    var returned = Long.parseLong(words[4]);
    var operation = switch (words[0]) {
      case "claim" -> new Operation(Kind.CLAIM, right.lease(), called, returned, Result.OK);
      case "begin" -> new Operation(Kind.COMPLETE, right.lease(), called, Long.MAX_VALUE, Result.UNKNOWN);
      // What comes too late is kept for the owner, who refuses it after whoever brought it has gone.
      default -> refused.contains(right)
          ? new Operation(Kind.COMPLETE, right.lease(), called, Long.MAX_VALUE, Result.REFUSED)
          : new Operation(Kind.COMPLETE, right.lease(), called, returned, Result.OK);
    };
    var history = histories.computeIfAbsent(right.task(), task -> new ArrayList<>());
    if (words[0].equals("begin")) {
      completed.put(right, operation);
    } else if (words[0].equals("end")) {
      history.remove(completed.get(right));
    }
    history.add(operation);
  }

  int operations() {
    return histories.values().stream().mapToInt(List::size).sum();
  }

  int refusals() {
    return refused.size();
  }

  /** @return what cannot have happened, one text for each task */
  List<String> impossible() {
    return histories.entrySet().stream().filter(history -> !Linearizability.holds(history.getValue()))
        .map(history -> history.getKey() + " " + history.getValue()).toList();
  }
}
