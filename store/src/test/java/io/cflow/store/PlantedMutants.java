package io.cflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Plants mistakes and looks whether the tests notice. Each runs with class loaders and a server of its own. */
@Timeout(300)
class PlantedMutants {

  private static int planted;
  private static int killed;

  @TempDir
  private Path folder;

  static Stream<Mutant> mutants() {
    return Mutant.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void a_mistake_is_noticed(Mutant mutant) throws IOException {
    planted++;
    assertThat(failures(mutant, List.of())).as("without it the test is green").isZero();
    assertThat(failures(mutant, List.of(mutant.compiled(folder)))).as(mutant.killer()).isOne();
    killed++;
  }

  @AfterAll
  static void report() {
    System.out.println("mutants killed/total: " + killed + "/" + planted);
  }

  /** @param first classes that come before all others */
  private static long failures(Mutant mutant, List<Path> first) throws IOException {
    var before = Thread.currentThread().getContextClassLoader();
    try (var loader = new URLClassLoader(urls(first), PlantedMutants.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith("io.cflow.") ? own(name) : super.loadClass(name, resolve);
      }

      private synchronized Class<?> own(String name) throws ClassNotFoundException {
        var loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }) {
      Thread.currentThread().setContextClassLoader(loader);
      return run(Class.forName("io.cflow.store." + mutant.killer().split("#")[0], false, loader), mutant);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static long run(Class<?> test, Mutant mutant) {
    var summary = new SummaryGeneratingListener();
    var request = LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(test, mutant.killer().split("#")[1])).build();
    LauncherFactory.create().execute(request, summary);
    assertThat(summary.getSummary().getTestsFoundCount()).isOne();
    return summary.getSummary().getTestsFailedCount();
  }

  private static URL[] urls(List<Path> first) {
    var entries = new ArrayList<>(first);
    Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator"))).map(Path::of)
        .forEach(entries::add);
    return entries.stream().map(PlantedMutants::url).toArray(URL[]::new);
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
