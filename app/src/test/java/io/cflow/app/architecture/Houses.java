package io.cflow.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

/** The classes the rules look at, read once. */
final class Houses {

  static final String OURS = "io.cflow";
  static final String BROKEN = "io.cflow.app.architecture.broken";

  private static final JavaClasses MAIN =
      new ClassFileImporter().withImportOption(Houses::isMain).importPackages(OURS);
  private static final JavaClasses WITH_MISTAKES = new ClassFileImporter().importPackages(BROKEN);

  private Houses() {}

  /** Everything that is delivered. */
  static JavaClasses main() {
    return MAIN;
  }

  /** A small house in which every rule is broken. */
  static JavaClasses broken() {
    return WITH_MISTAKES;
  }

  /** The routes' tests come as a folder or as an archive, whether they have been packaged or not. */
  private static boolean isMain(Location location) {
    return !location.contains("/test-classes/") && !location.contains("-tests.jar");
  }
}
