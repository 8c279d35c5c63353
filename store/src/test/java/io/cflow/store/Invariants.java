package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold in the tables whatever happened. */
final class Invariants {

  private Invariants() {}

  static void check(FreshDatabase database) {
    var sql = database.sql();
    sql.sql("analyze").update();
    assertThat(new Oracle(sql).look(Oracle.When.ALWAYS)).isEmpty();
  }
}
