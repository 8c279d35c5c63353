package io.cflow.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.routes.contract.Finding;
import io.cflow.routes.contract.Rule;
import io.cflow.routes.contract.RouteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link Rule}s, for the bundled routes and those of a site. */
class RouteContractTest {

  private static final Path BROKEN = RouteHouse.ROUTES.resolve("src/test/resources/broken");
  private static final Path POLICIES = RouteHouse.ROUTES.resolve("policies.camel.yaml");

  @Test
  void the_bundled_routes_keep_every_rule() {
    assertThat(findings(RouteFiles.in(RouteHouse.ROUTES))).isEmpty();
  }

  /** A site checks its own: {@code mvn -pl routes -am test -Dtest=RouteContractTest -Dcflow.site.routes=FOLDER}. */
  @Test
  @EnabledIfSystemProperty(named = "cflow.site.routes", matches = ".+")
  void the_routes_of_a_site_keep_every_rule() {
    var site = RouteFiles.in(Path.of(System.getProperty("cflow.site.routes")).toAbsolutePath());
    assertThat(site).isNotEmpty();
    assertThat(findings(Stream.concat(RouteFiles.in(RouteHouse.ROUTES).stream(), site.stream()).toList())).isEmpty();
  }

  /** A file with one mistake: its rule finds it, and no other rule does. */
  @ParameterizedTest
  @MethodSource("broken")
  void a_mistake_is_found_by_its_rule_and_by_no_other(Path file) {
    var rule = rule(file);

    var broken = findings(List.of(POLICIES, BROKEN.resolve(file)));

    // Some mistakes keep Camel from starting as well.
    assertThat(broken).extracting(Finding::rule).contains(rule)
        .isSubsetOf(EnumSet.of(rule, Rule.STARTS));
  }

  @ParameterizedTest
  @EnumSource
  void every_rule_is_proven_by_a_mistake(Rule rule) throws IOException {
    assertThat(broken()).extracting(RouteContractTest::rule).contains(rule);
  }

  /** Paths below {@code broken/}: the folder is the rule. */
  private static List<Path> broken() throws IOException {
    try (var files = Files.walk(BROKEN)) {
      return files.filter(Files::isRegularFile).map(BROKEN::relativize).sorted().toList();
    }
  }

  private static Rule rule(Path file) {
    return Rule.valueOf(file.getName(0).toString().replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static List<Finding> findings(List<Path> files) {
    try (var house = RouteHouse.empty()) {
      return RouteFiles.check(house.camel, files, house.types());
    }
  }
}
