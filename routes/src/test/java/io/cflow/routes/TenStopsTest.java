package io.cflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.routes.contract.RouteGraph;
import io.cflow.routes.contract.RouteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Follows "The walk of one document" in {@code docs/architecture.md}: each stop names routes and steps, and a message
 * gets to each of them from the stop before.
 */
class TenStopsTest {

  private static final Pattern STOP = Pattern.compile("(?m)^(\\d+)\\. .*(?:\\n   .*)*");
  private static final Pattern NAME = Pattern.compile("`([a-z]+(?:-[a-z]+)+)`");

  private static RouteHouse house;
  private static RouteGraph graph;

  @BeforeAll
  static void open() throws Exception {
    house = RouteHouse.open();
    graph = RouteGraph.of(RouteModel.of(house.camel));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void the_walk_has_ten_stops_and_each_names_where_it_is() throws IOException {
    assertThat(stops()).hasSize(10).allSatisfy(stop -> assertThat(stop).isNotEmpty());
  }

  @Test
  void everything_a_stop_names_exists() throws IOException {
    assertThat(stops()).allSatisfy(stop -> assertThat(stop).allMatch(graph::knows));
  }

  @Test
  void a_message_gets_from_each_stop_to_all_of_the_next() throws IOException {
    var stops = stops();
    for (int i = 1; i < stops.size(); i++) {
      var before = stops.get(i - 1);
      assertThat(stops.get(i)).as("from %s", before)
          .allMatch(name -> before.stream().anyMatch(from -> graph.leads(from, name)));
    }
  }

  /** Or the test above would be true of anything. */
  @Test
  void the_way_back_is_not_a_way() {
    assertThat(graph.leads("publish-documents", "intake-rest")).isFalse();
    assertThat(graph.leads("record-outcome", "route-by-role")).isTrue();
    assertThat(graph.leads("split-plan", "check-plan")).isFalse();
    assertThat(graph.leads("gate-open", "publish-documents")).isFalse();
  }

  private static List<List<String>> stops() throws IOException {
    var text = Files.readString(RouteHouse.DOCS.resolve("architecture.md"));
    var section = text.replaceFirst("(?s).*\\n## The walk of one document\\n", "").replaceFirst("(?s)\\n## .*", "");
    var stops = new ArrayList<List<String>>();
    STOP.matcher(section).results().map(MatchResult::group)
        .forEach(stop -> stops.add(NAME.matcher(stop).results().map(found -> found.group(1)).toList()));
    return stops;
  }
}
