package io.cflow.routes.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;

/** Route files, and what is wrong with them. */
public final class RouteFiles {

  private static final String SUFFIX = ".camel.yaml";

  private RouteFiles() {}

  /** The files right inside a folder, by name. */
  public static List<Path> in(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a context the settings routes use, and the routes; what is wrong with a file surfaces as an exception. */
  public static void load(CamelContext camel, List<Path> files) throws Exception {
    var settings = new Properties();
    settings.setProperty("cflow.inbox.enabled", "true");
    settings.setProperty("cflow.retention.cron", "0 30 3 * * ?");
    camel.getPropertiesComponent().setOverrideProperties(settings);
    var resources = files.stream().map(file -> PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
    // Together: a route takes only those policies that are there when it is added.
    PluginHelper.getRoutesLoader(camel).loadRoutes(resources.toList());
  }

  /**
   * All rules on some files, loaded together and started in {@code camel}.
   *
   * @param camel new, with the components and beans the files name
   */
  public static List<Finding> check(CamelContext camel, List<Path> files, Beans beans) {
    var findings = new ArrayList<Finding>();
    files.forEach(file -> findings.addAll(RouteSchema.check(file)));
    try {
      load(camel, files);
      camel.start();
    } catch (Exception e) {
      findings.add(new Finding(Rule.STARTS, "camel", e.toString()));
    }
    // What is there is checked even if it did not start, or one mistake would hide the others.
    findings.addAll(RouteContract.findings(RouteModel.of(camel), beans));
    return List.copyOf(findings);
  }
}
