package io.cflow.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.cflow.routes.RouteHouse;
import io.cflow.routes.contract.Beans;
import io.cflow.routes.contract.RouteContract;
import io.cflow.routes.contract.RouteFiles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The routes against what the application really has: the classes of its beans, its components, its own calls. */
class RealRoutesTest {

  private static final Pattern SENT = Pattern.compile("\"direct:([a-z-]+)\"");

  @Test
  void the_routes_fit_the_application_s_own_beans_and_components() throws Exception {
    var beans = beans();
    try (var camel = new DefaultCamelContext()) {
      // Endpoints and their options are made and checked, but no timer ticks and no port is opened.
      camel.setAutoStartup(false);
      RouteHouse.standIns().forEach(camel.getRegistry()::bind);
      camel.getRegistry().bind("dataSource", new PGSimpleDataSource());
      assertThat(RouteFiles.check(camel, RouteFiles.in(Repository.ROOT.resolve("routes")), new Beans(beans))).isEmpty();
    }
  }

  @Test
  void the_public_doors_are_those_the_application_sends_to() {
    var sent = new TreeSet<String>();
    Repository.mainSources().forEach(file ->
        SENT.matcher(Repository.text(file)).results().forEach(door -> sent.add(door.group(1))));

    assertThat(sent).isEqualTo(new TreeSet<>(RouteContract.PUBLIC_DOORS));
  }

  /** As the wiring declares them. */
  private static Map<String, Class<?>> beans() throws ClassNotFoundException {
    var types = new TreeMap<String, Class<?>>();
    var application = Class.forName("io.cflow.app.EngineApplication");
    Arrays.stream(application.getAnnotation(Import.class).value())
        .flatMap(wiring -> Arrays.stream(wiring.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Bean.class))
        .forEach(method -> names(method).forEach(name -> types.put(name, method.getReturnType())));
    return types;
  }

  private static Stream<String> names(Method method) {
    var names = method.getAnnotation(Bean.class).value();
    return names.length == 0 ? Stream.of(method.getName()) : Arrays.stream(names);
  }
}
