package io.cflow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for what must never be found in the tables; the questions stand in {@code db/invariants.sql}. */
public final class Oracle {

  private static final Pattern HEAD = Pattern.compile("-- (I\\d+): (.*?)(?: \\(at (rest|the end)\\))?\n");

  private final JdbcClient jdbc;
  private final List<Invariant> invariants = read();

  public Oracle(Database database) {
    this(database.jdbc());
  }

  Oracle(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When something holds. Each includes those before it. */
  public enum When {
    /** Between any two commits. */
    ALWAYS,
    /** When no process works. */
    AT_REST,
    /** When nothing waits for anybody any more. */
    AT_THE_END
  }

  /** @param id as in the failure model: I1 */
  record Invariant(String id, String title, When when, String query) {}

  /** @param row of what breaks it */
  public record Finding(String invariant, String row) {}

  /** @return empty if everything holds */
  public List<Finding> look(When when) {
    return invariants.stream().filter(one -> one.when().compareTo(when) <= 0).flatMap(one -> look(one).stream())
        .toList();
  }

  List<Finding> look(Invariant invariant) {
    return jdbc.sql("select r::text from (" + invariant.query() + ") r limit 5")
        .query((row, n) -> new Finding(invariant.id() + " " + invariant.title(), row.getString(1)))
        .list();
  }

  List<Invariant> invariants() {
    return invariants;
  }

  private static List<Invariant> read() {
    try (var file = Oracle.class.getResourceAsStream("/db/invariants.sql")) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return HEAD.matcher(text).results().map(head -> {
        var query = text.substring(head.end(), text.indexOf(';', head.end()));
        return new Invariant(head.group(1), head.group(2), when(Optional.ofNullable(head.group(3))), query);
      }).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static When when(Optional<String> word) {
    return word.map(at -> at.equals("rest") ? When.AT_REST : When.AT_THE_END).orElse(When.ALWAYS);
  }
}
