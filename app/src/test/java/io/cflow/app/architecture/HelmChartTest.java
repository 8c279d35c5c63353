package io.cflow.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import org.junit.jupiter.api.Test;

class HelmChartTest {

  private final Helm chart = new Helm(Repository.ROOT.resolve("helm/cflow"));

  @Test
  void the_chart_lints() {
    var result = chart.lint().strict().call();

    assertThat(result.getMessages()).noneMatch(message -> message.contains("ERROR"));
  }

  @Test
  void it_renders_one_server_with_the_database_it_was_given() {
    var rendered = chart.template().withName("shop")
        .set("database.url", "jdbc:postgresql://db:5432/cflow").set("database.existingSecret", "db").call();

    assertThat(rendered).contains("kind: StatefulSet", "jdbc:postgresql://db:5432/cflow", "readOnlyRootFilesystem: true");
  }

  @Test
  void a_value_it_does_not_know_is_refused() {
    assertThatThrownBy(() -> chart.template().withName("shop").set("databse.url", "x").call())
        .hasMessageContaining("databse");
  }
}
