package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What is tried again, and for how long. */
class BackoffTest {

  private static final Backoff AT_ONCE = new Backoff(Duration.ZERO, Duration.ZERO);

  @ParameterizedTest
  @CsvSource({
    "08006, true", "53100, true", "57P01, true", "57P03, true", "58030, true", "40001, true", "40P01, true",
    "55P03, true", "25006, true", "22012, false", "22021, false", "23505, false", "23514, false", "42P01, false"
  })
  void trouble_that_passes_by_itself_is_told_by_its_state(String state, boolean passes) {
    assertThat(Backoff.isTransient(new SQLException("trouble", state))).isEqualTo(passes);
  }

  @Test
  void what_lies_behind_an_exception_counts() {
    assertThat(Backoff.isTransient(new DataAccessResourceFailureException("gone", new SQLException("", "57P01")))).isTrue();
    assertThat(Backoff.isTransient(new SQLException("read", null, new SocketTimeoutException()))).isTrue();
    assertThat(Backoff.isTransient(new SQLTransientConnectionException("the pool is empty"))).isTrue();
    assertThat(Backoff.isTransient(new SQLException("no state"))).isFalse();
    assertThat(Backoff.isTransient(new IllegalStateException("a bug"))).isFalse();
  }

  @Test
  void it_is_tried_until_it_works() throws SQLException {
    assertThat(AT_ONCE.<Integer, SQLException>persist(() -> false, failures -> {
      if (failures < 50) {
        throw new SQLException("not yet", "57P03");
      }
      return failures;
    })).isEqualTo(50);
  }

  @Test
  void it_is_not_tried_again_when_the_caller_stops_or_it_never_will() {
    assertThatThrownBy(() -> AT_ONCE.<Integer, SQLException>persist(() -> true, failures -> {
      throw new SQLException("try " + failures, "57P03");
    })).hasMessage("try 0");
    assertThatThrownBy(() -> AT_ONCE.<Integer, SQLException>persist(() -> false, failures -> {
      throw new SQLException("try " + failures, "23505");
    })).hasMessage("try 0");
  }

  @Test
  void an_interrupt_is_kept_for_the_caller() {
    Thread.currentThread().interrupt();

    boolean during = AT_ONCE.persist(() -> false, failures -> Thread.currentThread().isInterrupted());

    assertThat(during).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
