package io.cflow.routes;

import io.cflow.routes.contract.Golden;
import io.cflow.routes.contract.RouteMap;
import io.cflow.routes.contract.RouteModel;
import org.junit.jupiter.api.Test;

/** {@code docs/routes.mmd} shows the routes as they are. */
class RouteMapTest {

  private static final String HEADING = """
      %% The routes, drawn from Camel's own model by RouteMapTest (-Dgolden.update=true writes this file again).
      %% Dotted: messages of the application itself; what the journal has committed comes back that way.
      """;

  @Test
  void the_map_shows_every_route_and_every_way_between_them() throws Exception {
    try (var house = RouteHouse.open()) {
      new Golden(RouteHouse.DOCS.resolve("routes.mmd")).matches(HEADING + RouteMap.draw(RouteModel.of(house.camel)));
    }
  }
}
