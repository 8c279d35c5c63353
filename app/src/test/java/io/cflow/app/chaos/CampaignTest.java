package io.cflow.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two engines on one database under faults of every kind, in small; {@link ChaosCampaign} is the same in large. */
@Timeout(600)
class CampaignTest {

  @Test
  void two_engines_survive_ten_kills_and_one_fault_of_every_other_kind() throws Exception {
    try (var campaign = new Campaign(4)) {
      var result = campaign.run(10, List.of(Fault.values()));

      System.out.println(result);
      assertThat(result.kills()).isGreaterThanOrEqualTo(10);
      assertThat(result.faults()).containsOnlyKeys(Fault.values());
      assertThat(result.operations()).isGreaterThan(400);
      assertThat(result.inheritMillis()).isNotEmpty();
      CrashMatrix.check("faults", "| fault | outcome |", Stream.of(Fault.values()).map(fault -> "| %s | %s |".formatted(
          fault.title, result.faults().containsKey(fault) ? "goes on" : "NOT TRIED")).toList());
    }
  }
}
